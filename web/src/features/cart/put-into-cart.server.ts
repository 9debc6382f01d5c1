import { cartRoutes, type Cart, type LineInput } from '@yizhan/contract/cart'
import { call } from '../../api/call.server.ts'
import type { PageApi } from '../../api/page-api.server.ts'
import type { Outcome } from '../../api/refusal.ts'

/** A line to order; only the quantity may be left out. */
export type WantedLine = Pick<LineInput, 'offerId' | 'variantId' | 'selection'> & { quantity?: number }

/** Puts a line into the visitor's cart and answers the cart; a new guest's cart is made on the way. */
export async function putIntoCart(api: PageApi, line: WantedLine, idempotencyKey?: string): Promise<Outcome<Cart>> {
  const cart = await call(api, cartRoutes.createCart, { body: {} })
  if (!cart.ok) return cart
  return call(api, cartRoutes.addLine, { params: { cartId: cart.value.cartId }, body: line, idempotencyKey })
}
