-- People: what better-auth does not know of them. Its own users carry pseudonyms; everything that names somebody is sealed here.
create table people (
  user_id id primary key references users (id) on delete cascade,
  -- Sealed with the user as context; the address and number are found by the indexes beside them.
  name text not null,
  email text,
  phone text,
  email_index text,
  phone_index text,
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
  frozen_at timestamptz,
  frozen_by text check (frozen_by in ('self', 'operator')),
  password_changed_at timestamptz,
  created_at timestamptz not null default now(),
  constraint people_email_index_key unique (email_index),
  constraint people_phone_index_key unique (phone_index),
  check ((email is null) = (email_index is null)),
  check ((phone is null) = (phone_index is null)),
  check ((frozen_at is null) = (frozen_by is null))
);

-- How a session was proved beyond the password, and where it lives.
alter table sessions
  add column confirmed_at timestamptz,
  add column confirmed_by text check (confirmed_by in ('passkey', 'authenticator', 'sms', 'email', 'recovery-code')),
  add column last_seen_at timestamptz,
  add constraint sessions_confirmed_check check ((confirmed_at is null) = (confirmed_by is null));


-- Short-lived, single-use proofs: a code on its way, a sign-in that waits for its second factor, a challenge for a passkey.
create table proofs (
  id id primary key,
  purpose text not null,
  user_id id references users (id) on delete cascade,
  -- What is proved once the code is right; sealed with the proof as context.
  subject text not null,
  code_hash text,
  tries_left smallint not null check (tries_left >= 0),
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null
);
create index proofs_expire on proofs (expires_at);
create index proofs_of_user on proofs (user_id) where user_id is not null;

-- What happened to an account that its owner should know.
create table security_events (
  id id primary key,
  user_id id not null references users (id) on delete cascade,
  kind text not null,
  -- Address and device in short words, sealed with the event as context.
  place text not null,
  at timestamptz not null
);
create index security_events_of_user on security_events (user_id, id desc);

-- Address and device of a session, sealed with the session as context.
alter table sessions add column place text;

-- Devices somebody signed in from, so that a new one is told; a device is known by an index of the name it gave itself.
create table known_devices (
  user_id id not null references users (id) on delete cascade,
  device_index text not null,
  last_seen_at timestamptz not null,
  primary key (user_id, device_index)
);
