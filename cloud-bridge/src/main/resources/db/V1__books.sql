-- Each package reads and writes only the tables that carry its name.

create table journal_cursor (
    locker text primary key,
    epoch  bigint not null,
    up_to  bigint not null default 0,
    head   text   not null
);

create table journal_entry (
    locker      text    not null,
    epoch       bigint  not null,
    seq         bigint  not null,
    prev        text    not null,
    hash        text    not null,
    body        text    not null,
    applied     boolean not null,
    unread      text,
    received_at timestamptz not null default now(),
    primary key (locker, epoch, seq)
);
create index journal_entry_early on journal_entry (locker, epoch, seq) where not applied;
create index journal_entry_unread on journal_entry (unread) where unread is not null;

create table journal_quarantine (
    locker     text   not null,
    hash       text   not null,
    problem    text   not null,
    raw        text   not null,
    times      bigint not null default 1,
    first_seen timestamptz not null default now(),
    primary key (locker, hash)
);

create table fleet_locker (
    locker      text primary key,
    name        text   not null,
    address     text   not null,
    seal_to     text   not null,
    epoch       bigint not null,
    given       bigint not null default 0,
    taken       bigint not null default 0,
    software    text,
    birth_epoch bigint,
    birth_head  bigint,
    unsent      bigint,
    clock       text,
    born_at     timestamptz
);

create table fleet_compartment (
    locker      text not null references fleet_locker,
    compartment text not null,
    size        text not null,
    custody     text not null,
    service     text not null,
    door        text not null,
    primary key (locker, compartment)
);

create table fleet_opening (
    locker      text    not null,
    opening     text    not null,
    compartment text    not null,
    kind        text    not null,
    finished    boolean not null,
    primary key (locker, opening)
);
create index fleet_opening_unfinished on fleet_opening (locker) where not finished;

create table fleet_directive (
    locker   text   not null references fleet_locker,
    number   bigint not null,
    kind     text   not null,
    jws      text   not null,
    refused  text,
    given_at timestamptz not null default now(),
    primary key (locker, number)
);

create table fleet_courier (
    courier  text primary key,
    name     text,
    badge    text    not null unique,
    pin_salt text    not null,
    pin_hash text    not null,
    role     text    not null,
    active   boolean not null
);

create table parcel_announced (
    waybill      text primary key,
    locker       text not null,
    recipient    text not null,
    person       text not null,
    basis        text,
    size         text,
    announced_at timestamptz not null default now()
);

create table parcel_delivery (
    locker       text   not null,
    delivery     text   not null,
    state        text   not null,
    compartment  text   not null,
    waybills     text[] not null,
    courier      text   not null,
    recipient    text   not null,
    basis        text   not null,
    code_seal    text   not null,
    phone_seal   text,
    begun_millis bigint not null,
    begun_seq    bigint not null,
    primary key (locker, delivery)
);
create index parcel_delivery_waybills on parcel_delivery using gin (waybills);

create table parcel_opening (
    locker   text    not null,
    opening  text    not null,
    delivery text    not null,
    kind     text    not null,
    finished boolean not null,
    primary key (locker, opening)
);
create index parcel_opening_unfinished on parcel_opening (locker) where not finished;

create table parcel_event (
    locker      text   not null,
    epoch       bigint not null,
    seq         bigint not null,
    delivery    text   not null,
    waybill     text   not null,
    kind        text   not null,
    detail      text   not null,
    wall_millis bigint not null,
    clock       text   not null,
    primary key (locker, epoch, seq, delivery)
);
create index parcel_event_delivery on parcel_event (locker, delivery);
create index parcel_event_waybill on parcel_event (waybill) where waybill <> '';

create table parcel_seal (
    name        text primary key,
    locker      text not null,
    jwe         text not null,
    received_at timestamptz not null default now()
);

create table parcel_notice (
    locker      text   not null,
    delivery    text   not null,
    code_seal   text   not null,
    made_millis bigint not null,
    clock       text   not null,
    noted_at    timestamptz not null default now(),
    primary key (locker, delivery)
);
