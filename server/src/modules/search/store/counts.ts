import type { Id, Localized } from '@yizhan/contract/shared'
import { all, sql } from '#platform/db.ts'
import type { Db, RawBuilder, Tx } from '#platform/db.ts'
import type { Filters } from '../model/filters.ts'
import { priceSteps } from '../model/price-ranges.ts'
import { conditionsOf } from './conditions.ts'

/** What offers can be counted by. */
export type Counted = 'total' | 'category' | 'shop' | 'kind' | 'price' | 'inStock' | `attribute:${string}`
export interface CountRow {
  counted: Counted
  value: string
  /** Of attribute values only. */
  label: Localized | null
  count: number
}

/** Counts what fulfils the filters, by each of `counted`, in one statement and, attributes apart, in one pass. */
export function countOffers(executor: Db | Tx, counted: readonly Counted[], filters: Filters, tsquery?: string): Promise<CountRow[]> {
  const attributeKeys = counted.flatMap((each) => (each.startsWith('attribute:') ? [each.slice('attribute:'.length)] : []))
  const plain = columnNames.filter((each) => counted.includes(each))
  const withTotal = counted.includes('total')
  const parts = plain.length > 0 || withTotal ? [plainCounts(plain, withTotal)] : []
  if (attributeKeys.length > 0) parts.push(attributeCount(attributeKeys))
  const columns = [sql`1 as one`, ...plain.map((each) => sql`${valueColumns[each]} as ${sql.ref(each)}`), ...(attributeKeys.length > 0 ? [sql`facet_ids`] : [])]
  return all(
    executor,
    sql<CountRow>`with hits as (select ${sql.join(columns)} from search_offers where ${conditionsOf(filters, tsquery)}) ${sql.join(parts, sql` union all `)}`,
  )
}

const valueColumns = {
  category: sql`category_slug`,
  shop: sql`merchant_id`,
  kind: sql`kind`,
  price: sql`width_bucket(price_minor, ${[...priceSteps]}::bigint[])`,
  inStock: sql`is_in_stock`,
} as const
const columnNames = Object.keys(valueColumns) as (keyof typeof valueColumns)[] // as: its own keys

function plainCounts(names: readonly (keyof typeof valueColumns)[], withTotal: boolean): RawBuilder<unknown> {
  if (names.length === 0) return sql`(select 'total' as counted, '' as value, null::jsonb as label, count(*) as count from hits)`
  const counted = sql.join(
    names.map((name) => sql`when grouping(${sql.ref(name)}) = 0 then ${sql.lit(name)}`),
    sql` `,
  )
  const sets = sql.join(names.map((name) => sql`(${sql.ref(name)})`))
  return sql`(select case ${counted} else 'total' end as counted, coalesce(${sql.join(names.map((name) => sql`${sql.ref(name)}::text`))}, '') as value, null::jsonb as label, count(*) as count from hits group by grouping sets (${withTotal ? sql`(), ` : sql``}${sets}))`
}

/** Counted as numbers, named afterwards. */
function attributeCount(keys: readonly string[]): RawBuilder<unknown> {
  return sql`(select 'attribute:' || f.key as counted, f.value, f.label, c.count
    from (select facet_id, count(*) as count from hits, unnest(facet_ids) facet_id group by facet_id) c join search_facets f using (facet_id) where f.key = any(${keys}::text[]))`
}

/** Published offers of each shop and each category, its own only. */
export function countByShopAndCategory(executor: Db | Tx): Promise<{ merchantId: Id<'mer'>; categorySlug: string; count: number }[]> {
  return all(
    executor,
    sql<{
      merchantId: Id<'mer'>
      categorySlug: string
      count: number
    }>`select merchant_id, category_slug, count(*) as count from search_offers group by merchant_id, category_slug`,
  )
}

export interface FacetRow {
  facetId: number
  key: string
  value: string
}
export function findFacets(executor: Db | Tx, wanted: readonly { key: string; value: string }[]): Promise<FacetRow[]> {
  return all(
    executor,
    sql<FacetRow>`select facet_id, key, value from search_facets join unnest(${wanted.map(({ key }) => key)}::text[], ${wanted.map(({ value }) => value)}::text[]) as wanted (key, value) using (key, value)`,
  )
}

/** How many offers match, counted no further than `countMax`. */
export async function countUpTo(executor: Db | Tx, tsquery: string, countMax: number): Promise<number> {
  const [row] = await all(
    executor,
    sql<{ count: number }>`select count(*) as count from (select from search_offers where lexemes @@ ${tsquery}::tsquery limit ${countMax}) found`,
  )
  return row?.count ?? 0
}
