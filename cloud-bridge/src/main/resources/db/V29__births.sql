-- Births heard lately, by their content: one that the broker kept and repeats, or that another bridge took, says nothing new; and two boards
-- with one identity are told apart from one that reconnects. Not projected.

create table fleet_birth (
    locker   text not null references fleet_locker on delete cascade,
    birth    text not null,
    session  text not null,
    bd_seq   bigint not null,
    heard_at timestamptz not null default clock_timestamp(),
    primary key (locker, birth)
);

-- When the births last showed two boards; null: never in this epoch.
alter table fleet_locker add column doubled_at timestamptz;

-- Of the latest birth; what counts as later is told by the births themselves now.
alter table fleet_locker drop column bd_seq;
