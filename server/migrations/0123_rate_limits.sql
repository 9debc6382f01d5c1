-- How often something was done in the present period; the key is a name and a blind index, nobody's address or number.
-- Unlogged: counting must not wait for the disk, and after a crash everybody may begin anew.
create unlogged table rate_limits (
  key text primary key,
  points integer not null,
  resets_at timestamptz not null
) with (fillfactor = 70);
