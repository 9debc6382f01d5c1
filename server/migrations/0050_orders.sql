-- What was bought. One trade is one checkout and one payment; an order is what one shop owes, by one way of fulfilment.
-- No foreign key leads to shoppers or shops: each would lock their row for every order placed, and both are never deleted.

create table trades (
  id id primary key,
  shopper_id id not null,
  -- repeats of one checkout after a crash find the trade by it
  idempotency_key text not null,
  -- one of the few unpaid trades a shopper may have at once
  hold_slot smallint check (hold_slot between 1 and 5),
  state text not null check (state in ('placed', 'paid', 'cancelled', 'expired')),
  total_minor bigint not null check (total_minor >= 0),
  currency char(3) not null,
  locale text not null,
  pay_by timestamptz,
  placed_at timestamptz not null,
  paid_at timestamptz,
  closed_at timestamptz,
  constraint trades_key unique (shopper_id, idempotency_key)
);
-- Nobody has more unpaid trades than there are slots, however many processes place at once.
create unique index trades_hold_slot on trades (shopper_id, hold_slot) where state = 'placed' and hold_slot is not null;
create index trades_unpaid_of_shopper on trades (shopper_id) where state = 'placed';
create index trades_due on trades (pay_by, id) where state = 'placed';

create table orders (
  id id primary key,
  trade_id id not null references trades,
  merchant_id id not null,
  shopper_id id not null,
  number text not null constraint orders_number unique check (number ~ '^[0-9]{14}$'),
  state text not null check (state in ('placed', 'paid', 'accepted', 'fulfilling', 'fulfilled', 'completed', 'cancelled', 'expired')),
  -- the tab of the order centre it is under; an equality, so that a page is read from one index in order
  tab text not null generated always as (
    case state when 'placed' then 'toPay' when 'paid' then 'toSend' when 'accepted' then 'toSend' when 'fulfilling' then 'toReceive'
      when 'fulfilled' then 'toReceive' when 'completed' then 'done' else 'closed' end) stored,
  currency char(3) not null,
  total_minor bigint not null check (total_minor >= 0),
  -- what the platform keeps when it completes, as agreed when it was placed
  commission_basis_points integer not null check (commission_basis_points between 0 and 10000),
  -- steps of the whole order (coupon, delivery), the rules in force and their words, as they were at purchase
  steps jsonb not null,
  policy jsonb not null,
  rules jsonb not null,
  fulfilment text not null,
  needs_address boolean not null,
  contact_need text not null check (contact_need in ('email', 'any')),
  -- encrypted JSON; contact_indexes are blind
  contact text not null,
  address text,
  contact_indexes text[] not null,
  note text not null,
  locale text not null,
  search_text text not null,
  cancel_reason text,
  cancel_requested_at timestamptz,
  pay_by timestamptz,
  placed_at timestamptz not null,
  -- set when money came in (or none was needed), also when it went back
  paid_at timestamptz,
  completes_at timestamptz,
  closed_at timestamptz
);
create index orders_of_trade on orders (trade_id, id);
-- One person has few orders, so their tabs are told apart while reading; a shop's need an index of their own.
create index orders_of_shopper on orders (shopper_id, placed_at desc, id desc) include (tab);
create index orders_of_merchant on orders (merchant_id, placed_at desc, id desc);
create index orders_of_merchant_by_tab on orders (merchant_id, tab, placed_at desc, id desc);
create index orders_newest on orders (placed_at desc, id desc);
create index orders_to_complete on orders (completes_at, id) where completes_at is not null;

create table order_lines (
  id id primary key,
  order_id id not null references orders,
  merchant_id id not null,
  position integer not null,
  offer_id id not null,
  variant_id id not null,
  kind text not null,
  quantity integer not null check (quantity > 0),
  state text not null check (state in ('held', 'kept', 'accepted', 'dispatched', 'delivered', 'completed', 'cancelled', 'expired')),
  total_minor bigint not null check (total_minor >= 0),
  -- title, choices, picture, price and its steps as they were when it was bought; never changed
  snapshot jsonb not null,
  unique (order_id, position)
);

-- Who did what, when and why. Rows are only added.
create table order_timeline (
  position bigint generated always as identity primary key,
  order_id id not null references orders,
  merchant_id id not null,
  event text not null,
  actor text not null check (actor in ('shopper', 'merchant', 'operator', 'system')),
  actor_id id,
  reason text,
  at timestamptz not null
);
create index order_timeline_of_order on order_timeline (order_id, position);

-- One-time codes that open a guest's order. Without order_id nothing matched, and nobody can tell.
create table order_lookups (
  id id primary key,
  order_id id references orders,
  code_hash text not null,
  tries integer not null default 0,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null
);
create index order_lookups_of_order on order_lookups (order_id, created_at) where order_id is not null;
create index order_lookups_age on order_lookups (created_at);
