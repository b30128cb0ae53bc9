-- What lockers told before there were partners is no news to them, also when a journal is read again.
insert into exchange_cursor (locker, epoch, seq)
select c.locker, c.epoch, c.up_to from journal_cursor c
where not exists (select 1 from parcel_happening_head h where h.locker = c.locker)
on conflict do nothing;

-- Whom a parcel is for is shown to who said so.
alter table exchange_shipment add column announced boolean not null default false;

-- A parcel presented again cannot lie where nobody was sure of it: its locker dropped that delivery. None that a recipient or staff
-- opened since is touched: of those the locker may believe otherwise.
update parcel_delivery d set state = 'WITHDRAWN'
from parcel_event begun
where d.state = 'UNCERTAIN'
    and begun.locker = d.locker and begun.delivery = d.delivery and begun.kind = 'DepositAuthorised'
    and not exists (select 1 from parcel_opening o
        where o.locker = d.locker and o.delivery = d.delivery and o.kind not in ('DEPOSIT', 'CHECK'))
    and exists (select 1 from parcel_delivery n join parcel_event again using (locker, delivery)
        where n.locker = d.locker and n.waybills && d.waybills and again.kind = 'DepositAuthorised'
        and (again.epoch, again.seq) > (begun.epoch, begun.seq));
