import type { Currency, Id } from '@yizhan/contract/shared'
import { all, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface QuoteRow {
  quoteId: Id<'quo'>
  currency: Currency
  totalMinor: number
  expiresAt: Date
}
export type NewQuote = QuoteRow & { readonly createdAt: Date }
export async function insertQuotes(db: Db, quotes: readonly NewQuote[]): Promise<void> {
  await run(
    db,
    sql`insert into quotes (id, currency, total_minor, created_at, expires_at)
      select * from unnest(${quotes.map((each) => each.quoteId)}::text[], ${quotes.map((each) => each.currency)}::text[], ${quotes.map((each) => each.totalMinor)}::bigint[],
        ${quotes.map((each) => each.createdAt)}::timestamptz[], ${quotes.map((each) => each.expiresAt)}::timestamptz[])`,
  )
}
export async function findQuotes(executor: Db | Tx, quoteIds: readonly Id<'quo'>[]): Promise<Map<Id<'quo'>, QuoteRow>> {
  const rows = await all(executor, sql<QuoteRow>`select id as quote_id, currency, total_minor, expires_at from quotes where id = any(${quoteIds}::text[])`)
  return new Map(rows.map((row) => [row.quoteId, row]))
}
export function deleteQuotes(db: Db, expiredBefore: Date): Promise<number> {
  return run(db, sql`delete from quotes where expires_at < ${expiredBefore}`)
}
