-- The line before checkout. All of it is here and nothing in a process, so that many processes serve one line and a
-- restart loses nobody's place.

-- One row: whoever lets people in, lines them up or counts them holds it, so that rounds of all processes are one after the other.
create table admission_gate (
  id smallint primary key check (id = 1),
  -- set by an operator; null while the rate of the settings holds, 0 when everybody enters
  rate_per_second integer check (rate_per_second between 0 and 100000),
  changed_by id,
  changed_at timestamptz,
  -- how many may enter now; grows with the database's clock
  tokens double precision not null default 0 check (tokens >= 0),
  refilled_at timestamptz not null default now(),
  next_number bigint not null default 1
);
insert into admission_gate (id) values (1);

-- Who waits, in the order of arrival, and who was admitted lately. Deleted when the holder has gone or the leave has lapsed.
create table admission_tickets (
  number bigint primary key,
  -- hash of the person or device; empty for whoever shows neither
  holder text not null,
  joined_at timestamptz not null,
  seen_at timestamptz not null,
  admitted_at timestamptz
);
create unique index admission_tickets_one_each on admission_tickets (holder) where holder <> '';
create index admission_tickets_waiting on admission_tickets (number) where admitted_at is null;
create index admission_tickets_seen on admission_tickets (seen_at) where admitted_at is null;
create index admission_tickets_lapse on admission_tickets (admitted_at) where admitted_at is not null;
