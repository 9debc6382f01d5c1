import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import type { CartParts } from '../cart-parts.ts'
import { cartChanged } from '../events.ts'
import { mergeLines } from '../model.ts'
import { deleteCart, giveCart, linesOf, lockCartsOf, writeLines } from '../store.ts'

/** A guest signed in: their cart becomes the person's, or its lines join the cart the person has. Repeated, it does nothing. */
export async function mergeCarts(
  { outbox }: Pick<CartParts, 'outbox'>,
  tx: Tx,
  { fromShopperId, intoShopperId }: { readonly fromShopperId: Id<'shp'>; readonly intoShopperId: Id<'shp'> },
): Promise<void> {
  if (fromShopperId === intoShopperId) return
  const carts = await lockCartsOf(tx, [fromShopperId, intoShopperId])
  const from = carts.find(({ shopperId }) => shopperId === fromShopperId)
  const into = carts.find(({ shopperId }) => shopperId === intoShopperId)
  if (!from) return
  const announce = (cartId: Id<'crt'>, version: number) => outbox.announce(tx, cartChanged, { cartId, shopperId: intoShopperId, version })
  if (!into) return announce(from.cartId, await giveCart(tx, from.cartId, intoShopperId))
  const received = mergeLines(await linesOf(tx, into.cartId), await linesOf(tx, from.cartId))
  const version = await writeLines(tx, into.cartId, received)
  await deleteCart(tx, from.cartId)
  await announce(into.cartId, version)
}
