-- Operators look at everybody's orders tab by tab. In an index by time alone the orders of one tab lie behind all newer ones of the
-- others; in this one each tab is read from its newest, and all tabs together are the newest of each.
create index orders_by_tab on orders (tab, placed_at desc, id desc);
drop index orders_newest;
