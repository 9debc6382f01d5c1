import type { Id } from '@yizhan/contract/shared'
import { all, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { StockGroups } from '../model/offer-document.ts'

export async function addSales(tx: Tx, lines: readonly { offerId: Id<'off'>; quantity: number }[]): Promise<void> {
  await run(
    tx,
    sql`insert into search_sales as known (offer_id, sold)
      select offer_id, sum(quantity) from unnest(${lines.map(({ offerId }) => offerId)}::text[], ${lines.map(({ quantity }) => quantity)}::bigint[]) as line (offer_id, quantity) group by offer_id order by offer_id
      on conflict (offer_id) do update set sold = known.sold + excluded.sold`,
  )
}

/** Brings the sold units of at most `limit` offers into the lists. */
export function listSales(tx: Tx, limit: number): Promise<number> {
  return run(
    tx,
    sql`with stale as (select offer_id, sold from search_sales where sold <> listed order by offer_id limit ${limit} for update skip locked),
      listed as (update search_offers o set sales = stale.sold from stale where o.offer_id = stale.offer_id)
      update search_sales s set listed = stale.sold from stale where s.offer_id = stale.offer_id`,
  )
}

export const findSales = (executor: Db | Tx, offerIds: readonly Id<'off'>[]): Promise<{ offerId: Id<'off'>; sold: number }[]> =>
  all(executor, sql<{ offerId: Id<'off'>; sold: number }>`select offer_id, sold from search_sales where offer_id = any(${offerIds}::text[])`)

export interface StockRow {
  offerId: Id<'off'>
  stock: StockGroups
  isInStock: boolean
}
/** Offers that one of the pools may put in or out of stock. Pool by pool, through the index: with a long list `&&` reads the whole table. */
export const findByPools = (executor: Db | Tx, poolIds: readonly Id<'pol'>[]): Promise<StockRow[]> =>
  all(
    executor,
    sql<StockRow>`select distinct on (offer_id) offer_id, stock, is_in_stock from unnest(${poolIds}::text[]) as changed (pool_id)
      cross join lateral (select offer_id, stock, is_in_stock from search_offers where pool_ids @> array[changed.pool_id] offset 0) as found`,
  )
export const lockStock = (tx: Tx, offerIds: readonly Id<'off'>[]): Promise<StockRow[]> =>
  all(tx, sql<StockRow>`select offer_id, stock, is_in_stock from search_offers where offer_id = any(${offerIds}::text[]) order by offer_id for update`)

/** The rows are locked already. */
export async function writeStock(tx: Tx, rows: readonly { offerId: Id<'off'>; isInStock: boolean }[]): Promise<void> {
  await run(
    tx,
    sql`update search_offers o set is_in_stock = c.is_in_stock from unnest(${rows.map(({ offerId }) => offerId)}::text[], ${rows.map(({ isInStock }) => isInStock)}::boolean[]) as c (offer_id, is_in_stock) where o.offer_id = c.offer_id`,
  )
}
