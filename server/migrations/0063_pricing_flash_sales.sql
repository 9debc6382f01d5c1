-- Flash sales: one variant, cheaper for a while, with units of their own and a limit per person.
create extension if not exists btree_gist;

create table flash_sales (
  id id primary key,
  merchant_id id not null,
  offer_id id not null,
  variant_id id not null,
  price_minor bigint not null check (price_minor >= 0),
  currency char(3) not null,
  -- what is left of it is counted there, beside the stock of the variant
  pool_id id not null unique,
  -- as planned; the pool tells what is left
  units integer not null check (units > 0),
  limit_per_person integer not null check (limit_per_person > 0),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- ended: before its time, by its shop
  state text not null default 'open' check (state in ('open', 'ended')),
  created_at timestamptz not null default now(),
  constraint flash_sales_ends_after_start check (ends_at > starts_at),
  constraint flash_sales_one_at_a_time exclude using gist (variant_id with =, tstzrange(starts_at, ends_at) with &&) where (state = 'open')
);
create index flash_sales_merchant on flash_sales (merchant_id, id);
create index flash_sales_open on flash_sales (ends_at) where state = 'open';

-- What one order has of a sale. Returned when the order came to nothing.
create table flash_sale_uses (
  flash_sale_id id not null references flash_sales (id),
  order_id id not null,
  merchant_id id not null,
  shopper_id id not null,
  quantity integer not null check (quantity > 0),
  state text not null default 'used' check (state in ('used', 'returned')),
  primary key (order_id, flash_sale_id)
);
create index flash_sale_uses_shopper on flash_sale_uses (shopper_id, flash_sale_id);
