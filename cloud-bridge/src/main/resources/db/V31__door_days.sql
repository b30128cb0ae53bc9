-- How each door fared at the end of each day on which it was opened, so that one can see it grow worse.

create table fleet_door_day (
    locker        text   not null references fleet_locker on delete cascade,
    compartment   text   not null,
    day           date   not null,
    open_millis   bigint,
    openings      int    not null,
    shut          int    not null,
    again         int    not null,
    bounces       bigint not null,
    milli_celsius int,
    primary key (locker, compartment, day)
);

create index fleet_door_day_old on fleet_door_day (day);
