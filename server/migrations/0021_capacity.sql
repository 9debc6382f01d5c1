-- How much there is of what is limited, and who has taken it.

-- One countable part of a pool: all of it (key ''), one night, one seat. `taken` is the sum of the bucket's live claims.
create table buckets (
  id id primary key,
  pool_id id not null,
  merchant_id id not null,
  key text not null default '',
  -- units on hand, taken ones included
  capacity bigint not null,
  taken bigint not null default 0,
  -- units that have left for good
  used bigint not null default 0,
  constraint buckets_taken_within_capacity check (0 <= taken and taken <= capacity),
  constraint buckets_used_not_negative check (used >= 0),
  unique (pool_id, key)
) with (fillfactor = 50); -- a hot row is rewritten in its own page, without touching an index

-- A quantity of one bucket that one order line has. Held while unpaid, kept once paid; both are live.
create table claims (
  id id primary key,
  bucket_id id not null references buckets (id),
  merchant_id id not null,
  order_id id not null,
  line_id id not null,
  quantity bigint not null check (quantity > 0),
  state text not null check (state in ('held', 'kept', 'released', 'used')),
  unique (line_id, bucket_id)
);
create index claims_order on claims (order_id);
