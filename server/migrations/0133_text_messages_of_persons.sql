-- Whose text message it is; and found by age, to be forgotten.
alter table text_messages add column person_id id;
create index text_messages_of_person on text_messages (person_id) where person_id is not null;
create index text_messages_age on text_messages (created_at);
