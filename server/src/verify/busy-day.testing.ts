import { randomBytes } from 'node:crypto'
import type { Id } from '@yizhan/contract/shared'
import { one, sql } from '#platform/db.ts'
import type { TestApp } from '../../test/app.ts'
import { sellOne } from '../../test/shops.ts'
import type { TestOffer } from '../../test/shops.ts'

interface PlacedTrade {
  readonly tradeId: Id<'trd'>
  readonly orders: readonly { readonly orderId: Id<'ord'> }[]
  readonly payment: { readonly paymentId: Id<'pay'> } | null
  readonly guest: Readonly<Record<string, string>>
}
const address = { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' }
const email = 'guest@test.yizhan.test'
const holdMinutes = 15

/** Trades that came to every end a trade can come to, through the public API, with everything they caused done. */
export async function liveBusyDay(app: TestApp) {
  const call = async (method: 'POST' | 'GET', url: string, { headers, payload }: { headers?: Readonly<Record<string, string>>; payload?: object }) => {
    const answer = await app.http.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...headers, 'idempotency-key': randomBytes(8).toString('hex') },
      ...(payload && { payload }),
    })
    if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.body}`)
    return answer.json()
  }
  const tea = await sellOne(app, { slug: 'tea', priceMinor: 6800, stock: 20 })
  const card = await sellOne(app, { slug: 'card', kind: 'code', priceMinor: 3000, codes: ['AAAA-1', 'BBBB-2', 'CCCC-3', 'DDDD-4'] })
  const gift = await sellOne(app, { slug: 'gift', kind: 'code', priceMinor: 0, codes: ['FREE-1'] })
  await call('POST', `/merchant/${tea.merchantId}/coupons`, { headers: tea.owner.headers, payload: teaCoupon })

  const place = async (offers: readonly TestOffer[], coupons: readonly string[] = []): Promise<PlacedTrade> => {
    const { accessToken } = await call('POST', '/carts', { payload: {} })
    const guest = { authorization: `Bearer ${accessToken}` }
    const lines = offers.map(({ offerId, variantId }) => ({ offerId, variantId, quantity: 1 }))
    const trade = await call('POST', '/trades', { headers: guest, payload: { lines, coupons, address, contact: { email }, payment: { method: 'sandbox' } } })
    return { ...trade, guest }
  }
  const pay = async ({ payment }: PlacedTrade, deliver = 'once') => {
    await call('POST', `/sandbox/payments/${payment?.paymentId}/outcome`, { payload: { outcome: 'succeeded', deliver } })
    await app.settle()
  }
  const cancel = (trade: PlacedTrade) => call('POST', `/orders/${firstOrder(trade)}/cancel`, { headers: trade.guest, payload: { reason: '' } })
  const expireHolds = async () => {
    app.clock.pass({ minutes: holdMinutes + 1 })
    await app.modules.orders.expireDue(app.clock.now())
  }

  const completed = await place([tea, card], ['TEN'])
  await pay(completed, 'twice')
  const teaOrder = await orderOf(app, completed, tea)
  await call('POST', `/merchant/${tea.merchantId}/orders/${teaOrder}/parcels`, {
    headers: tea.owner.headers,
    payload: { carrier: 'sf', trackingNumber: 'SF1234567890' },
  })
  await call('POST', `/orders/${teaOrder}/receipt`, { headers: completed.guest })
  const expired = await place([tea], ['TEN'])
  const late = await place([tea])
  const returned = await place([tea])
  await cancel(returned)
  await expireHolds()
  await pay(late)
  await pay(returned)
  const free = await place([gift])
  const cancelledPaid = await place([tea], ['TEN'])
  await pay(cancelledPaid)
  await cancel(cancelledPaid)
  const cup = await sellOne(app, { slug: 'cup', priceMinor: 9900, stock: 20 })
  await call('POST', `/merchant/${cup.merchantId}/flash-sales`, { headers: cup.owner.headers, payload: cupSale(cup, app.clock.now()) })
  const onSale = await place([cup])
  await pay(onSale)
  const saleMissed = await place([cup])
  await cancel(saleMissed)
  const paid = await place([tea], ['TEN'])
  await payTwice(app, paid)
  const unpaid = await place([tea, card])
  await app.settle()
  while ((await app.modules.payments.seal()) > 0);
  return { tea, card, gift, completed, expired, late, returned, free, cancelledPaid, onSale, saleMissed, paid, unpaid, teaOrder }
}
export type BusyDay = Awaited<ReturnType<typeof liveBusyDay>>

const teaCoupon = {
  code: 'TEN',
  name: { 'zh-CN': '减十元', en: 'Ten off' },
  currency: 'CNY',
  amountOffMinor: 1000,
  shareOffBasisPoints: null,
  discountMaxMinor: null,
  spendMinMinor: 0,
  usesMax: 5,
  usesPerShopperMax: 1,
  startsAt: '2020-01-01T00:00:00.000Z',
  endsAt: null,
}

function cupSale({ offerId, variantId }: TestOffer, now: Date) {
  const endsAt = new Date(now.getTime() + 3_600_000).toISOString()
  return { offerId, variantId, priceMinor: 4900, units: 5, limitPerPerson: 1, startsAt: now.toISOString(), endsAt }
}

/** The id of a trade's first order. */
export function firstOrder({ orders: [first] }: PlacedTrade): Id<'ord'> {
  if (!first) throw new Error('the trade has no order')
  return first.orderId
}

/** The order of a trade at one shop. */
export async function orderOf(app: TestApp, { tradeId }: PlacedTrade, { merchantId }: TestOffer): Promise<Id<'ord'>> {
  const { id } = await one(app.database.db, sql<{ id: Id<'ord'> }>`select id from orders where trade_id = ${tradeId} and merchant_id = ${merchantId}`)
  return id
}

/** On two tries at once: the money of the second goes back. */
async function payTwice({ modules, settle }: TestApp, { payment }: PlacedTrade): Promise<void> {
  if (!payment) throw new Error('there is nothing to pay')
  for (const key of ['first', 'second']) await modules.payments.startAttempt(payment.paymentId, 'sandbox', key)
  const facts = await modules.payments.find(payment.paymentId)
  for (const { providerReference } of facts?.attempts ?? []) await modules.sandbox?.decide(providerReference ?? '', 'succeeded', 1)
  await settle()
}
