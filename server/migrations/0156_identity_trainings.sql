-- Whoever works for the platform is trained: without a record that is still valid, roles open nothing.
create table operator_trainings (
  user_id id primary key references users on delete cascade,
  valid_until timestamptz not null check (valid_until > recorded_at),
  -- Null: recorded on the server itself, by the command that admits an admin.
  recorded_by id,
  recorded_at timestamptz not null
);

insert into operator_trainings (user_id, valid_until, recorded_at)
select distinct user_id, now() + interval '365 days', now() from operators;
