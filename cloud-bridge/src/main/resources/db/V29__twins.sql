-- Births heard lately, so that two boards with one identity are told apart from one that reconnects. Not projected.

create table fleet_birth (
    locker   text not null references fleet_locker on delete cascade,
    session  text not null,
    bd_seq   bigint not null,
    heard_at timestamptz not null default now(),
    primary key (locker, session)
);

-- When the births last showed two boards; null: never in this epoch.
alter table fleet_locker add column doubled_at timestamptz;
