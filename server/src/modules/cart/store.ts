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
export function findCartOf(executor: Db | Tx, shopperId: Id<'shp'>): Promise<CartRow | undefined> {
  return first(executor, sql<CartRow>`select id as cart_id, shopper_id, version from carts where shopper_id = ${shopperId}`)
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
/** Makes a cart unless the shopper has one, whoever made it. */
export async function insertCart(executor: Db | Tx, cartId: Id<'crt'>, shopperId: Id<'shp'>): Promise<void> {
  await run(executor, sql`insert into carts (id, shopper_id) values (${cartId}, ${shopperId}) on conflict (shopper_id) do nothing`)
}

// Everything that changes lines locks their cart first: devices of one shopper take turns and lose nothing.

export function lockCart(tx: Tx, cartId: Id<'crt'>, shopperId: Id<'shp'> | null): Promise<CartRow | undefined> {
  return first(
    tx,
    sql<CartRow>`select id as cart_id, shopper_id, version from carts where id = ${cartId} and (${shopperId}::text is null or shopper_id = ${shopperId}) for update`,
  )
}
export function lockCartsOf(tx: Tx, shopperIds: readonly Id<'shp'>[]): Promise<CartRow[]> {
  return all(tx, sql<CartRow>`select id as cart_id, shopper_id, version from carts where shopper_id = any(${shopperIds}::text[]) order by id for update`)
}

/** With a shopper, only lines of that shopper's cart. */
export function linesOf(executor: Db | Tx, cartId: Id<'crt'>, shopperId: Id<'shp'> | null = null): Promise<CartLineRow[]> {
  return all(
    executor,
    sql<CartLineRow>`select id as line_id, offer_id, variant_id, selection, selection_key, quantity, unit_price_when_added_minor, currency, merchant_id, kind, title, described
      from cart_lines where cart_id = ${cartId} and (${shopperId}::text is null or exists (select from carts where id = ${cartId} and shopper_id = ${shopperId})) order by position`,
  )
}

/** Writes lines of a locked cart, new ones and old, and its next version, which is answered. */
export async function writeLines(tx: Tx, cartId: Id<'crt'>, lines: readonly CartLineRow[]): Promise<number> {
  const { version } = await one(
    tx,
    sql<{ version: number }>`with written as (
        insert into cart_lines (id, cart_id, offer_id, variant_id, selection, selection_key, quantity, unit_price_when_added_minor, currency, merchant_id, kind, title, described)
        select l."lineId", ${cartId}, l."offerId", l."variantId", l.selection, l."selectionKey", l.quantity, l."unitPriceWhenAddedMinor", l.currency, l."merchantId", l.kind, l.title, l.described
        from jsonb_to_recordset(${json(lines)}) as l ("lineId" text, "offerId" text, "variantId" text, selection jsonb, "selectionKey" text, quantity integer, "unitPriceWhenAddedMinor" bigint, currency text, "merchantId" text, kind text, title jsonb, described jsonb)
        on conflict (id) do update set cart_id = excluded.cart_id, variant_id = excluded.variant_id, selection = excluded.selection, selection_key = excluded.selection_key, quantity = excluded.quantity,
          unit_price_when_added_minor = excluded.unit_price_when_added_minor, currency = excluded.currency, kind = excluded.kind, title = excluded.title, described = excluded.described
      )
      update carts set version = version + 1, updated_at = now() where id = ${cartId} returning version`,
  )
  return version
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
