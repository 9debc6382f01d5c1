import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'
import { signUpTester } from '../../../test/people.ts'
import type { Tester } from '../../../test/people.ts'
import { sellOne } from '../../../test/shops.ts'
import type { TestOffer } from '../../../test/shops.ts'

let app: TestApp
let cards: TestOffer
let tea: TestOffer
beforeAll(async () => {
  app = await createTestApp()
  cards = await sellOne(app, { slug: 'cards', kind: 'code', priceMinor: 1000, codes: Array.from({ length: 8 }, (_, index) => `CODE-${index}`) })
  tea = await sellOne(app, { slug: 'tea', priceMinor: 2000, stock: 10 })
})
afterAll(() => app.close())

const address = { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' }
const send = async (who: Tester, call: `GET ${string}` | `POST ${string}`, payload?: object, key?: string) => {
  const [method, url] = call.split(' ') as ['GET' | 'POST', string] // as: the type of call
  const answer = await app.http.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...who.headers, ...(key && { 'idempotency-key': key }) },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const buy = async (who: Tester, what: TestOffer, key: string) => {
  const { body } = await send(
    who,
    'POST /trades',
    { lines: [{ offerId: what.offerId }], address, contact: { email: 'x@test.yizhan.test' }, payment: { method: 'sandbox' } },
    key,
  )
  await send(who, `POST /sandbox/payments/${body.payment.paymentId}/outcome`, { outcome: 'succeeded' })
  return body.orders[0].orderId as string
}

describe('codes', () => {
  it('go to one order each, whoever pays at the same time', async () => {
    const buyers = await Promise.all(Array.from({ length: 8 }, (_, index) => signUpTester(app, `buyer-${index}`)))
    const orders = await Promise.all(buyers.map((buyer, index) => buy(buyer, cards, `codes-at-once-${index}`)))
    await app.settle()
    const codes = await Promise.all(orders.map(async (orderId, index) => (await send(buyers[index]!, `GET /orders/${orderId}`)).body.codes[0]?.code)) // !: as many buyers as orders
    expect(codes.toSorted()).toEqual(Array.from({ length: 8 }, (_, index) => `CODE-${index}`))
    const ninth = await send(buyers[0]!, 'POST /trades', { lines: [{ offerId: cards.offerId }], contact: { email: 'x@test.yizhan.test' } }, 'codes-ninth') // !: eight buyers
    expect([ninth.status, ninth.body.code]).toEqual([409, 'line.sold-out'])
  })

  it('are issued once when the event comes twice', async () => {
    await app.database.pool.query("update outbox_cursors set transaction_id = '0', position = 0 where consumer = 'fulfil'")
    await app.settle()
    const { rows } = await app.database.pool.query<{ lines: number; codes: number }>(
      'select count(distinct line_id) as lines, count(*) as codes from codes where line_id is not null',
    )
    expect(rows[0]).toEqual({ lines: 8, codes: 8 })
  })

  it('that were sold are not taken in again', async () => {
    const answer = await send(cards.owner, `POST /merchant/${cards.merchantId}/variants/${cards.variantId}/codes`, {
      codes: ['CODE-1', 'CODE-NEW', 'CODE-NEW'],
    })
    expect([answer.status, answer.body]).toEqual([201, { added: 1, skipped: 2, unissued: 1 }])
    expect((await send(cards.owner, `GET /merchant/${cards.merchantId}/variants/${cards.variantId}/codes`)).body).toEqual({
      unissued: 1,
      issued: 8,
      isLow: true,
    })
  })

  it('are not taken for what is sent by parcel, nor from another shop', async () => {
    const wrong = await send(tea.owner, `POST /merchant/${tea.merchantId}/variants/${tea.variantId}/codes`, { codes: ['CODE-X'] })
    expect([wrong.status, wrong.body.code]).toEqual([409, 'fulfilment.variant-takes-no-codes'])
    const foreign = await send(tea.owner, `POST /merchant/${tea.merchantId}/variants/${cards.variantId}/codes`, { codes: ['CODE-Y'] })
    expect([foreign.status, foreign.body.code]).toEqual([404, 'catalogue.offer-not-found'])
  })
})

describe('a dispatch', () => {
  it('happens once, and takes the units off the shelf', async () => {
    const buyer = await signUpTester(app, 'tea-buyer')
    const orderId = await buy(buyer, tea, 'tea-order-1')
    const dispatch = () => send(tea.owner, `POST /merchant/${tea.merchantId}/orders/${orderId}/parcels`, { carrier: 'zto', trackingNumber: 'ZT0000000001' })
    const answers = await Promise.all([dispatch(), dispatch(), dispatch()])
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0)
    const { rows } = await app.database.pool.query<{ parcels: number; capacity: number; taken: number; used: number }>(
      'select (select count(*) from parcels where order_id = $1) as parcels, b.capacity, b.taken, b.used from buckets b join variants v on v.pool_id = b.pool_id where v.id = $2',
      [orderId, tea.variantId],
    )
    expect(rows[0]).toEqual({ parcels: 1, capacity: 9, taken: 0, used: 1 })
  })

  it('of another shop’s order, or of one not paid, is refused', async () => {
    const buyer = await signUpTester(app, 'unpaid-buyer')
    const { body } = await send(buyer, 'POST /trades', { lines: [{ offerId: tea.offerId }], address, contact: { email: 'x@test.yizhan.test' } }, 'tea-unpaid')
    const parcel = { carrier: 'zto', trackingNumber: 'ZT0000000002' }
    const unpaid = await send(tea.owner, `POST /merchant/${tea.merchantId}/orders/${body.orders[0].orderId}/parcels`, parcel)
    expect([unpaid.status, unpaid.body.code]).toEqual([409, 'orders.action-not-possible'])
    const foreign = await send(cards.owner, `POST /merchant/${cards.merchantId}/orders/${body.orders[0].orderId}/parcels`, parcel)
    expect([foreign.status, foreign.body.code]).toEqual([404, 'orders.not-found'])
  })
})
