-- Second factors.

create table passkeys (
  id id primary key,
  user_id id not null references users (id) on delete cascade,
  -- WebAuthn's names of the key and of its holder, in base64url. The handle is random, one per person.
  credential_id text not null,
  user_handle text not null,
  public_key bytea not null,
  -- How often the key has signed, as it says itself; stays 0 for keys that do not count.
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  is_synced boolean not null,
  -- Sealed with the passkey as context: people name devices after themselves.
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  constraint passkeys_credential_id_key unique (credential_id)
);
create index passkeys_of_user on passkeys (user_id);

create table authenticators (
  user_id id primary key references users (id) on delete cascade,
  -- Sealed with the user as context.
  secret text not null,
  -- The newest half minute whose code was accepted: it and those before are not accepted again.
  last_step bigint not null,
  -- Tries since the hour began; an accepted code ends the count.
  tries smallint not null default 0,
  tries_since timestamptz not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);

create table recovery_codes (
  user_id id not null references users (id) on delete cascade,
  -- Hashed with our key.
  code_hash text not null,
  used_at timestamptz,
  created_at timestamptz not null,
  primary key (user_id, code_hash)
);
