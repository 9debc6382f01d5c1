import type { Currency, Id } from '@yizhan/contract/shared'
import { all, first, one, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { FlashSale } from '../flash-sale.ts'

export interface FlashSaleRow extends FlashSale {
  readonly units: number
  readonly currency: Currency
  readonly state: 'open' | 'ended'
}
export interface SaleToTake {
  readonly flashSaleId: Id<'fls'>
  readonly shopperId: Id<'shp'>
  readonly orderId: Id<'ord'>
  readonly quantity: number
  /** When the order was placed: the sale runs then, or the units are not had. */
  readonly at: Date
}
export interface RefusedTake {
  readonly flashSaleId: Id<'fls'>
  readonly orderId: Id<'ord'>
  readonly reason: 'over' | 'limitReached'
  readonly limitPerPerson: number
}
const columns = sql.raw(
  'id as flash_sale_id, merchant_id, offer_id, variant_id, price_minor, currency, pool_id, units, limit_per_person, starts_at, ends_at, state',
)

export async function insertFlashSale(tx: Tx, sale: FlashSaleRow): Promise<void> {
  await run(
    tx,
    sql`insert into flash_sales (id, merchant_id, offer_id, variant_id, price_minor, currency, pool_id, units, limit_per_person, starts_at, ends_at)
      values (${sale.flashSaleId}, ${sale.merchantId}, ${sale.offerId}, ${sale.variantId}, ${sale.priceMinor}, ${sale.currency}, ${sale.poolId}, ${sale.units}, ${sale.limitPerPerson}, ${sale.startsAt}, ${sale.endsAt})`,
  )
}
/** Sales that run or are planned, soonest first. */
export function findOpenSales(executor: Db | Tx, now: Date, limit: number): Promise<FlashSaleRow[]> {
  return all(executor, sql<FlashSaleRow>`select ${columns} from flash_sales where state = 'open' and ends_at > ${now} order by starts_at limit ${limit}`)
}
export function listFlashSales(executor: Db | Tx, merchantId: Id<'mer'>, limit: number): Promise<FlashSaleRow[]> {
  return all(executor, sql<FlashSaleRow>`select ${columns} from flash_sales where merchant_id = ${merchantId} order by id desc limit ${limit}`)
}
export function findFlashSale(executor: Db | Tx, merchantId: Id<'mer'>, flashSaleId: Id<'fls'>): Promise<FlashSaleRow | undefined> {
  return first(executor, sql<FlashSaleRow>`select ${columns} from flash_sales where id = ${flashSaleId} and merchant_id = ${merchantId}`)
}
/** Ends a sale that is not over. Undefined when there is no such one. */
export function endFlashSale(
  tx: Tx,
  { merchantId, flashSaleId, now }: { merchantId: Id<'mer'>; flashSaleId: Id<'fls'>; now: Date },
): Promise<FlashSaleRow | undefined> {
  return first(
    tx,
    sql<FlashSaleRow>`update flash_sales set state = 'ended' where id = ${flashSaleId} and merchant_id = ${merchantId} and state = 'open' and ends_at > ${now} returning ${columns}`,
  )
}

/** How many units of each sale this person has. */
export function findUnitsOf(executor: Db | Tx, shopperId: Id<'shp'>, flashSaleIds: readonly Id<'fls'>[]): Promise<{ flashSaleId: Id<'fls'>; units: number }[]> {
  return all(
    executor,
    sql<{ flashSaleId: Id<'fls'>; units: number }>`
      select flash_sale_id, sum(quantity)::bigint as units from flash_sale_uses
      where shopper_id = ${shopperId} and flash_sale_id = any(${flashSaleIds}::text[]) and state = 'used' group by flash_sale_id`,
  )
}

/**
 * Writes what running sales and their limits allow, first come first served, and answers what they do not. Whoever adds
 * to a person's units holds the lock on the sale's bucket, taken by the claim before: this statement then sees all that
 * others added, and nobody adds beside it.
 */
export function insertUses(tx: Tx, wanted: readonly SaleToTake[]): Promise<RefusedTake[]> {
  return all(
    tx,
    sql<RefusedTake>`with wanted as (
        select * from unnest(${wanted.map((each) => each.flashSaleId)}::text[], ${wanted.map((each) => each.shopperId)}::text[], ${wanted.map((each) => each.orderId)}::text[], ${wanted.map((each) => each.quantity)}::integer[], ${wanted.map((each) => each.at.toISOString())}::timestamptz[])
          with ordinality as wanted (flash_sale_id, shopper_id, order_id, quantity, at, place)
      ), judged as (
        select wanted.*, sales.merchant_id, sales.limit_per_person,
          sales.state = 'open' and sales.starts_at <= wanted.at and wanted.at < sales.ends_at as is_running,
          sum(wanted.quantity) over (partition by wanted.flash_sale_id, wanted.shopper_id order by wanted.place)
            + coalesce((select sum(uses.quantity) from flash_sale_uses as uses where uses.shopper_id = wanted.shopper_id and uses.flash_sale_id = wanted.flash_sale_id and uses.state = 'used'), 0) as units
        from wanted join flash_sales as sales on sales.id = wanted.flash_sale_id
      ), taken as (
        insert into flash_sale_uses (flash_sale_id, order_id, merchant_id, shopper_id, quantity)
        select flash_sale_id, order_id, merchant_id, shopper_id, quantity from judged where is_running and units <= limit_per_person
      )
      select flash_sale_id, order_id, limit_per_person, case when is_running then 'limitReached' else 'over' end as reason
      from judged where not is_running or units > limit_per_person`,
  )
}
/** Gives back what these orders had; what was given back already is passed over. */
export async function returnUses(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<void> {
  await run(tx, sql`update flash_sale_uses set state = 'returned' where order_id = any(${orderIds}::text[]) and state = 'used'`)
}
/** Takes what these orders had given back once more, under the locks of the sales' buckets. Answers for how many limits it is too much; then nothing was taken. */
export async function retakeUses(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<number> {
  const { refused } = await one(
    tx,
    sql<{ refused: number }>`with wanted as (
        select flash_sale_id, shopper_id, sum(quantity) as units from flash_sale_uses where order_id = any(${orderIds}::text[]) and state = 'returned' group by flash_sale_id, shopper_id
      ), refused as (
        select from wanted join flash_sales as sales on sales.id = wanted.flash_sale_id
        where wanted.units + coalesce((select sum(uses.quantity) from flash_sale_uses as uses where uses.shopper_id = wanted.shopper_id and uses.flash_sale_id = wanted.flash_sale_id and uses.state = 'used'), 0) > sales.limit_per_person
      ), retaken as (
        update flash_sale_uses set state = 'used' where order_id = any(${orderIds}::text[]) and state = 'returned' and not exists (select from refused)
      )
      select count(*) as refused from refused`,
  )
  return refused
}
/** A guest who signed in is the same person. */
export async function moveUses(tx: Tx, fromShopperId: Id<'shp'>, intoShopperId: Id<'shp'>): Promise<void> {
  await run(tx, sql`update flash_sale_uses set shopper_id = ${intoShopperId} where shopper_id = ${fromShopperId}`)
}
