-- Counted again and again: by what is open or failed, not by all that ever was.
create index parcel_message_untold on parcel_message (locker, delivery) where ended is not null and ended <> 'OVER';
create index exchange_push_dead on exchange_push (partner, number) where ended = 'DEAD';
-- In which of its traces a partner declared a parcel, as its traceparent said.
alter table exchange_shipment add column trace text;
