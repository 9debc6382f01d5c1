-- What the platform keeps: events on their way, answers to repeated writes.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Ids are compared by byte, the order in which they were made.
create domain id as text collate "C";

-- The outbox. A row is written in the transaction of the fact it announces. Readers take only rows of transactions
-- older than every running one, so that no row can appear behind a cursor that has passed it.
create table outbox_events (
  position bigint generated always as identity primary key,
  transaction_id xid8 not null default pg_current_xact_id(),
  topic text not null,
  payload jsonb not null,
  announced_at timestamptz not null default now()
);
create index outbox_events_order on outbox_events (transaction_id, position);

create table outbox_cursors (
  consumer text primary key,
  transaction_id xid8 not null default '0',
  position bigint not null default 0
);

-- Events a consumer failed on too often; named by the verifier, replayed by hand.
create table outbox_parked (
  consumer text not null,
  position bigint not null,
  error text not null,
  parked_at timestamptz not null default now(),
  primary key (consumer, position)
);

-- Long work that is done once, such as filling the demo marketplace.
create table marks (
  name text primary key,
  made_at timestamptz not null default now()
);

create table idempotency_keys (
  scope text not null,
  key text not null,
  route text not null,
  input_hash text not null,
  -- null while the first request is still running
  status integer,
  -- encrypted: an answer may carry a token
  answer text,
  created_at timestamptz not null default now(),
  primary key (scope, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
