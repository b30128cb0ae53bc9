-- What is on its way to recipients. Each thing is told once: a code by the name of its seal, an opening by its own, a reminder by the
-- time that is nearly over. No row holds a phone, a name or a code.

create table parcel_message (
    message  bigint generated always as identity primary key,
    locker   text not null,
    delivery text not null,
    kind     text not null,
    subject  text not null,
    attempts int  not null default 0,
    due_at   timestamptz not null,
    sent_at  timestamptz,
    ended    text,
    unique (locker, delivery, kind, subject)
);
create index parcel_message_due on parcel_message (due_at) where sent_at is null and ended is null;
