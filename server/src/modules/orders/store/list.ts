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

/** Orders newest first, from the place on: the next page is read from where the last one ended, not counted off. */
export function listOrders(db: Db, query: ListQuery): Promise<OrderRow[]> {
  const { tab, after, limit } = query
  const conditions = [scopeCondition(query.scope)]
  if (tab !== 'all') conditions.push(sql`tab = ${tab}`)
  if (after) conditions.push(sql`(placed_at, id) < (${after.placedAt}, ${after.orderId})`)
  if (query.text) conditions.push(sql`search_text like ${`%${escapeLike(query.text)}%`}`)
  return all(db, sql<OrderRow>`select ${orderColumns} from orders where ${sql.join(conditions, sql` and `)} order by placed_at desc, id desc limit ${limit}`)
}

/** How many orders are under each tab, each counted up to ten thousand. */
export async function countTabs(db: Db, scope: ListScope): Promise<Record<OrderFilter, number>> {
  const tabs = orderFilters.filter((tab) => tab !== 'all')
  const rows = await all(
    db,
    sql<{ tab: OrderFilter; count: number }>`select tabs.tab, counted.count from unnest(${tabs}::text[]) as tabs (tab),
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
