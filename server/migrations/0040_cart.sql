-- What shoppers intend to buy. A cart holds nothing of what is limited.

create table carts (
  id id primary key,
  -- one cart per shopper
  shopper_id id not null unique,
  -- grows by one with every change
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table cart_lines (
  id id primary key,
  cart_id id not null references carts (id) on delete cascade,
  offer_id id not null,
  variant_id id not null,
  selection jsonb not null,
  -- digest of the canonical selection: equal choices are one line
  selection_key text not null,
  quantity integer not null check (quantity > 0),
  -- as seen when it was added, to show it when the offer no longer can
  unit_price_when_added_minor bigint not null check (unit_price_when_added_minor >= 0),
  currency char(3) not null,
  merchant_id id not null,
  kind text not null,
  title jsonb not null,
  described jsonb not null,
  -- the order in which lines were added
  position bigint generated always as identity,
  constraint cart_lines_equal_is_one unique (cart_id, variant_id, selection_key)
);
