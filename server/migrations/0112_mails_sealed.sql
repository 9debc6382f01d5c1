-- Recipient, subject and bodies of every mail are sealed; what lay in clear is sealed when the program starts.
alter table mails add column recipient_index text;
drop index mails_recipient;
create index mails_recipient on mails (recipient_index, id);
-- Every body is secret now. Programs of before leave it out when they write.
alter table mails drop column is_body_secret;
