-- Messages by mail beside those to phones. A thing that is told is owed once by each way.

alter table parcel_message add column way text not null default 'PHONE';
-- The same for every attempt and no other message's in any database: what whoever gets a mail twice knows it by.
alter table parcel_message add column mark uuid not null default gen_random_uuid();
alter table parcel_message drop constraint parcel_message_locker_delivery_kind_subject_key;
alter table parcel_message add unique (locker, delivery, kind, subject, way);
