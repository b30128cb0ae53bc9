-- How long parcels may lie, openings by staff that recipients are told of, tokens taken back.

alter table parcel_delivery add column overdue boolean not null default false;

-- Whose recipient has been told, and so may lie this long. Not projected: a replay of the journal leaves it as it is.
create table parcel_storage (
    locker       text   not null,
    delivery     text   not null,
    limit_millis bigint not null,
    told_at      timestamptz not null default now(),
    primary key (locker, delivery)
);

create table parcel_staff_opening (
    locker      text   not null,
    opening     text   not null,
    delivery    text   not null,
    made_millis bigint not null,
    clock       text   not null,
    noted_at    timestamptz not null default now(),
    primary key (locker, opening)
);
create index parcel_staff_opening_noted on parcel_staff_opening (noted_at);

alter table parcel_token add column revoked_at timestamptz;
