-- Proofs of work that were accepted, until they expire: each is accepted once. Unlogged: after a crash the few minutes' worth may pass again.
create unlogged table used_challenges (
  nonce text primary key,
  expires_at timestamptz not null
);
