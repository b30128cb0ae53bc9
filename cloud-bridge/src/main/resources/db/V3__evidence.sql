-- What takes rights away from a locker now, as its latest birth and journal say; bd_seq is that birth's number.
alter table fleet_locker add column modes text[] not null default '{}';
alter table fleet_locker add column bd_seq bigint not null default 0;
-- In the epoch that is expected now, directives go on after this number.
alter table fleet_locker add column enrol_from bigint not null default 0;

-- The verifier of the latest code of a delivery: a locker that is enrolled anew gets it back, so that codes stay good.
alter table parcel_delivery add column code_salt text not null default '';
alter table parcel_delivery add column code_hash text not null default '';
update parcel_delivery d
set code_salt = e.code ->> 'salt', code_hash = e.code ->> 'hash'
from (
    select distinct on (locker, fact ->> 'delivery') locker, fact ->> 'delivery' as delivery, fact -> 'code' as code
    from (select locker, epoch, seq, body::jsonb -> 'fact' as fact
          from journal_entry where applied and unread is null) f
    where fact ->> 'kind' in ('DepositAuthorised', 'CodeRenewed')
    order by locker, fact ->> 'delivery', epoch desc, seq desc) e
where e.locker = d.locker and e.delivery = d.delivery;
