-- What a parcel was promised by the profile of the day on which it was deposited. Kept with the parcel: neither a later profile nor
-- another file makes it worse. Null: noted before there were profiles.

alter table parcel_storage add column profile date;
alter table parcel_storage add column free_millis bigint;
alter table parcel_storage add column extension_millis bigint;
alter table parcel_storage add column extensions int;
alter table parcel_storage add column fee_fen int;
alter table parcel_storage add column fee_period_millis bigint;
alter table parcel_storage add column fee_cap int;
alter table parcel_storage add column reminded_millis bigint;
