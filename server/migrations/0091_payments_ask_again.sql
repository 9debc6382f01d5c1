-- When an undecided attempt is asked about next. Null: never asked yet.
alter table payment_attempts add column ask_at timestamptz;

-- Attempts that were given up belong to it: their money may still come without anybody reporting it.
create index payment_attempts_to_ask on payment_attempts (started_at) where state in ('started', 'unknown', 'abandoned');
drop index payment_attempts_undecided;
