-- Why an order was cancelled is said in people's own words; it is sealed in the order's history and read there.
update outbox_events set payload = payload - 'reason' where topic = 'order.cancelled' and payload ? 'reason';
