-- How lines reach their shoppers: parcels, and card codes.

create table parcels (
  id id primary key,
  merchant_id id not null references merchants,
  order_id id not null references orders,
  line_ids text[] not null,
  carrier text not null,
  tracking_number text not null,
  dispatched_at timestamptz not null,
  received_at timestamptz
);
create index parcels_of_order on parcels (order_id);

create table codes (
  id id primary key,
  merchant_id id not null references merchants,
  variant_id id not null references variants,
  -- encrypted; the blind index refuses the same code twice
  sealed text not null,
  fingerprint text not null,
  line_id id references order_lines,
  order_id id references orders,
  issued_at timestamptz,
  unique (variant_id, fingerprint),
  check ((line_id is null) = (issued_at is null) and (line_id is null) = (order_id is null))
);
create index codes_unissued on codes (variant_id, id) where line_id is null;
create index codes_of_order on codes (order_id) where order_id is not null;
