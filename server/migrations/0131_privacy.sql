-- Every decision about a purpose, as it was made. The latest of a purpose holds.
create table consents (
  id id primary key,
  shopper_id id not null,
  purpose text not null,
  policy_version text not null,
  is_given boolean not null,
  source text not null,
  decided_at timestamptz not null
);
create index consents_of_shopper on consents (shopper_id, purpose, id desc);

create function refuse_consent_change() returns trigger language plpgsql as $$
begin
  raise exception 'a decision is not rewritten' using errcode = 'restrict_violation';
end $$;
create trigger consents_append_only before update or truncate on consents for each statement execute function refuse_consent_change();

-- The words by which a person knows our mails; sealed.
create table mail_phrases (
  user_id id primary key,
  phrase text not null,
  changed_at timestamptz not null
);

-- Archives people asked for. The file lies sealed in the store; its key here, sealed.
create table privacy_exports (
  id id primary key,
  user_id id not null,
  state text not null check (state in ('waiting', 'running', 'ready', 'failed', 'removed')),
  locale text not null,
  parts_done integer not null default 0,
  parts_total integer not null,
  file_key text,
  sealed_key text,
  bytes bigint,
  asked_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz,
  check ((state = 'ready') <= (file_key is not null and sealed_key is not null and expires_at is not null))
);
create index privacy_exports_of_user on privacy_exports (user_id, id desc);
create unique index privacy_exports_one_under_way on privacy_exports (user_id) where state in ('waiting', 'running');
create index privacy_exports_expire on privacy_exports (expires_at) where state = 'ready';

-- Requests to erase an account. Of one that is done only the proof stays.
create table erasures (
  id id primary key,
  user_id id not null,
  shopper_id id,
  state text not null check (state in ('waiting', 'erasing', 'withdrawn')),
  locale text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  -- What was erased so far, by part and table.
  erased jsonb not null default '{}'
);
create unique index erasures_one_under_way on erasures (user_id) where state in ('waiting', 'erasing');
create index erasures_due on erasures (due_at) where state in ('waiting', 'erasing');

-- That somebody was erased, without who it was.
create table erasure_proofs (
  id id primary key,
  -- SHA-256 of the account's id, which nobody has any more but the person.
  person_hash text not null unique,
  asked_at timestamptz not null,
  erased_at timestamptz not null,
  erased jsonb not null
);
create trigger erasure_proofs_append_only before update or delete or truncate on erasure_proofs for each statement execute function refuse_consent_change();

-- When a rule of retention was last held to, and how far it came.
create table retention_runs (
  rule text primary key,
  ran_at timestamptz not null,
  removed bigint not null,
  place text
);
