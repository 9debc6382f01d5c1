-- What a channel said of a payer is found by age, to be forgotten; that it said it stays, so that it counts once.
create index payment_inbox_age on payment_inbox (applied_at) where body <> '';
