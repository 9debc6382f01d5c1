-- Gravest acts, done only when a second person agrees. Who asked and who decided outlives their accounts.
create table approvals (
  id id primary key,
  act text not null,
  -- What it is about, and which of several things about it: no two of the same wait at once.
  subject_id id not null,
  topic text not null,
  -- Sealed with the approval as context: what exactly is to be done, why, and what the decision was given with.
  payload text not null,
  reason text not null,
  asked_by id not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > asked_at),
  state text not null default 'open' check (state in ('open', 'approved', 'refused', 'withdrawn', 'expired')),
  decided_by id,
  decided_at timestamptz,
  note text,
  constraint approvals_decided_check check ((state in ('open', 'expired')) = (decided_by is null)),
  constraint approvals_two_people_check check (decided_by is null or (state = 'withdrawn') = (decided_by = asked_by))
);
create unique index approvals_one_open on approvals (act, topic) where state = 'open';
create index approvals_newest on approvals (id desc);

-- What somebody whose account is frozen has to say to it.
create table appeals (
  id id primary key,
  user_id id not null references users on delete cascade,
  -- Sealed with the appeal as context.
  text text not null,
  asked_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'granted', 'declined')),
  decided_by id,
  decided_at timestamptz,
  words text,
  constraint appeals_decided_check check ((state = 'open') = (decided_by is null))
);
create unique index appeals_one_open on appeals (user_id) where state = 'open';
create index appeals_by_state on appeals (state, id desc);
