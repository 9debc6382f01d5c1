import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'
import { sellOne } from './shops.ts'
import type { TestOffer } from './shops.ts'

let app: TestApp
let tea: TestOffer
let card: TestOffer
beforeAll(async () => {
  app = await createTestApp()
  tea = await sellOne(app, { slug: 'tea', priceMinor: 6800, stock: 5 })
  card = await sellOne(app, { slug: 'card', kind: 'code', priceMinor: 3000, codes: ['AAAA-1111', 'BBBB-2222'] })
})
afterAll(() => app.close())

const address = { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' }
const email = 'guest@test.yizhan.test'
type Headers = Record<string, string>
const call = async (
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  { headers = {}, payload, key }: { headers?: Headers; payload?: object; key?: string } = {},
) => {
  const answer = await app.http.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...headers, ...(key && { 'idempotency-key': key }) },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}

describe('a guest who buys goods and a code of two shops', () => {
  let guest: Headers
  let trade: { tradeId: string; orders: { orderId: string; number: string }[]; payment: { paymentId: string } }
  const orderOf = async (index: number) => (await call('GET', `/orders/${trade.orders[index]?.orderId}`, { headers: guest })).body

  it('fills one cart, grouped by shop', async () => {
    const { body: cart } = await call('POST', '/carts', { payload: {} })
    guest = { authorization: `Bearer ${cart.accessToken}` }
    await call('POST', `/carts/${cart.cartId}/lines`, { headers: guest, payload: { offerId: tea.offerId, quantity: 2 } })
    const { status, body } = await call('POST', `/carts/${cart.cartId}/lines`, { headers: guest, payload: { offerId: card.offerId } })
    expect([status, body.shops.length, body.unitCount, body.subtotal.amountMinor]).toEqual([201, 2, 3, 2 * 6800 + 3000])
    const quote = await call('POST', '/quotes', { headers: guest, payload: { cartId: cart.cartId } })
    expect(quote.status).toBe(201)
    expect(quote.body.refusals.map(({ code }: { code: string }) => code).toSorted()).toEqual(['checkout.address-missing', 'checkout.email-missing'])
    const placed = await call('POST', '/trades', {
      headers: guest,
      key: 'guest-trade-1',
      payload: { cartId: cart.cartId, address, contact: { email }, payment: { method: 'sandbox' } },
    })
    expect(placed.status).toBe(201)
    trade = placed.body
    // Two teas reach the free delivery of that shop; codes are not sent.
    expect(placed.body.total.amountMinor).toBe(2 * 6800 + 3000)
    expect((await call('GET', `/carts/${cart.cartId}`, { headers: guest })).body.lineCount).toBe(0)
  })

  it('sees nothing of the code before it is paid', async () => {
    for (const index of [0, 1]) expect(await orderOf(index)).toMatchObject({ state: 'placed', codes: [] })
  })

  it('pays once, however often the provider reports it', async () => {
    const outcome = await call('POST', `/sandbox/payments/${trade.payment.paymentId}/outcome`, { payload: { outcome: 'succeeded', deliver: 'twice' } })
    expect(outcome.status).toBe(200)
    await app.settle()
    const orders = await Promise.all([0, 1].map(orderOf))
    expect(orders.map(({ state }) => state).toSorted()).toEqual(['fulfilled', 'paid'])
    const codes = orders.flatMap((order) => order.codes.map(({ code }: { code: string }) => code))
    expect(codes).toEqual(['AAAA-1111'])
    const payment = (await call('GET', `/payments/${trade.payment.paymentId}`, { headers: guest })).body
    expect(payment).toMatchObject({ state: 'succeeded', refunds: [] })
  })

  it('has the code in the mail, and the database does not show it', async () => {
    const { items } = (await call('GET', `/development/mails?to=${email}`)).body
    expect(items.some(({ text }: { text: string }) => text.includes('AAAA-1111'))).toBe(true)
    const { rows } = await app.database.pool.query<{ leak: string }>(
      "select (select string_agg(t::text, '') from codes t) || (select string_agg(t::text, '') from mails t) as leak",
    )
    expect(rows[0]?.leak).not.toContain('AAAA-1111')
  })

  it('follows the tea to the end', async () => {
    const teaOrder = trade.orders[0]?.orderId
    const dispatched = await call('POST', `/merchant/${tea.merchantId}/orders/${teaOrder}/parcels`, {
      headers: tea.owner.headers,
      payload: { carrier: 'sf', trackingNumber: 'SF1234567890' },
    })
    expect([dispatched.status, dispatched.body.state]).toEqual([201, 'fulfilling'])
    const received = await call('POST', `/orders/${teaOrder}/receipt`, { headers: guest })
    expect([received.status, received.body.state]).toEqual([200, 'completed'])
    await app.settle()
    const { body: balances } = await call('GET', `/merchant/${tea.merchantId}/balances`, { headers: tea.owner.headers })
    expect(balances).toMatchObject({ earnedMinor: 13_600 * 0.95, commissionMinor: 13_600 * 0.05, escrowMinor: 0, refundedMinor: 0 })
  })

  it('finds the order on another device by number and a one-time code', async () => {
    const order = await orderOf(0)
    const { body: lookup } = await call('POST', '/order-lookups', { payload: { number: order.number, contact: email } })
    await app.settle()
    const { items } = (await call('GET', `/development/mails?to=${email}`)).body
    const code = /\b(\d{6})\b/.exec(items[0].text)?.[1]
    const wrong = await call('POST', `/order-lookups/${lookup.lookupId}/verification`, { payload: { code: code === '000000' ? '111111' : '000000' } })
    expect([wrong.status, wrong.body.code]).toEqual([409, 'orders.lookup-failed'])
    const { status, body } = await call('POST', `/order-lookups/${lookup.lookupId}/verification`, { payload: { code } })
    expect(status).toBe(200)
    const elsewhere = { authorization: `Bearer ${body.accessToken}` }
    expect((await call('GET', `/orders/${body.orderId}`, { headers: elsewhere })).status).toBe(200)
    // The token opens this order and nothing else.
    expect((await call('GET', `/orders/${trade.orders[1]?.orderId}`, { headers: elsewhere })).status).toBe(404)
    expect((await call('GET', '/addresses', { headers: elsewhere })).status).toBe(401)
  })

  it('is nobody to strangers', async () => {
    const { body: other } = await call('POST', '/carts', { payload: {} })
    const stranger = { authorization: `Bearer ${other.accessToken}` }
    for (const path of [`/orders/${trade.orders[0]?.orderId}`, `/trades/${trade.tradeId}`, `/payments/${trade.payment.paymentId}`])
      expect((await call('GET', path, { headers: stranger })).status).toBe(404)
  })
})

describe('the books', () => {
  it('balance after all of it, sealed in a chain', async () => {
    while ((await app.modules.payments.seal()) > 0);
    const { rows } = await app.database.pool.query<{ sum: number; unsealed: number }>(
      'select (select sum(amount_minor) from ledger_entries)::bigint as sum, (select count(*) from ledger_transactions where hash is null) as unsealed',
    )
    expect(rows[0]).toEqual({ sum: 0, unsealed: 0 })
  })

  it('take no change', async () => {
    await expect(app.database.pool.query('update ledger_entries set amount_minor = amount_minor + 1')).rejects.toThrow('append-only')
    await expect(app.database.pool.query('delete from ledger_entries')).rejects.toThrow('append-only')
  })
})
