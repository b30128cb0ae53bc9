-- Sending orders that the city gave out, and those it takes back. Not projected: a replay of the journal leaves them as they are.

create table parcel_order (
    sending_order text primary key,
    cancelled_at  timestamptz
);

-- Null: no order's, or given out before this version. Such a token is good for three days at most, and its order cannot be cancelled.
alter table parcel_token add column sending_order text references parcel_order;
create index parcel_token_order on parcel_token (sending_order) where sending_order is not null;

create index parcel_event_cancelled on parcel_event (waybill) where kind = 'MailInCancelled';
