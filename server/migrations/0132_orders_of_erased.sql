-- The buyer's account was erased: no name, address or contact is left of the order, its books are.
alter table orders add column identity_erased_at timestamptz;
