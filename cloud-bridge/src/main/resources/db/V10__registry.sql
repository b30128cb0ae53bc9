-- Outlets, their filing with the authority, and what was done to it. A sheet is kept as one document: nothing asks for its parts but
-- those that stand beside it.

create table registry_outlet (
    outlet        text primary key,
    state         text not null,
    kind          text not null,
    region        text not null,
    lng           double precision not null,
    lat           double precision not null,
    spot          point generated always as (point(lng, lat)) stored,
    locker        text,
    number        text unique,
    sheet         jsonb not null,
    pending       jsonb,
    declared_on   date not null,
    submitted_on  date,
    returned_on   date,
    missing       text[] not null default '{}',
    filed_on      date,
    changed_on    date
);
create index registry_outlet_spot on registry_outlet using gist (spot);
create unique index registry_outlet_locker on registry_outlet (locker) where state <> 'CANCELLED';

create table registry_act (
    outlet text not null references registry_outlet,
    number bigint generated always as identity,
    act    text not null,
    actor  text not null,
    detail text not null,
    at     timestamptz not null,
    primary key (outlet, number)
);

create table registry_photo (
    outlet text not null references registry_outlet,
    number int  not null,
    jpeg   bytea not null,
    primary key (outlet, number)
);
