-- Keys with which programs of a shop call the API. Only hashes are kept.
create table api_keys (
  id id primary key,
  merchant_id id not null references merchants on delete cascade,
  name text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  token_hash text not null,
  ending text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint api_keys_token_hash_key unique (token_hash)
);
create index api_keys_of_merchant on api_keys (merchant_id, id desc);
