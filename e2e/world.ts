import { auditRoutes } from '@yizhan/contract/audit'
import { cartRoutes } from '@yizhan/contract/cart'
import { catalogueRoutes } from '@yizhan/contract/catalogue'
import type { Offer } from '@yizhan/contract/catalogue'
import { fulfilmentRoutes } from '@yizhan/contract/fulfilment'
import { identityRoutes } from '@yizhan/contract/identity'
import { orderRoutes } from '@yizhan/contract/orders'
import type { Order } from '@yizhan/contract/orders'
import type { Id } from '@yizhan/contract/shared'
import { inject, vi } from 'vitest'
import { signedInClient } from './api.ts'
import type { ApiClient } from './api.ts'
import { findOffer, offers, order } from './market.ts'
import { people } from './steps.ts'

/** Something to see on every page: offers, and orders of one shopper in every state. */
export interface World {
  readonly tea: Offer
  readonly pot: Offer
  readonly gameCard: Offer
  readonly customPhone: Offer
  /** The shop that sells the tea. */
  readonly merchantId: Id<'mer'>
  readonly importId: Id<'imp'>
  /** An act of the tea house's owner. */
  readonly auditEntryId: Id<'aud'>
  readonly addressId: Id<'adr'>
  /** Whose orders these are. */
  readonly buyerId: Id<'usr'>
  readonly unpaid: Order
  readonly paid: Order
  readonly sent: Order
  readonly issued: Order
  readonly cancelled: Order
}

/** Makes the world of people.otherShopper and the tea house, by the public API alone. */
export async function buildWorld(): Promise<World> {
  const [tea, pot, gameCard, customPhone] = [
    await findOffer(offers.tea),
    await findOffer(offers.pot),
    await findOffer(offers.gameCard),
    await findOffer(offers.customPhone),
  ]
  const shopper = await signedInClient(people.otherShopper)
  const owner = await signedInClient(people.teaHouseOwner)
  const { merchantId } = tea.shop
  const email = people.otherShopper
  const unpaid = await order(shopper, { offer: tea, email }, { isPaid: false })
  const paid = await order(shopper, { offer: tea, email, quantity: 2 })
  const sent = await order(shopper, { offer: tea, email })
  const dispatched = { params: { merchantId, orderId: sent.orderId }, body: { carrier: 'sf', trackingNumber: 'SF9876543210987' } } as const
  await owner.call(fulfilmentRoutes.dispatchOrder, dispatched)
  const refused = await order(shopper, { offer: tea, email })
  await shopper.call(orderRoutes.cancelOrder, { params: { orderId: refused.orderId }, body: { reason: '不想要了' } })
  const bought = await order(shopper, { offer: gameCard, email })
  const issued = await untilIssued(shopper, bought.orderId)
  const { items } = await shopper.call(identityRoutes.listAddresses, {})
  const addressId = items[0]?.addressId
  if (!addressId) throw new Error('the demo shopper has no address')
  await fillCart(shopper, [tea, gameCard])
  const buyer = (await shopper.call(identityRoutes.me, {})).user
  if (!buyer) throw new Error('the demo shopper is not signed in')
  const again = (one: Order) => shopper.call(orderRoutes.readOrder, { params: { orderId: one.orderId } })
  return {
    tea,
    pot,
    gameCard,
    customPhone,
    merchantId,
    importId: await importSomething(owner, merchantId),
    auditEntryId: await findAct(owner, merchantId),
    addressId,
    buyerId: buyer.userId,
    unpaid,
    paid,
    sent: await again(sent),
    issued,
    cancelled: await again(refused),
  }
}

async function findAct(owner: ApiClient, merchantId: Id<'mer'>): Promise<Id<'aud'>> {
  const { items } = await owner.call(auditRoutes.listShopAudit, { params: { merchantId }, query: { act: 'dispatchOrder' } })
  if (!items[0]) throw new Error('sending an order was not written down')
  return items[0].entryId
}

async function untilIssued(shopper: ApiClient, orderId: Id<'ord'>): Promise<Order> {
  const read = () => shopper.call(orderRoutes.readOrder, { params: { orderId } })
  await vi.waitUntil(async () => (await read()).codes.length > 0, { timeout: 10_000 })
  return read()
}

async function fillCart(shopper: ApiClient, wanted: readonly Offer[]): Promise<void> {
  const { cart } = await shopper.call(cartRoutes.readCurrentCart, {})
  const { cartId } = cart ?? (await shopper.call(cartRoutes.createCart, { body: {} }))
  for (const { offerId, variants } of wanted) {
    const variantId = variants.find(({ availability }) => availability.state !== 'none')?.variantId
    await shopper.call(cartRoutes.addLine, { params: { cartId }, body: { offerId, variantId, selection: {}, quantity: 1 } })
  }
}

/** An import that met problems, so that its page has everything on it. */
async function importSomething(owner: ApiClient, merchantId: Id<'mer'>): Promise<Id<'imp'>> {
  const file =
    'Handle,Title,Title [en],Published,Variant SKU,Variant Price\nworld-tea,世界的茶,Tea of the world,FALSE,W-1,12.00\nworld-wrong,错的茶,Wrong tea,FALSE,W-2,十二\n'
  const cookie = owner
    .cookies()
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ')
  const answer = await fetch(`${inject('marketplaceUrl')}/api/v1/merchant/${merchantId}/imports?fileName=world.csv`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', cookie },
    body: file,
  })
  const { importId } = (await answer.json()) as { importId: Id<'imp'> } // as: the route says so
  const isDone = async () => (await owner.call(catalogueRoutes.readImport, { params: { merchantId, importId } })).state === 'done'
  await vi.waitUntil(isDone, { timeout: 30_000 })
  return importId
}
