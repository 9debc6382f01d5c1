-- Money: what a trade owes, each try to pay it, what providers told us, refunds, and the books.

create table payments (
  id id primary key,
  trade_id id not null unique,
  shopper_id id not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  state text not null default 'open' check (state in ('open', 'succeeded', 'cancelled')),
  pay_by timestamptz not null,
  -- the one attempt whose money pays the trade
  captured_attempt_id id unique,
  created_at timestamptz not null default now(),
  check ((state = 'succeeded') = (captured_attempt_id is not null))
);
create index payments_of_shopper on payments (shopper_id);

create table payment_attempts (
  id id primary key,
  payment_id id not null references payments,
  method text not null,
  state text not null default 'started' check (state in ('started', 'unknown', 'succeeded', 'declined', 'abandoned')),
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  refunded_minor bigint not null default 0 check (refunded_minor between 0 and amount_minor),
  provider_reference text,
  qr_text text,
  decline_reason text,
  idempotency_key text,
  started_at timestamptz not null default now(),
  settled_at timestamptz,
  -- nothing can be given back that did not come
  check (refunded_minor = 0 or state = 'succeeded')
);
create index payment_attempts_of_payment on payment_attempts (payment_id);
create unique index payment_attempts_once on payment_attempts (payment_id, idempotency_key) where idempotency_key is not null;
create unique index payment_attempts_reference on payment_attempts (method, provider_reference) where provider_reference is not null;
create index payment_attempts_undecided on payment_attempts (started_at) where state in ('started', 'unknown');

-- Notifications of providers, stored before they are believed. The same one twice is one row.
create table payment_inbox (
  provider text not null,
  event_id text not null,
  body text not null,
  received_at timestamptz not null default now(),
  applied_at timestamptz,
  primary key (provider, event_id)
);
create index payment_inbox_waiting on payment_inbox (received_at) where applied_at is null;

create table refunds (
  id id primary key,
  payment_id id not null references payments,
  attempt_id id not null references payment_attempts,
  order_id id,
  merchant_id id,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  state text not null default 'requested' check (state in ('requested', 'unknown', 'succeeded', 'declined')),
  reason text not null,
  requested_at timestamptz not null,
  arrived_at timestamptz
);
create index refunds_of_payment on refunds (payment_id);
create index refunds_of_order on refunds (order_id);
create index refunds_undecided on refunds (requested_at) where state in ('requested', 'unknown');

-- The books. Accounts are named `escrow`, `commission`, `refunds`, `channel:<method>`, `merchant:<id>`.
create table ledger_transactions (
  id id primary key,
  kind text not null check (kind in ('captured', 'completed', 'refundRequested', 'refundPaid', 'refundDeclined')),
  -- what it is about; the same fact is booked once
  reference text not null,
  booked_at timestamptz not null,
  -- set by the sealing job: place in the chain, and a hash over this and everything before
  sequence bigint unique,
  hash text,
  unique (kind, reference),
  check ((sequence is null) = (hash is null))
);
create index ledger_transactions_unsealed on ledger_transactions (id) where sequence is null;

create table ledger_entries (
  transaction_id id not null references ledger_transactions,
  position smallint not null,
  account text not null,
  merchant_id id,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor <> 0),
  primary key (transaction_id, position)
);
create index ledger_entries_of_account on ledger_entries (account, currency) include (amount_minor);

create function assert_ledger_balanced() returns trigger language plpgsql as $$
begin
  if exists (
    select from ledger_entries e where e.transaction_id in (select transaction_id from added)
    group by e.transaction_id, e.currency having sum(e.amount_minor) <> 0
  ) then
    raise exception 'the entries of a ledger transaction do not sum to zero' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger ledger_entries_balanced after insert on ledger_entries
  referencing new table as added for each statement execute function assert_ledger_balanced();

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only' using errcode = 'restrict_violation';
end $$;
create trigger ledger_entries_append_only before update or delete on ledger_entries for each row execute function refuse_ledger_change();
create trigger ledger_transactions_append_only before delete on ledger_transactions for each row execute function refuse_ledger_change();
create trigger ledger_transactions_sealed_once before update on ledger_transactions
  for each row when (old.sequence is not null or new.id <> old.id or new.kind <> old.kind or new.reference <> old.reference or new.booked_at <> old.booked_at)
  execute function refuse_ledger_change();

-- The sandbox provider's own books: what a real provider would keep on its side.
create table sandbox_charges (
  reference text primary key,
  attempt_id id not null,
  amount_minor bigint not null,
  currency char(3) not null,
  outcome text not null default 'pending' check (outcome in ('pending', 'succeeded', 'declined', 'unknown')),
  refunded_minor bigint not null default 0,
  created_at timestamptz not null default now()
);
create table sandbox_refunds (
  refund_id text primary key,
  reference text not null references sandbox_charges,
  amount_minor bigint not null
);
