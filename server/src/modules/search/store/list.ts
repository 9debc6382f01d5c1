import type { OfferSort } from '@yizhan/contract/search'
import type { Id } from '@yizhan/contract/shared'
import { all, sql } from '#platform/db.ts'
import type { Db, RawBuilder, Tx } from '#platform/db.ts'
import type { Cursor } from '../model/cursor.ts'
import type { Filters } from '../model/filters.ts'
import type { TextLevel } from '../model/text-levels.ts'
import { conditionsOf } from './conditions.ts'

export interface ListedRow {
  offerId: Id<'off'>
  number: number
  sales: number
  priceMinor: number
  publishedAt: Date
}
export interface ListQuery {
  readonly filters: Filters
  readonly after: Cursor | null
  readonly limit: number
}

/** Offers in the order of a column. With words, what matches is found first: in column order it may take every row. */
export function listSorted(
  executor: Db | Tx,
  sort: Exclude<OfferSort, 'relevance'>,
  { filters, after, limit }: ListQuery,
  tsquery?: string,
): Promise<ListedRow[]> {
  const columns = sql`offer_id, number, sales, price_minor, published_at`
  const order = orders[sort]
  const place = after ? placeAfter(after) : sql`true`
  const from = tsquery === undefined ? sql`search_offers where ${conditionsOf(filters)} and` : sql`hits where`
  const hits = tsquery === undefined ? sql`` : sql`with hits as materialized (select ${columns} from search_offers where ${conditionsOf(filters, tsquery)})`
  return all(executor, sql<ListedRow>`${hits} select ${columns} from ${from} ${place} order by ${order} limit ${limit}`)
}

const orders = {
  sold: sql`sales desc, number desc`,
  newest: sql`published_at desc, number desc`,
  price: sql`price_minor, number`,
  '-price': sql`price_minor desc, number desc`,
} as const

function placeAfter(cursor: Cursor): RawBuilder<unknown> {
  switch (cursor.sort) {
    case 'sold':
      return sql`(sales, number) < (${cursor.sales}, ${cursor.number})`
    case 'newest':
      return sql`(published_at, number) < (${cursor.publishedAt}::timestamptz, ${cursor.number})`
    case 'price':
      return sql`(price_minor, number) > (${cursor.priceMinor}, ${cursor.number})`
    case '-price':
      return sql`(price_minor, number) < (${cursor.priceMinor}, ${cursor.number})`
    case 'relevance':
    case 'remainder':
      throw new Error(`a place by ${cursor.sort} needs words`)
    default:
      return cursor satisfies never
  }
}

/** As many offers are weighed one against the other; reading the words of one costs about 10 microseconds. */
export const candidatesMax = 1000

export interface RankedRow {
  offerId: Id<'off'>
  number: number
  tier: number
  score: number
}
export interface RemainderRow {
  offerId: Id<'off'>
  number: number
  tier: number
  sales: number
}
export interface RankedRows {
  readonly rows: RankedRow[]
  /** The last candidate, if there may be offers behind it. */
  readonly boundary: Omit<RemainderRow, 'offerId'> | null
}

/**
 * The best matches. Candidates are taken level by level, best sold first, so that an exact match is never crowded out by
 * popular weak ones; they are then scored by where the words stand, mildly by sales, and by being in stock. Of each
 * level as many as there can be candidates suffice, since a level holds every stronger one; and where a stronger level
 * has that many, weaker ones are not even looked up.
 */
export async function listRanked(executor: Db | Tx, levels: readonly TextLevel[], { filters, after, limit }: ListQuery): Promise<RankedRows> {
  const weakest = levels.at(-1)?.tsquery
  const best = sql.join(
    levels.map((level, index) => bestOf(level, levels.slice(0, index))),
    sql` union all `,
  )
  const place = after?.sort === 'relevance' ? sql`(tier, score, number) < (${after.tier}, ${after.score}::float8, ${after.number})` : sql`true`
  const rows = await all(
    executor,
    sql<{ page: RankedRow[]; boundary: RankedRows['boundary'] }>`
      with ${levelTables(levels, filters)},
      candidates as materialized (
        select number, max(tier) as tier, max(sales) as sales from (${best}) found group by number order by 2 desc, 3 desc, 1 desc limit ${candidatesMax}),
      scored as (
        select offer_id, number, c.tier, round((ts_rank('{0.05, 0.2, 0.5, 1}', o.lexemes, ${weakest}::tsquery) * (1 + ln(1 + c.sales) / 10) * case when o.is_in_stock then 1 else 0.5 end)::numeric, 9)::float8 as score
        from candidates c join search_offers o using (number)),
      page as (select jsonb_build_object('offerId', offer_id, 'number', number, 'tier', tier, 'score', score) as row from scored where ${place} order by tier desc, score desc, number desc limit ${limit})
      select coalesce((select jsonb_agg(row) from page), '[]') as page,
        (select jsonb_build_object('number', number, 'tier', tier, 'sales', sales) from candidates offset ${candidatesMax - 1}) as boundary`,
  )
  return { rows: rows[0]?.page ?? [], boundary: rows[0]?.boundary ?? null }
}

function bestOf({ tier }: TextLevel, stronger: readonly TextLevel[]): RawBuilder<unknown> {
  const areFew = stronger.map((level) => sql`(select count(*) from ${tableOf(level)}) < ${candidatesMax}`)
  return sql`(select number, sales, ${sql.lit(tier)}::integer as tier from ${tableOf({ tier })} where ${areFew.length > 0 ? sql.join(areFew, sql` and `) : sql`true`} order by sales desc, number desc limit ${candidatesMax})`
}

/** What lies behind the candidates, by level and sales. */
export function listRemainder(executor: Db | Tx, levels: readonly TextLevel[], { filters, after, limit }: ListQuery): Promise<RemainderRow[]> {
  if (after?.sort !== 'remainder') throw new Error('the remainder begins behind the last candidate')
  const found = sql.join(
    levels.map((level) => sql`select number, sales, ${sql.lit(level.tier)}::integer as tier from ${tableOf(level)}`),
    sql` union all `,
  )
  return all(
    executor,
    sql<RemainderRow>`
      with ${levelTables(levels, filters)},
      hits as (select number, max(tier) as tier, max(sales) as sales from (${found}) found group by number),
      page as (select * from hits where (tier, sales, number) < (${after.tier}, ${after.sales}, ${after.number}) order by tier desc, sales desc, number desc limit ${limit})
      select o.offer_id, page.* from page join search_offers o using (number) order by tier desc, page.sales desc, number desc`,
  )
}

function levelTables(levels: readonly TextLevel[], filters: Filters): RawBuilder<unknown> {
  return sql.join(
    levels.map((level) => sql`${tableOf(level)} as materialized (select number, sales from search_offers where ${conditionsOf(filters, level.tsquery)})`),
    sql`, `,
  )
}
function tableOf({ tier }: Pick<TextLevel, 'tier'>): RawBuilder<unknown> {
  return sql.ref(`level_${tier}`)
}

export interface BestSoldQuery {
  /** Offers of the same categories; null for all categories. */
  readonly like: readonly Id<'off'>[] | null
  readonly limit: number
}
/** What sells best of what is in stock. */
export function listBestSold(executor: Db | Tx, { like, limit }: BestSoldQuery): Promise<{ offerId: Id<'off'> }[]> {
  const narrowed =
    like === null
      ? sql``
      : sql`and category_slug in (select category_slug from search_offers where offer_id = any(${like}::text[])) and offer_id <> all(${like}::text[])`
  return all(
    executor,
    sql<{ offerId: Id<'off'> }>`select offer_id from search_offers where is_in_stock ${narrowed} order by sales desc, number desc limit ${limit}`,
  )
}
