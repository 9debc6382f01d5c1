-- Which tables no longer hold in clear what once lay open in them, and how far the others are.
create table sealed_tables (
  -- the table and its columns
  name text primary key,
  -- key of the last row that was looked at
  cursor jsonb,
  rows_sealed bigint not null default 0,
  done_at timestamptz
);

-- Changes of the key that values are sealed with.
create table key_rotations (
  id id primary key,
  key_id text not null references data_keys (id),
  state text not null check (state in ('waiting', 'running', 'done')),
  asked_by id not null,
  asked_at timestamptz not null,
  -- from when on every process seals with the new key
  active_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  -- per table: rows to seal again, rows sealed, rows that do not open
  tables jsonb not null default '[]',
  -- where the walk is; whoever moves it on counts the version up
  place jsonb not null,
  version integer not null default 0,
  check ((state = 'done') = (ended_at is not null))
);
create unique index key_rotations_under_way on key_rotations ((true)) where state in ('waiting', 'running');
