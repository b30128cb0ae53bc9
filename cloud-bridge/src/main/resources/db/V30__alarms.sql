-- What somebody must look at: raised by a locker's journal, its births and its telemetry, or by its silence; acknowledged and resolved by people.

create table fleet_alarm (
    alarm           bigint generated always as identity primary key,
    locker          text   not null references fleet_locker on delete cascade,
    kind            text   not null,
    -- a compartment, a board, or nothing
    subject         text   not null,
    detail          text   not null,
    -- the entry that raised it, so that a journal that is projected anew raises nothing twice
    epoch           bigint not null,
    seq             bigint not null,
    raised_at       timestamptz not null default now(),
    cleared_at      timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text,
    resolved_at     timestamptz,
    resolved_by     text,
    note            text   not null default '',
    unique (locker, epoch, seq, kind, subject)
);

create unique index fleet_alarm_standing on fleet_alarm (locker, kind, subject) where cleared_at is null and resolved_at is null;
create index fleet_alarm_open on fleet_alarm (alarm) where resolved_at is null;
