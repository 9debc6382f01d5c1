-- Who people are. The first four tables are better-auth's, with our names.

create table users (
  id id primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table sessions (
  id id primary key,
  user_id id not null references users on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sessions_of_user on sessions (user_id);
create table accounts (
  id id primary key,
  user_id id not null references users on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index accounts_of_user on accounts (user_id);
create table verifications (
  id id primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_identifier on verifications (identifier);

-- Whoever owns a cart and orders: a guest, until a person signs in.
create table shoppers (
  id id primary key,
  user_id id unique references users on delete set null,
  created_at timestamptz not null default now()
);

-- What a guest sends to be known again. Only the hash is here. With order_id it opens that order alone.
create table shopper_tokens (
  token_hash text primary key,
  shopper_id id not null references shoppers on delete cascade,
  order_id id,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index shopper_tokens_of_shopper on shopper_tokens (shopper_id);

create table addresses (
  id id primary key,
  shopper_id id not null references shoppers on delete cascade,
  -- encrypted JSON
  address text not null,
  is_default boolean not null default false,
  created_at timestamptz not null default now()
);
create index addresses_of_shopper on addresses (shopper_id);
create unique index addresses_one_default on addresses (shopper_id) where is_default;

create table operators (
  user_id id not null references users on delete cascade,
  role text not null check (role in ('operator', 'support', 'risk', 'auditor', 'admin')),
  primary key (user_id, role)
);
