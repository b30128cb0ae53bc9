-- What the city says of a parcel beside its size: refused, fresh, valuable, for somebody who cannot reach high.

alter table parcel_announced add column marks text[] not null default '{}';

-- One parcel more for a recipient known by another parcel's announcement.
create index parcel_announced_recipient on parcel_announced (locker, recipient);
