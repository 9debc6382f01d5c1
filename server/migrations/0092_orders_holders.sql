-- Who else a trade was placed by, beside the shopper: a guest sheds a name with a cookie, a device and its network less easily.
-- Hashes, null where unknown. Only unpaid trades are looked up by them.
alter table trades add column device_key text, add column network_key text;
create index trades_unpaid_of_device on trades (device_key) where state = 'placed' and device_key is not null;
create index trades_unpaid_of_network on trades (network_key) where state = 'placed' and network_key is not null;
