import type { Id } from '@yizhan/contract/shared'
import { all, first, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface TokenRow {
  shopperId: Id<'shp'>
  orderId: Id<'ord'> | null
}
/** Who these tokens name, by their hashes. */
export async function findTokens(executor: Db | Tx, tokenHashes: readonly string[], now: Date): Promise<Map<string, TokenRow>> {
  const rows = await all(
    executor,
    sql<
      TokenRow & { tokenHash: string }
    >`select token_hash, shopper_id, order_id from shopper_tokens where token_hash = any(${tokenHashes}::text[]) and expires_at > ${now}`,
  )
  return new Map(rows.map((row) => [row.tokenHash, row]))
}
export interface NewGuest {
  readonly shopperId: Id<'shp'>
  readonly tokenHash: string
  readonly expiresAt: Date
}
/** Guests and the tokens that name them, in one statement. Answers whom it made: a token that names somebody already makes nobody. */
export async function insertGuests(executor: Db | Tx, guests: readonly NewGuest[]): Promise<Set<Id<'shp'>>> {
  const made = await all(
    executor,
    sql<{ shopperId: Id<'shp'> }>`with tokens as (
        insert into shopper_tokens (token_hash, shopper_id, order_id, expires_at)
        select token_hash, shopper_id, null, expires_at
        from unnest(${guests.map(({ tokenHash }) => tokenHash)}::text[], ${guests.map(({ shopperId }) => shopperId)}::text[], ${guests.map(({ expiresAt }) => expiresAt)}::timestamptz[])
          as guest (token_hash, shopper_id, expires_at)
        order by token_hash
        on conflict (token_hash) do nothing returning shopper_id)
      insert into shoppers (id) select shopper_id from tokens returning id as shopper_id`,
  )
  return new Set(made.map(({ shopperId }) => shopperId))
}
export async function insertToken(tx: Tx, token: { tokenHash: string; shopperId: Id<'shp'>; orderId: Id<'ord'> | null; expiresAt: Date }): Promise<void> {
  await run(
    tx,
    sql`insert into shopper_tokens (token_hash, shopper_id, order_id, expires_at) values (${token.tokenHash}, ${token.shopperId}, ${token.orderId}, ${token.expiresAt})`,
  )
}
export async function insertShopper(tx: Tx, shopper: { shopperId: Id<'shp'>; userId: Id<'usr'> | null }): Promise<void> {
  await run(tx, sql`insert into shoppers (id, user_id) values (${shopper.shopperId}, ${shopper.userId}) on conflict (user_id) do nothing`)
}
export function shopperOfUser(executor: Db | Tx, userId: Id<'usr'>): Promise<{ shopperId: Id<'shp'> } | undefined> {
  return first(executor, sql<{ shopperId: Id<'shp'> }>`select id as shopper_id from shoppers where user_id = ${userId}`)
}
/** Tokens of a merged guest end; order tokens go on and open the same order under its new owner. */
export async function endGuest(tx: Tx, from: Id<'shp'>, into: Id<'shp'>): Promise<void> {
  await run(tx, sql`delete from shopper_tokens where shopper_id = ${from} and order_id is null`)
  await run(tx, sql`update shopper_tokens set shopper_id = ${into} where shopper_id = ${from}`)
}
