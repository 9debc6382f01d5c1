import { randomUUID } from 'node:crypto'
import type { Id } from '@yizhan/contract/shared'
import type { TestApp } from '../../../test/app.ts'
import { signUpTester } from '../../../test/people.ts'
import type { Tester } from '../../../test/people.ts'
import { sellOne } from '../../../test/shops.ts'
import type { TestOffer } from '../../../test/shops.ts'

/** Words that stand nowhere but in what this person gave us. */
export const markers = {
  name: 'Marker-Name-Wudi',
  recipient: '标记收货人甲',
  phone: '13999887766',
  street: '标记路 4711 号',
  note: '标记备注：门口有猫',
  phrase: '标记暗语月亮',
} as const

export interface LivedPerson extends Tester {
  readonly shopperId: Id<'shp'>
  readonly email: string
  readonly tea: TestOffer
  readonly teaOrderId: Id<'ord'>
  readonly codeOrderId: Id<'ord'>
  readonly paymentId: Id<'pay'>
}
/** Calls the API in somebody's name. */
export function callerOf(app: TestApp, who?: Pick<Tester, 'headers'>, language = 'zh-CN') {
  return async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) => {
    const key = method === 'POST' ? { 'idempotency-key': randomUUID() } : {}
    const headers = { ...who?.headers, ...key, 'accept-language': language }
    const answer = await app.http.inject({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) })
    return { status: answer.statusCode, body: answer.json() }
  }
}

/** Somebody with an account, an address, a cart, a phrase, and two paid orders, of which the tea is still to be received. */
export async function livePerson(app: TestApp, slug: string): Promise<LivedPerson> {
  const tea = await sellOne(app, { slug: `tea-${slug}`, priceMinor: 6800, stock: 50 })
  const card = await sellOne(app, { slug: `card-${slug}`, kind: 'code', priceMinor: 3000, codes: [`CODE-${slug}`] })
  const person = await signUpTester(app, `${markers.name}-${slug}`.toLowerCase())
  const call = callerOf(app, person)
  const address = { recipient: markers.recipient, phone: markers.phone, regionCode: '330106', street: markers.street }
  const { body: me } = await call('GET', '/me')
  await call('POST', '/addresses', { address, isDefault: true })
  await call('PUT', '/privacy/mail-phrase', { phrase: markers.phrase })
  await call('POST', '/privacy/consents', { decisions: [{ purpose: 'personalisation', isGiven: true }] })
  const { body: trade } = await call('POST', '/trades', {
    lines: [{ offerId: tea.offerId }, { offerId: card.offerId }],
    address,
    contact: { email: me.user.email, phone: markers.phone },
    payment: { method: 'sandbox' },
    notes: { [tea.merchantId]: markers.note },
  })
  await call('POST', `/sandbox/payments/${trade.payment.paymentId}/outcome`, { outcome: 'succeeded' })
  await app.settle()
  const { body: cart } = await call('POST', '/carts', {})
  await call('POST', `/carts/${cart.cartId}/lines`, { offerId: tea.offerId })
  const shopOf = async (orderId: string) => (await call('GET', `/orders/${orderId}`)).body.shop.merchantId
  const [first, second] = trade.orders.map(({ orderId }: { orderId: string }) => orderId)
  const isTeaFirst = (await shopOf(first)) === tea.merchantId
  const [teaOrderId, codeOrderId] = isTeaFirst ? [first, second] : [second, first]
  return { ...person, shopperId: me.shopperId, email: me.user.email, tea, teaOrderId, codeOrderId, paymentId: trade.payment.paymentId }
}

/** Sends the tea and receives it, so that nothing of the person is open. */
export async function completeOrders(app: TestApp, person: LivedPerson): Promise<void> {
  const shop = callerOf(app, person.tea.owner)
  await shop('POST', `/merchant/${person.tea.merchantId}/orders/${person.teaOrderId}/parcels`, { carrier: 'sf', trackingNumber: 'SF1234567890' })
  for (const orderId of [person.teaOrderId, person.codeOrderId]) await callerOf(app, person)('POST', `/orders/${orderId}/receipt`)
  await app.settle()
}

/** The mails this address was sent, newest first. */
export async function mailsTo(app: TestApp, email: string): Promise<{ subject: string; text: string; html: string }[]> {
  return (await callerOf(app)('GET', `/development/mails?to=${encodeURIComponent(email)}`)).body.items
}
