-- Deliveries that are over leave the log after a while: this finds them.
create index webhook_delivery_over on webhook_delivery (coalesce(delivered_at, dead_at)) where next_at is null;
