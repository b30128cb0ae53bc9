-- Diagnostics reports that operators ask lockers for. Not projected: a replay of the journal leaves them as they are.
create table fleet_report (
    request      text primary key,
    locker       text not null references fleet_locker,
    parts        text[] not null,
    from_at      timestamptz not null,
    to_at        timestamptz not null,
    most_bytes   bigint not null,
    author       text not null,
    asked_at     timestamptz not null,
    -- Its number among what the locker was told: an agent that knows no reports answers that alone.
    directive    bigint not null,
    -- Null: nobody cancelled it.
    cancelled_at timestamptz,
    -- Whether a later one did.
    superseded   boolean not null default false,
    -- What is uploaded; total is 0 before the first bytes.
    total        bigint not null default 0,
    hash         text not null default '',
    held         bigint not null default 0,
    whole_at     timestamptz
);
create index fleet_report_locker on fleet_report (locker, asked_at desc);

-- Its bytes, each piece where the locker put it.
create table fleet_report_chunk (
    request text   not null references fleet_report on delete cascade,
    at      bigint not null,
    bytes   bytea  not null,
    primary key (request, at)
);
-- They are compressed already.
alter table fleet_report_chunk alter column bytes set storage external;

-- What lockers say became of each, from their journals.
create table fleet_report_told (
    locker  text not null,
    request text not null,
    state   text not null,
    problem text,
    primary key (locker, request)
);
