-- How long the city keeps whom parcels were for.

-- When the city saw that a delivery was over. Not projected: a replay of the journal leaves it as it is.
create table parcel_ended (
    locker   text not null,
    delivery text not null,
    ended_at timestamptz not null,
    primary key (locker, delivery)
);

-- The parcel did not come, and its locker was told to forget whom it was for.
alter table parcel_announced add column lapsed_at timestamptz;

create index parcel_announced_age on parcel_announced (announced_at);
create index parcel_seal_age on parcel_seal (received_at);
create index parcel_delivery_recipient on parcel_delivery (locker, recipient);
create index parcel_delivery_code_seal on parcel_delivery (code_seal);
create index parcel_delivery_phone_seal on parcel_delivery (phone_seal) where phone_seal is not null;
