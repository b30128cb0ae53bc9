-- What people bring to lockers to be sent.

create table parcel_mail_in (
    locker        text   not null,
    delivery      text   not null,
    state         text   not null,
    compartment   text   not null,
    sending_order text   not null,
    carrier       text   not null,
    identity      text   not null,
    shut_millis   bigint not null,
    open_millis   bigint not null,
    collector     text   not null,
    primary key (locker, delivery)
);
create index parcel_mail_in_order on parcel_mail_in (sending_order);
