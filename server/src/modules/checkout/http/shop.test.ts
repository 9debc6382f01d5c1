import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quoteSchema } from '@yizhan/contract/checkout'
import { orderSchema, tradeSchema } from '@yizhan/contract/orders'
import { offerDraftSchema } from '@yizhan/contract/catalogue'
import { createTestApp } from '../../../../test/app.ts'
import type { TestApp } from '../../../../test/app.ts'
import { openTestShop, signUpTester } from '../../../../test/people.ts'
import type { Tester } from '../../../../test/people.ts'
import { chaoyang, contact } from '../../../../test/market.ts'

let app: TestApp
let owner: Tester
let merchantId: string
let line: { offerId: string; quantity: number }
beforeAll(async () => {
  app = await createTestApp()
  owner = await signUpTester(app, 'owner')
  const shop = await openTestShop(app, owner, 'one-shop')
  merchantId = shop
  const draft = offerDraftSchema.parse({
    slug: 'cup',
    title: { 'zh-CN': '茶杯', en: 'Cup' },
    categorySlug: 'other',
    variants: [{ priceMinor: 2500, stock: 50 }],
  })
  const offerId = await app.modules.catalogue.writeOffer(shop, { draft })
  await app.database.transaction((tx) => app.modules.catalogue.setState(tx, { merchantId: shop, offerId }, 'published'))
  line = { offerId, quantity: 1 }
})
afterAll(() => app.close())

const post = (url: string, payload: object, headers: Record<string, string> = {}) => app.http.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload })

describe('ordering through the API', () => {
  test('one call is enough for a visitor; its repeat answers the same and charges nothing twice', async () => {
    const buy = () => post('/trades', { lines: [line], contact, address: chaoyang, payment: { method: 'sandbox' } }, { 'idempotency-key': 'visitor-buys-once' })
    const [first, second] = [await buy(), await buy()]
    expect([first.statusCode, second.statusCode, second.headers['idempotency-replayed']]).toEqual([201, 201, 'true'])
    expect(second.json()).toEqual(first.json())
    const trade = tradeSchema.parse(first.json())
    const paid = await post(`/sandbox/payments/${trade.payment?.paymentId}/outcome`, { outcome: 'succeeded', deliver: 'twice' })
    expect(paid.statusCode).toBe(200)
    const headers = { authorization: `Bearer ${trade.accessToken}` }
    const order = await app.http.inject({ url: `/api/v1/orders/${trade.orders[0]?.orderId}`, headers })
    expect(orderSchema.parse(order.json())).toMatchObject({ state: 'paid', number: trade.orders[0]?.number })
  })

  test('asks for a key, names what is missing field by field, and keeps the price it showed', async () => {
    expect((await post('/trades', { lines: [line] })).json()).toMatchObject({ status: 400, code: 'idempotency.key-missing' })
    const refused = await post('/trades', { lines: [line] }, { 'idempotency-key': 'nothing-given', 'accept-language': 'en' })
    expect(refused.json()).toMatchObject({
      status: 409,
      code: 'checkout.refused',
      errors: [
        { field: 'address', code: 'checkout.address-missing' },
        { field: 'contact', code: 'checkout.contact-missing' },
      ],
    })
    const quote = quoteSchema.parse((await post('/quotes', { lines: [line], contact, address: chaoyang })).json())
    expect(quote).toMatchObject({ isOrderable: true, total: { amountMinor: 3300 } })
  })

  test('12: quote and trade from a cart take at most twenty statements, whoever asks and however they are kept from repeating', async () => {
    const cart = (await post('/carts', {})).json()
    const headers = { authorization: `Bearer ${cart.accessToken}`, 'idempotency-key': 'count-statements' }
    await post(`/carts/${cart.cartId}/lines`, line, { authorization: headers.authorization })
    app.statements.length = 0
    expect((await post('/quotes', { cartId: cart.cartId, contact, address: chaoyang }, headers)).statusCode).toBe(201)
    expect(app.statements.length).toBeLessThanOrEqual(20)
    app.statements.length = 0
    expect(
      (await post('/trades', { cartId: cart.cartId, contact, address: chaoyang }, { ...headers, 'idempotency-key': 'count-statements-2' })).statusCode,
    ).toBe(201)
    expect(app.statements.length).toBeLessThanOrEqual(20)
  })

  test('the shop accepts; a clerk of another shop finds nothing there', async () => {
    const trade = (await post('/trades', { lines: [line], contact, address: chaoyang }, { 'idempotency-key': 'for-the-shop' })).json()
    await post(`/sandbox/payments/${trade.payment.paymentId}/outcome`, { outcome: 'succeeded' })
    const url = `/merchant/${merchantId}/orders/${trade.orders[0].orderId}/acceptance`
    const stranger = await signUpTester(app, 'stranger')
    expect((await post(url, {}, stranger.headers)).statusCode).toBe(404)
    expect((await post(url, {}, owner.headers)).json()).toMatchObject({ state: 'accepted' })
    const list = await app.http.inject({ url: `/api/v1/merchant/${merchantId}/orders?state=toSend&query=${trade.orders[0].number}`, headers: owner.headers })
    expect(list.json()).toMatchObject({
      items: [
        {
          orderId: trade.orders[0].orderId,
          actions: [
            { action: 'accept', isAllowed: false },
            { action: 'dispatch', isAllowed: true },
            { action: 'refuse', isAllowed: true },
            { action: 'answerCancelRequest', isAllowed: false },
          ],
        },
      ],
    })
  })
})
