-- Runs of the verifier that operators asked for.

create table verification_runs (
  id id primary key,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  asked_by id not null,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  -- said again and again while it runs: a run that is silent belongs to a process that died
  seen_at timestamptz not null,
  current_check text,
  checks_total integer not null,
  -- each answer as soon as it is there
  checks jsonb not null default '[]',
  is_clean boolean
);
-- Never two at once, over all processes.
create unique index verification_runs_under_way on verification_runs ((true)) where state in ('waiting', 'running');
