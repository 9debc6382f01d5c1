-- Messages already sent, so that an event handled twice tells a person once.
create table notifications_sent (
  about text primary key,
  sent_at timestamptz not null default now()
);
