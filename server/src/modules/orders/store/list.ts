import { orderFilters } from '@yizhan/contract/orders'
import type { OrderFilter } from '@yizhan/contract/orders'
import type { Id } from '@yizhan/contract/shared'
import { all, sql } from '#platform/db.ts'
import type { Db, RawBuilder } from '#platform/db.ts'
import { orderColumns } from './rows.ts'
import type { OrderRow } from './rows.ts'

/** Whose orders are listed: one shopper's (or the one order of a token), one shop's, everybody's. */
export type ListScope = { shopperId: Id<'shp'>; onlyOrderId: Id<'ord'> | null } | { merchantId: Id<'mer'> } | 'everybody'
export interface ListPlace {
  readonly placedAt: Date
  readonly orderId: Id<'ord'>
}
export interface ListQuery {
  readonly scope: ListScope
  readonly tab: OrderFilter
  readonly text: string
  readonly after: ListPlace | null
  readonly limit: number
}
/** Beyond it a tab's count is no longer counted on. */
const countMax = 10_000
/** Words are looked for in so many orders a page. A shop with more, and everybody's, go on with the next page. */
const searchedMax = 5000
const tabs = orderFilters.filter((tab) => tab !== 'all')
const newestFirst = sql`order by placed_at desc, id desc`

/** Orders newest first, from the place on: the next page is read from where the last one ended, not counted off. */
export function listOrders(db: Db, query: ListQuery): Promise<OrderRow[]> {
  const { text, limit } = query
  const [orders, condition] = isNumber(text)
    ? [sql`orders`, sql`${placeCondition(query)} and number = ${text}`]
    : text
      ? [newest(query, searchedMax), sql`search_text like ${`%${escapeLike(text)}%`}`]
      : [newest(query, limit), sql`true`]
  return all(db, sql<OrderRow>`select ${orderColumns} from ${orders} as orders where ${condition} ${newestFirst} limit ${limit}`)
}

/** Where looking for words ended; undefined when there are no orders behind it. */
export async function findSearchEnd(db: Db, query: ListQuery): Promise<ListPlace | undefined> {
  if (!query.text || isNumber(query.text)) return undefined
  const [last, behind] = await all(
    db,
    sql<ListPlace>`select placed_at, id as order_id from ${newest(query, searchedMax + 1)} as orders ${newestFirst} offset ${searchedMax - 1} limit 2`,
  )
  return behind && last
}

/** The first `limit` orders of a list, whatever words they have. Everybody's have an index by tab alone: all of them are the newest of each tab. */
function newest(query: ListQuery, limit: number): RawBuilder<unknown> {
  const of = (tab: OrderFilter) => sql`(select * from orders where ${placeCondition({ ...query, tab })} ${newestFirst} limit ${limit})`
  if (query.scope !== 'everybody' || query.tab !== 'all') return of(query.tab)
  return sql`(select * from (${sql.join(tabs.map(of), sql` union all `)}) as of_tabs ${newestFirst} limit ${limit})`
}

function placeCondition({ scope, tab, after }: ListQuery): RawBuilder<unknown> {
  const conditions = [scopeCondition(scope)]
  if (tab !== 'all') conditions.push(sql`tab = ${tab}`)
  if (after) conditions.push(sql`(placed_at, id) < (${after.placedAt}, ${after.orderId})`)
  return sql.join(conditions, sql` and `)
}
/** Whoever knows an order's whole number looks for that order, wherever it stands. */
function isNumber(text: string): boolean {
  return /^\d{14}$/.test(text)
}

/** How many orders are under each tab, each counted up to ten thousand. */
export async function countTabs(db: Db, scope: ListScope): Promise<Record<OrderFilter, number>> {
  const rows = await all(
    db,
    sql<{ tab: OrderFilter; count: number }>`select tabs.tab, counted.count from unnest(${[...tabs]}::text[]) as tabs (tab),
      lateral (select count(*) as count from (select from orders where ${scopeCondition(scope)} and orders.tab = tabs.tab limit ${countMax}) as found) as counted`,
  )
  const counts: Record<OrderFilter, number> = { all: 0, toPay: 0, toSend: 0, toReceive: 0, done: 0, closed: 0 }
  for (const { tab, count } of rows) {
    counts[tab] = count
    counts.all += count
  }
  return counts
}

function scopeCondition(scope: ListScope): RawBuilder<unknown> {
  if (scope === 'everybody') return sql`true`
  if ('merchantId' in scope) return sql`merchant_id = ${scope.merchantId}`
  return scope.onlyOrderId ? sql`shopper_id = ${scope.shopperId} and id = ${scope.onlyOrderId}` : sql`shopper_id = ${scope.shopperId}`
}
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
