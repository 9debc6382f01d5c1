import type { Currency, Id } from '@yizhan/contract/shared'
import { first, run, sql } from '#platform/db.ts'
import type { Db } from '#platform/db.ts'

export interface QuoteRow {
  quoteId: Id<'quo'>
  currency: Currency
  totalMinor: number
  expiresAt: Date
}
export async function insertQuote(db: Db, quote: QuoteRow & { createdAt: Date }): Promise<void> {
  await run(
    db,
    sql`insert into quotes (id, currency, total_minor, created_at, expires_at) values (${quote.quoteId}, ${quote.currency}, ${quote.totalMinor}, ${quote.createdAt}, ${quote.expiresAt})`,
  )
}
export function findQuote(db: Db, quoteId: Id<'quo'>): Promise<QuoteRow | undefined> {
  return first(db, sql<QuoteRow>`select id as quote_id, currency, total_minor, expires_at from quotes where id = ${quoteId}`)
}
export function deleteQuotes(db: Db, expiredBefore: Date): Promise<number> {
  return run(db, sql`delete from quotes where expires_at < ${expiredBefore}`)
}
