-- What lockers told before there were partners is no news to them, also when a journal is read again.
insert into exchange_cursor (locker, epoch, seq)
select c.locker, c.epoch, c.up_to from journal_cursor c
where not exists (select 1 from parcel_happening_head h where h.locker = c.locker)
on conflict do nothing;

-- Whom a parcel is for is shown to who said so.
alter table exchange_shipment add column announced boolean not null default false;
