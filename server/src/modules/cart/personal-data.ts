import { all, run, sql } from '#platform/db.ts'
import type { Forget, PersonalData } from '#platform/personal-data.ts'
import { findCartOf, linesOf } from './store.ts'

/** A shopper's cart. */
export const cartPersonalData: PersonalData = {
  name: 'cart',
  tables: { carts: { exported: true, erased: true }, cart_lines: { exported: true, erased: true } },
  async exportOf(executor, { shopperId }) {
    const cart = shopperId ? await findCartOf(executor, shopperId) : undefined
    return { 'cart.json': cart ? await linesOf(executor, cart.cartId) : [] }
  },
  async erase(tx, { shopperId }) {
    const lines = await run(tx, sql`delete from cart_lines where cart_id in (select id from carts where shopper_id = ${shopperId})`)
    return { cart_lines: lines, carts: await run(tx, sql`delete from carts where shopper_id = ${shopperId}`) }
  },
}

/** Carts nobody touched, from the oldest on; each day goes through all of them once. */
export const forgetCarts: Forget = async (tx, { before, place, limit }) => {
  const due = await all(
    tx,
    sql<{ id: string }>`select id from carts where id > ${place} and updated_at < ${before} order by id limit ${limit} for update skip locked`,
  )
  const ids = due.map(({ id }) => id)
  await run(tx, sql`delete from carts where id = any(${ids}::text[])`)
  const isDone = due.length < limit
  return { removed: ids.length, place: isDone ? '' : (ids.at(-1) ?? ''), isDone }
}
