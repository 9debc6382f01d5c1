import type { Id } from '@yizhan/contract/shared'
import { all, first, json, one, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { CartLineRow } from './model.ts'

export interface CartRow {
  cartId: Id<'crt'>
  shopperId: Id<'shp'>
  version: number
}

export function findCart(executor: Db | Tx, cartId: Id<'crt'>, shopperId: Id<'shp'>): Promise<CartRow | undefined> {
  return first(executor, sql<CartRow>`select id as cart_id, shopper_id, version from carts where id = ${cartId} and shopper_id = ${shopperId}`)
}
export async function findCartOf(executor: Db | Tx, shopperId: Id<'shp'>): Promise<CartRow | undefined> {
  return (await findCartsOf(executor, [shopperId]))[0]
}
export async function countUnits(executor: Db | Tx, shopperId: Id<'shp'>): Promise<number> {
  const { units } = await one(
    executor,
    sql<{
      units: number
    }>`select coalesce(sum(quantity), 0)::bigint as units from cart_lines where cart_id = (select id from carts where shopper_id = ${shopperId})`,
  )
  return units
}
/** Makes carts, and answers those it made: not for shoppers who have one, whoever made it. */
export function insertCarts(executor: Db | Tx, carts: readonly { readonly cartId: Id<'crt'>; readonly shopperId: Id<'shp'> }[]): Promise<CartRow[]> {
  return all(
    executor,
    sql<CartRow>`insert into carts (id, shopper_id) select * from unnest(${carts.map(({ cartId }) => cartId)}::text[], ${carts.map(({ shopperId }) => shopperId)}::text[])
      on conflict (shopper_id) do nothing returning id as cart_id, shopper_id, version`,
  )
}
export function findCartsOf(executor: Db | Tx, shopperIds: readonly Id<'shp'>[]): Promise<CartRow[]> {
  return all(executor, sql<CartRow>`select id as cart_id, shopper_id, version from carts where shopper_id = any(${shopperIds}::text[])`)
}

// Everything that changes lines locks their cart first: devices of one shopper take turns and lose nothing.

export function lockCarts(tx: Tx, cartIds: readonly Id<'crt'>[]): Promise<CartRow[]> {
  return all(tx, sql<CartRow>`select id as cart_id, shopper_id, version from carts where id = any(${cartIds}::text[]) order by id for update`)
}
export function lockCart(tx: Tx, cartId: Id<'crt'>, shopperId: Id<'shp'> | null): Promise<CartRow | undefined> {
  return first(
    tx,
    sql<CartRow>`select id as cart_id, shopper_id, version from carts where id = ${cartId} and (${shopperId}::text is null or shopper_id = ${shopperId}) for update`,
  )
}
export function lockCartsOf(tx: Tx, shopperIds: readonly Id<'shp'>[]): Promise<CartRow[]> {
  return all(tx, sql<CartRow>`select id as cart_id, shopper_id, version from carts where shopper_id = any(${shopperIds}::text[]) order by id for update`)
}

const lineColumns = sql`cart_lines.id as line_id, offer_id, variant_id, selection, selection_key, quantity, unit_price_when_added_minor, currency, merchant_id, kind, title, described`

/** Lines of many carts, by cart. */
export async function linesOfCarts(executor: Db | Tx, cartIds: readonly Id<'crt'>[]): Promise<Map<Id<'crt'>, CartLineRow[]>> {
  const rows = await all(
    executor,
    sql<CartLineRow & { cartId: Id<'crt'> }>`select ${lineColumns}, cart_id from cart_lines where cart_id = any(${cartIds}::text[]) order by cart_id, position`,
  )
  return Map.groupBy(rows, ({ cartId }) => cartId)
}
export async function linesOf(executor: Db | Tx, cartId: Id<'crt'>): Promise<CartLineRow[]> {
  return (await linesOfCarts(executor, [cartId])).get(cartId) ?? []
}
export interface CartWithLines {
  readonly shopperId: Id<'shp'>
  readonly lines: readonly CartLineRow[]
}
/** Many carts with their owners and lines, in one statement. */
export async function findCartsWithLines(executor: Db | Tx, cartIds: readonly Id<'crt'>[]): Promise<Map<Id<'crt'>, CartWithLines>> {
  type Row = { cartId: Id<'crt'>; shopperId: Id<'shp'> } & (CartLineRow | { lineId: null }) // an empty cart has one row without a line
  const rows = await all(
    executor,
    sql<Row>`select carts.id as cart_id, shopper_id, ${lineColumns} from carts left join cart_lines on cart_lines.cart_id = carts.id where carts.id = any(${cartIds}::text[]) order by carts.id, position`,
  )
  const byCart = Map.groupBy(rows, ({ cartId }) => cartId)
  return new Map([...byCart].map(([cartId, own]) => [cartId, { shopperId: own[0]!.shopperId, lines: own.filter((row) => row.lineId !== null) }])) // !: a group has a row
}

/** Writes lines of a locked cart, new ones and old, and its next version, which is answered. */
export async function writeLines(tx: Tx, cartId: Id<'crt'>, lines: readonly CartLineRow[]): Promise<number> {
  const version = (await writeLinesOfCarts(tx, new Map([[cartId, lines]]))).get(cartId)
  if (version === undefined) throw new Error(`the cart ${cartId} was locked and is gone`)
  return version
}
/** The same for many locked carts, in one statement. */
export async function writeLinesOfCarts(tx: Tx, linesOf: ReadonlyMap<Id<'crt'>, readonly CartLineRow[]>): Promise<Map<Id<'crt'>, number>> {
  const lines = [...linesOf].flatMap(([cartId, own]) => own.map((line) => ({ ...line, cartId })))
  const rows = await all(
    tx,
    sql<{ cartId: Id<'crt'>; version: number }>`with written as (
        insert into cart_lines (id, cart_id, offer_id, variant_id, selection, selection_key, quantity, unit_price_when_added_minor, currency, merchant_id, kind, title, described)
        select l."lineId", l."cartId", l."offerId", l."variantId", l.selection, l."selectionKey", l.quantity, l."unitPriceWhenAddedMinor", l.currency, l."merchantId", l.kind, l.title, l.described
        from jsonb_to_recordset(${json(lines)}) as l ("lineId" text, "cartId" text, "offerId" text, "variantId" text, selection jsonb, "selectionKey" text, quantity integer, "unitPriceWhenAddedMinor" bigint, currency text, "merchantId" text, kind text, title jsonb, described jsonb)
        on conflict (id) do update set cart_id = excluded.cart_id, variant_id = excluded.variant_id, selection = excluded.selection, selection_key = excluded.selection_key, quantity = excluded.quantity,
          unit_price_when_added_minor = excluded.unit_price_when_added_minor, currency = excluded.currency, kind = excluded.kind, title = excluded.title, described = excluded.described
      )
      update carts set version = version + 1, updated_at = now() where id = any(${[...linesOf.keys()]}::text[]) returning id as cart_id, version`,
  )
  return new Map(rows.map(({ cartId, version }) => [cartId, version]))
}
/** Deletes lines of a locked cart. Answers how many. */
export function deleteLines(tx: Tx, cartId: Id<'crt'>, lineIds: readonly Id<'lin'>[]): Promise<number> {
  return run(tx, sql`delete from cart_lines where cart_id = ${cartId} and id = any(${lineIds}::text[])`)
}
/** Deletes lines of many carts, which it locks first, in key order, and makes their next versions. Carts without such lines are not answered. */
export function deleteOrdered(
  tx: Tx,
  carts: readonly { readonly cartId: Id<'crt'>; readonly lineIds: readonly Id<'lin'>[] }[],
): Promise<(CartRow & { removed: number })[]> {
  return all(
    tx,
    sql<CartRow & { removed: number }>`with locked as materialized (
        select id from carts where id = any(${carts.map(({ cartId }) => cartId)}::text[]) order by id for update
      ), gone as (
        delete from cart_lines using locked where cart_lines.cart_id = locked.id and cart_lines.id = any(${carts.flatMap(({ lineIds }) => lineIds)}::text[]) returning cart_id
      ), counted as (
        select cart_id, count(*) as removed from gone group by cart_id
      )
      update carts set version = version + 1, updated_at = now() from counted where carts.id = counted.cart_id returning carts.id as cart_id, carts.shopper_id, carts.version, counted.removed`,
  )
}
export async function giveCart(tx: Tx, cartId: Id<'crt'>, shopperId: Id<'shp'>): Promise<number> {
  const { version } = await one(
    tx,
    sql<{ version: number }>`update carts set shopper_id = ${shopperId}, version = version + 1, updated_at = now() where id = ${cartId} returning version`,
  )
  return version
}
/** Deletes a locked cart with the lines it still has. */
export async function deleteCart(tx: Tx, cartId: Id<'crt'>): Promise<void> {
  await run(tx, sql`delete from carts where id = ${cartId}`)
}
