-- Shops and who works in them.

create table merchants (
  id id primary key,
  slug text not null unique,
  name jsonb not null,
  description jsonb not null,
  colour text not null,
  logo_key text,
  cover_key text,
  currency char(3) not null,
  delivery_fee_minor bigint not null check (delivery_fee_minor >= 0),
  free_delivery_from_minor bigint check (free_delivery_from_minor >= 0),
  -- what the platform keeps of each completed order, in hundredths of a percent
  commission_basis_points integer not null default 500 check (commission_basis_points between 0 and 10000),
  is_open boolean not null default true,
  created_at timestamptz not null default now()
);

create table merchant_members (
  merchant_id id not null references merchants on delete cascade,
  user_id id not null references users on delete cascade,
  role text not null check (role in ('owner', 'manager', 'clerk', 'verifier')),
  primary key (merchant_id, user_id)
);
create index merchant_members_of_user on merchant_members (user_id);
