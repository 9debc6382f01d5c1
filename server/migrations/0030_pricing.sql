-- Coupons and who used them.

create table coupons (
  id id primary key,
  merchant_id id not null,
  code text not null,
  name jsonb not null,
  currency char(3) not null,
  amount_off_minor bigint check (amount_off_minor >= 0),
  share_off_basis_points integer check (share_off_basis_points between 1 and 10000),
  discount_max_minor bigint check (discount_max_minor >= 0),
  spend_min_minor bigint not null check (spend_min_minor >= 0),
  -- null when it may be used any number of times
  uses_max integer check (uses_max > 0),
  uses_per_shopper_max integer not null check (uses_per_shopper_max > 0),
  uses_taken integer not null default 0,
  starts_at timestamptz not null,
  ends_at timestamptz,
  created_at timestamptz not null default now(),
  constraint coupons_one_discount check (num_nonnulls(amount_off_minor, share_off_basis_points) = 1),
  constraint coupons_uses_within_max check (0 <= uses_taken and uses_taken <= coalesce(uses_max, uses_taken)),
  constraint coupons_ends_after_start check (ends_at > starts_at),
  constraint coupons_code_unique unique (merchant_id, code)
);

-- One use by one order. Returned when the order came to nothing.
create table coupon_uses (
  coupon_id id not null references coupons (id),
  order_id id not null,
  merchant_id id not null,
  shopper_id id not null,
  state text not null default 'used' check (state in ('used', 'returned')),
  primary key (order_id, coupon_id)
);
create index coupon_uses_shopper on coupon_uses (coupon_id, shopper_id) where state = 'used';
