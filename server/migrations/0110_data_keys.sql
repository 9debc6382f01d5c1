-- Keys that sealed values name, each closed by a key-encryption key that is not in the database.
create table data_keys (
  id text primary key check (id ~ '^[A-Za-z0-9_-]{1,32}$'),
  purpose text not null check (purpose in ('encryption', 'blind-index')),
  -- kept when the key is retired: backups still name it
  wrapped text not null,
  wrapped_by text not null,
  created_at timestamptz not null,
  -- every process knows a key before the first writes with it
  active_from timestamptz not null,
  retired_at timestamptz
);
-- Whoever made a second one would not find what was indexed by the first.
create unique index data_keys_one_index on data_keys (purpose) where purpose = 'blind-index';
