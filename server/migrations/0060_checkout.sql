-- What a shopper was told it would cost. Nothing is held by it; a trade that names it is refused when the sum changed.
create table quotes (
  id id primary key,
  currency char(3) not null,
  total_minor bigint not null check (total_minor >= 0),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index quotes_age on quotes (expires_at);
