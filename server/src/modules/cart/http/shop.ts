import { cartRoutes } from '@yizhan/contract/cart'
import type { Id } from '@yizhan/contract/shared'
import type { FastifyReply } from 'fastify'
import type { Database } from '#platform/db.ts'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import type { Cart } from '../cart.ts'

/** What the cart asks of identity: the caller's shopper, or a new guest with a token. */
export interface ShoppersPort {
  ensureShopper(caller: Caller, reply: FastifyReply): Promise<{ shopperId: Id<'shp'>; accessToken?: string }>
}

/** Carts as their shoppers use them. */
export function serveCarts(api: Api, { cart, identity, database }: { cart: Cart; identity: ShoppersPort; database: Database }): void {
  api.handle(cartRoutes.createCart, async ({ caller, reply, locale }) => {
    const { shopperId, accessToken } = await identity.ensureShopper(caller, reply)
    return { ...(await cart.open(shopperId, locale)), ...(accessToken && { accessToken }) }
  })
  api.handle(cartRoutes.readCurrentCart, async ({ caller, locale }) => {
    const shopperId = cartOwner(caller)
    return { cart: shopperId && (await cart.viewCurrent(database.db, shopperId, locale)) }
  })
  api.handle(cartRoutes.readCartSize, async ({ caller }) => {
    const shopperId = cartOwner(caller)
    return { unitCount: shopperId ? await cart.size(database.db, shopperId) : 0 }
  })
  api.handle(cartRoutes.readCart, ({ caller, params, locale }) => cart.view(database.db, addressOf(caller, params), locale))
  api.handle(cartRoutes.addLine, ({ caller, params, body, locale }) => cart.add(addressOf(caller, params), body, locale))
  api.handle(cartRoutes.changeLine, ({ caller, params, body, locale }) => cart.change(addressOf(caller, params), body, locale))
  api.handle(cartRoutes.removeLine, ({ caller, params, locale }) => cart.remove(addressOf(caller, params), locale))
}

/** A token that opens one order opens no cart. */
function cartOwner({ shopperId, onlyOrderId }: Caller): Id<'shp'> | null {
  return onlyOrderId ? null : shopperId
}
function addressOf<P extends { readonly cartId: Id<'crt'> }>(caller: Caller, params: P): P & { readonly shopperId: Id<'shp'> } {
  const shopperId = cartOwner(caller)
  if (!shopperId) throw new AppError('cart.not-found')
  return { ...params, shopperId }
}
