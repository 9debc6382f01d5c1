-- The audit log: who did what, when, why, from where, and how it ended. Append-only; each entry is sealed over all before it.

create table audit_entries (
  -- place in the chain: 1, 2, 3, without a gap
  sequence bigint primary key check (sequence > 0),
  id id not null unique,
  -- the entry that was written before the act began; an act is that one and, once it is over, a second
  act_id id not null,
  phase text not null check (phase in ('asked', 'ended')),
  -- what is finer than the seal can tell is not allowed in
  at timestamptz not null check (at = date_trunc('milliseconds', at)),
  act text not null,
  audience text not null,
  -- a person or an API key; null for somebody who is not known
  actor_id id,
  actor_roles text[] not null,
  merchant_id id,
  subject_ids text[] not null,
  outcome text check (outcome in ('done', 'refused', 'failed')),
  status smallint,
  code text,
  request_id text not null,
  -- blind indexes: they find, they do not tell
  network_key text,
  device_key text,
  -- encrypted: address, browser, reason, what changed
  details text,
  hash text not null,
  unique (act_id, phase),
  check ((phase = 'asked') = (act_id = id)),
  check ((phase = 'ended') = (outcome is not null)),
  check ((outcome is null) = (status is null))
);
create index audit_entries_newest on audit_entries (at, sequence) where phase = 'ended';
create index audit_entries_of_actor on audit_entries (actor_id, at, sequence) where phase = 'ended';
create index audit_entries_of_act on audit_entries (act, at, sequence) where phase = 'ended';
create index audit_entries_of_merchant on audit_entries (merchant_id, at, sequence) where phase = 'ended';
create index audit_entries_of_outcome on audit_entries (outcome, at, sequence) where phase = 'ended';
create index audit_entries_of_network on audit_entries (network_key, at, sequence) where phase = 'ended';
create index audit_entries_of_request on audit_entries (request_id) where phase = 'ended';
create index audit_entries_of_subject on audit_entries using gin (subject_ids) where phase = 'ended';

-- Acts that have begun and not ended: those under way, and those whose process died. Derived from the entries.
create table audit_open_acts (
  entry_id id primary key references audit_entries (id)
);

-- The last link of the chain. Whoever appends locks it, so that two never take one place.
create table audit_head (
  is_only boolean primary key default true check (is_only),
  sequence bigint not null,
  hash text not null
);
insert into audit_head (sequence, hash) values (0, '');

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'restrict_violation';
end $$;
create trigger audit_entries_append_only before update or delete on audit_entries for each row execute function refuse_audit_change();
create trigger audit_entries_never_emptied before truncate on audit_entries for each statement execute function refuse_audit_change();
create trigger audit_head_only_forward before update on audit_head for each row when (new.sequence <= old.sequence) execute function refuse_audit_change();
create trigger audit_head_stays before delete on audit_head for each row execute function refuse_audit_change();
create trigger audit_head_never_emptied before truncate on audit_head for each statement execute function refuse_audit_change();
-- Also for whoever works as a replica does, without triggers.
alter table audit_entries enable always trigger audit_entries_append_only;
alter table audit_entries enable always trigger audit_entries_never_emptied;
alter table audit_head enable always trigger audit_head_only_forward;
alter table audit_head enable always trigger audit_head_stays;
alter table audit_head enable always trigger audit_head_never_emptied;
