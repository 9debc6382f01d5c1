import type { Id } from '@yizhan/contract/shared'
import type { Db, Tx } from '#platform/db.ts'
import type { CartParts } from '../cart-parts.ts'
import { findCartsOf, insertCarts } from '../store.ts'
import type { CartRow } from '../store.ts'

export interface OpenedCart {
  readonly cart: CartRow
  /** Made now, and so empty. */
  readonly isNew: boolean
}

/** The carts of shoppers, made where there are none: three statements at most for any number. */
export async function openCarts({ ids }: Pick<CartParts, 'ids'>, executor: Db | Tx, shopperIds: readonly Id<'shp'>[]): Promise<OpenedCart[]> {
  const opened = new Map<Id<'shp'>, OpenedCart>()
  const note = (carts: readonly CartRow[], isNew: boolean) => {
    for (const cart of carts) opened.set(cart.shopperId, { cart, isNew })
  }
  const missing = () => [...new Set(shopperIds)].filter((shopperId) => !opened.has(shopperId))
  note(await findCartsOf(executor, missing()), false)
  if (missing().length > 0) {
    const made = missing().map((shopperId) => ({ cartId: ids.next('crt'), shopperId }))
    note(await insertCarts(executor, made), true)
  }
  if (missing().length > 0) note(await findCartsOf(executor, missing()), false) // those another device made meanwhile
  return shopperIds.map((shopperId) => {
    const cart = opened.get(shopperId)
    if (!cart) throw new Error('a cart was made and is not there')
    return cart
  })
}
