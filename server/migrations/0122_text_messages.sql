-- Text messages on their way out, and those kept where no provider is configured.
create table text_messages (
  id id primary key,
  -- encrypted; recipient_index finds it by equality
  recipient text not null,
  recipient_index text not null,
  -- encrypted: template, language and what fills it
  content text not null,
  -- unknown: given to the provider, who has not said yet what became of it
  state text not null check (state in ('queued', 'unknown', 'sent', 'failed', 'kept')),
  attempts integer not null default 0,
  useful_until timestamptz,
  created_at timestamptz not null,
  sent_at timestamptz,
  -- the provider's own number for it
  reference text,
  -- a code of the provider's or ours, never a sentence: those repeat the phone number
  last_error text,
  check ((state = 'sent') = (sent_at is not null))
);
create index text_messages_recipient on text_messages (recipient_index, id);
