-- EPCIS 2.0: when the city learned of an event, and what partners captured themselves.

-- Null: before this version nobody noted it.
alter table exchange_event add column recorded_at timestamptz;

-- Numbered with the city's own events. Only what is understood of an event is kept.
create table exchange_captured (
    number       bigint primary key,
    partner      text   not null references exchange_partner,
    event_id     text   not null,
    -- Of what is kept: the same event may come again, another one of its name may not.
    digest       text   not null,
    epcs         text[] not null,
    event_millis bigint not null,
    zone         text   not null,
    action       text   not null,
    biz_step     text,
    disposition  text,
    read_point   text,
    biz_location text,
    recorded_at  timestamptz not null,
    unique (partner, event_id)
);
create index exchange_captured_epcs on exchange_captured using gin (epcs);

-- What became of a document that a partner sent.
create table exchange_capture (
    capture     text primary key,
    partner     text not null references exchange_partner,
    created_at  timestamptz not null,
    finished_at timestamptz not null,
    is_rollback boolean not null,
    errors      text[] not null
);
create index exchange_capture_age on exchange_capture (created_at);
