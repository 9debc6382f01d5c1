import type { Id } from '@yizhan/contract/shared'
import { all, one, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

/** Totals of a shop's orders that are paid and neither complete nor given back. */
export async function sumInEscrow(executor: Db | Tx, merchantId: Id<'mer'>): Promise<number> {
  const { total } = await one(
    executor,
    sql<{
      total: number
    }>`select coalesce(sum(total_minor), 0)::bigint as total from orders where merchant_id = ${merchantId} and tab in ('toSend', 'toReceive')`,
  )
  return total
}
/** Offers of a shopper's paid orders, latest order first. */
export async function listBought(executor: Db | Tx, shopperId: Id<'shp'>, limit: number): Promise<Id<'off'>[]> {
  const rows = await all(
    executor,
    sql<{
      offerId: Id<'off'>
    }>`select offer_id from order_lines join (select id, placed_at from orders where shopper_id = ${shopperId} and tab in ('toSend', 'toReceive', 'done') order by placed_at desc, id desc limit ${limit}) as recent
      on recent.id = order_lines.order_id group by offer_id order by max(recent.placed_at) desc, offer_id limit ${limit}`,
  )
  return rows.map(({ offerId }) => offerId)
}
