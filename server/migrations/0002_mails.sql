-- Mails on their way out, and those kept where no mail server is configured.
create table mails (
  id id primary key,
  recipient text not null,
  subject text not null,
  -- text and html are encrypted when is_body_secret
  text text not null,
  html text,
  is_body_secret boolean not null default false,
  state text not null check (state in ('queued', 'sent', 'failed', 'kept')),
  attempts integer not null default 0,
  created_at timestamptz not null,
  sent_at timestamptz,
  last_error text,
  check ((state = 'sent') = (sent_at is not null))
);
create index mails_recipient on mails (recipient, id);
