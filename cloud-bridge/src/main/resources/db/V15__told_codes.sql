-- Of which code a recipient was told last: the locker keeps the ones before good until it hears that. Named by its seal, as messages
-- name it. Not projected: a replay of the journal leaves it as it is.

alter table parcel_storage add column told_seal text;

-- Until now a locker forgot the old code as soon as it drew the new one: there is nothing to say to it.
update parcel_storage s set told_seal = n.code_seal from parcel_notice n
where n.locker = s.locker and n.delivery = s.delivery;

-- So long in all a locker has promised a recipient at its screen.
alter table parcel_delivery add column promised_millis bigint not null default 0;
