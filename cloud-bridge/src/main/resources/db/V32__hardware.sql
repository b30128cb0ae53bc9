-- What each locker is built of, as its births say, and as somebody in the city has accepted it.

create table fleet_hardware (
    locker        text primary key references fleet_locker on delete cascade,
    told_hash     text not null,
    -- JSON as the contract has it
    told          text not null,
    told_at       timestamptz not null default now(),
    accepted_hash text,
    accepted      text,
    accepted_at   timestamptz,
    accepted_by   text,
    check (num_nulls(accepted_hash, accepted, accepted_at, accepted_by) in (0, 4))
);

create index fleet_hardware_open on fleet_hardware (locker) where accepted_hash is distinct from told_hash;
