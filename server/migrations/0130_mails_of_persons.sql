-- Whose mail it is, what it is about, and how the person can ask whether it was ours.
alter table mails
  add column person_id id,
  add column topic text not null default 'other',
  add column language text not null default 'zh-CN',
  -- Found by the code that stands in the mail; the code itself is in no table.
  add column check_index text;
create unique index mails_check_index on mails (check_index);
create index mails_of_person on mails (person_id) where person_id is not null;
create index mails_age on mails (created_at);

-- Links that may be used once, and were.
create table signed_links_used (
  token_hash text primary key,
  expires_at timestamptz not null
);
create index signed_links_used_expire on signed_links_used (expires_at);
