-- Operators' commands and what lockers' journals say of them; tokens that the city gave out.

alter table fleet_locker add column session text;

create table fleet_command (
    locker      text not null references fleet_locker,
    command     text not null,
    signed      text not null,
    compartment text not null,
    actor       text not null,
    reason      text not null,
    ticket      text not null,
    received_at timestamptz not null default now(),
    expires_at  timestamptz not null,
    primary key (locker, command)
);
create index fleet_command_expiry on fleet_command (expires_at);

-- Projected from the journal; a command that came another way has an answer and no row above.
create table fleet_command_answer (
    locker  text not null,
    command text not null,
    opening text,
    state   text not null,
    refused text,
    primary key (locker, command)
);
create unique index fleet_command_answer_opening on fleet_command_answer (locker, opening);

create table parcel_token (
    token      text primary key,
    locker     text   not null,
    kind       text   not null,
    deliveries text[] not null,
    expires_at timestamptz not null,
    issued_at  timestamptz not null default now()
);
