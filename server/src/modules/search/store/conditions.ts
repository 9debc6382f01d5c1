import { run, sql } from '#platform/db.ts'
import type { Database, RawBuilder, Tx } from '#platform/db.ts'
import type { Filters } from '../model/filters.ts'

/** What `search_offers` rows must fulfil. */
export function conditionsOf(filters: Filters, tsquery?: string): RawBuilder<unknown> {
  const { categorySlugs, merchantIds, kind, priceMinMinor, priceMaxMinor, mustBeInStock, attributes } = filters
  const conditions = [
    tsquery !== undefined && sql`lexemes @@ ${tsquery}::tsquery`,
    categorySlugs && isOneOf(sql`category_slug`, categorySlugs),
    merchantIds && isOneOf(sql`merchant_id`, merchantIds),
    kind && sql`kind = ${kind}`,
    priceMinMinor !== null && sql`price_minor >= ${priceMinMinor}`,
    priceMaxMinor !== null && sql`price_minor <= ${priceMaxMinor}`,
    mustBeInStock && sql`is_in_stock`,
    ...[...attributes.values()].map((facetIds) => sql`facet_ids && ${facetIds}::integer[]`),
  ].filter((condition) => condition !== false && condition !== null)
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** One value as an equality: only behind that does an index give its rows in order. */
function isOneOf(column: RawBuilder<unknown>, values: readonly string[]): RawBuilder<unknown> {
  return values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} = any(${values}::text[])`
}

/**
 * Runs statements that look words up. The planner takes matching a word for as cheap as comparing a number, and would
 * read every row's words one by one for common ones (over a second at 100,000 offers); only the index is quick.
 */
export function searching<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database.transaction(async (tx) => {
    await run(tx, sql`set local enable_seqscan = off`)
    return work(tx)
  })
}
