-- Help that was asked for at lockers, and codes that were lost.

create table parcel_ticket (
    locker      text   not null,
    epoch       bigint not null,
    seq         bigint not null,
    ticket      text   not null,
    concern     text   not null,
    delivery    text,
    compartment text,
    made_millis bigint not null,
    clock       text   not null,
    noted_at    timestamptz not null default now(),
    primary key (locker, epoch, seq)
);
create index parcel_ticket_noted on parcel_ticket (noted_at);
create index parcel_ticket_number on parcel_ticket (ticket);

-- What was settled by whom. Not projected: a replay of the journal leaves it as it is.
create table parcel_ticket_settled (
    locker     text   not null,
    epoch      bigint not null,
    seq        bigint not null,
    settled_at timestamptz not null default now(),
    primary key (locker, epoch, seq)
);

-- Who asked under this ticket knew parcel and phone.
create table parcel_lost_code (
    locker   text   not null,
    epoch    bigint not null,
    seq      bigint not null,
    ticket   text   not null,
    delivery text   not null,
    primary key (locker, epoch, seq)
);

-- Whether a new code was ordered for it. Not projected: a replay of the journal orders nothing again.
create table parcel_renewal (
    locker     text    not null,
    epoch      bigint  not null,
    seq        bigint  not null,
    delivery   text    not null,
    ordered    boolean not null,
    decided_at timestamptz not null default now(),
    primary key (locker, epoch, seq)
);
create index parcel_renewal_delivery on parcel_renewal (locker, delivery, decided_at);
