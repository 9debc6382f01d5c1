import type { Id } from '@yizhan/contract/shared'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, one, run, sql } from '#platform/db.ts'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'
import { openTestShop, signUpTester } from './people.ts'
import { sellOne } from './shops.ts'
import type { TestOffer } from './shops.ts'

let app: TestApp
let shop: TestOffer
beforeAll(async () => {
  app = await createTestApp()
  shop = await sellOne(app, { slug: 'flash', priceMinor: 9900 })
})
afterAll(() => app.close())

const address = { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' }
const contact = { email: 'guest@test.yizhan.test' }
type Headers = Readonly<Record<string, string>>
let keys = 0
async function call(method: 'GET' | 'POST' | 'PUT', url: string, { headers = {}, payload }: { headers?: Headers; payload?: object } = {}) {
  const key = method === 'GET' ? {} : { 'idempotency-key': `flash-${(keys += 1)}-key` }
  const answer = await app.http.inject({ method, url: `/api/v1${url}`, headers: { 'accept-language': 'en', ...key, ...headers }, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() }
}

interface TestSale extends TestOffer {
  readonly flashSaleId: Id<'fls'>
}
interface SaleWish {
  readonly salePriceMinor?: number
  readonly units?: number
  readonly limitPerPerson?: number
  /** Minutes from now. */
  readonly startsIn?: number
  readonly endsIn?: number
}
function planSale(offer: TestOffer, { salePriceMinor = 4900, units = 10, limitPerPerson = 2, startsIn = -1, endsIn = 60 }: SaleWish = {}) {
  const now = app.clock.now().getTime() // read once: a sale that ends as it starts is none
  const inMinutes = (minutes: number) => new Date(now + minutes * 60_000).toISOString()
  return call('POST', `/merchant/${offer.merchantId}/flash-sales`, {
    headers: offer.owner.headers,
    payload: {
      offerId: offer.offerId,
      variantId: offer.variantId,
      priceMinor: salePriceMinor,
      units,
      limitPerPerson,
      startsAt: inMinutes(startsIn),
      endsAt: inMinutes(endsIn),
    },
  })
}
let offers = 0
/** Something at 99.00, delivery 8.00. */
async function sell(stock: number): Promise<TestOffer> {
  const name = `offer-${(offers += 1)}`
  const { headers } = shop.owner
  const draft = {
    slug: name,
    title: { 'zh-CN': `东西 ${name}`, en: `Thing ${name}` },
    categorySlug: 'other',
    variants: [{ sku: name, priceMinor: 9900, stock }],
  }
  const { body } = await call('POST', `/merchant/${shop.merchantId}/offers`, { headers, payload: draft })
  await call('PUT', `/merchant/${shop.merchantId}/offers/${body.offerId}/state`, { headers, payload: { state: 'published' } })
  return { ...shop, offerId: body.offerId, variantId: body.variants[0].variantId }
}
/** The same with a sale at 49.00. */
async function sellInSale({ stock = 100, ...wish }: SaleWish & { stock?: number } = {}): Promise<TestSale> {
  const offer = await sell(stock)
  const { status, body } = await planSale(offer, wish)
  if (status !== 201) throw new Error(JSON.stringify(body))
  return { ...offer, flashSaleId: body.flashSaleId }
}
async function newGuest(): Promise<Headers> {
  const { body } = await call('POST', '/carts', { payload: {} })
  return { authorization: `Bearer ${body.accessToken}` }
}
const lineOf = ({ offerId, variantId, flashSaleId }: TestSale, quantity = 1) => ({ offerId, variantId, quantity, flashSaleId })
const anyPrice = ({ offerId, variantId }: TestOffer, quantity = 1) => ({ offerId, variantId, quantity })
const buy = (line: object, headers: Headers = {}, more: object = {}) =>
  call('POST', '/trades', { headers, payload: { lines: [line], address, contact, ...more } })
const quote = async (line: object, headers: Headers = {}) => (await call('POST', '/quotes', { headers, payload: { lines: [line], address, contact } })).body
const stepsOf = (quoted: { shops: { lines: { steps: { calculator: string; label: string; amountMinor: number }[] }[] }[] }) => quoted.shops[0]?.lines[0]?.steps
/** What the sale's own pool and the person's allowances say. */
const unitsOf = ({ flashSaleId }: TestSale) =>
  one(
    app.database.db,
    sql<{ taken: number; used: number }>`select (select taken from buckets where pool_id = sale.pool_id) as taken,
      (select coalesce(sum(quantity), 0)::integer from flash_sale_uses where flash_sale_id = sale.id and state = 'used') as used from flash_sales as sale where id = ${flashSaleId}`,
  )
const tables = ['trades', 'orders', 'order_lines', 'order_timeline', 'claims', 'payments', 'payment_attempts', 'flash_sale_uses', 'outbox_events']
const countAll = async () =>
  Object.fromEntries(
    await Promise.all(
      tables.map(
        async (table) => [table, (await one(app.database.db, sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`)).count] as const,
      ),
    ),
  )

describe('2,000 shoppers for 200 units', () => {
  const [shoppers, units, atOnce] = [2000, 200, 200]

  test('are exactly 200 orders; the others are told so and leave nothing behind', { timeout: 60_000 }, async () => {
    const sale = await sellInSale({ units, limitPerPerson: 1, stock: 5000 })
    const before = await countAll()
    const outcomes: { status: number; body: { code?: string; total?: { amountMinor: number } } }[] = []
    for (let start = 0; start < shoppers; start += atOnce) outcomes.push(...(await Promise.all(Array.from({ length: atOnce }, () => buy(lineOf(sale))))))
    const placed = outcomes.filter(({ status }) => status === 201)
    const refused = outcomes.filter(({ status }) => status !== 201)
    expect([placed.length, refused.length]).toEqual([units, shoppers - units])
    expect(new Set(placed.map(({ body }) => body.total?.amountMinor))).toEqual(new Set([4900 + 800]))
    expect(new Set(refused.map(({ status, body }) => `${status} ${body.code}`))).toEqual(new Set(['409 pricing.flash-sale-sold-out']))
    const after = await countAll()
    const added = Object.fromEntries(tables.map((table) => [table, Number(after[table]) - Number(before[table])]))
    expect(added).toMatchObject({
      trades: units,
      orders: units,
      order_lines: units,
      claims: units * 2,
      payments: units,
      payment_attempts: 0,
      flash_sale_uses: units,
    })
    expect(await unitsOf(sale)).toEqual({ taken: units, used: units })
    const orphans = await all(
      app.database.db,
      sql`select id from orders where not exists (select from trades where trades.id = orders.trade_id)
        union all select id from claims where not exists (select from orders where orders.id = claims.order_id)
        union all select id from payments where not exists (select from trades where trades.id = payments.trade_id)
        union all select order_id from flash_sale_uses where not exists (select from orders where orders.id = flash_sale_uses.order_id)`,
    )
    expect(orphans).toEqual([])
    expect(await app.modules.capacity.findMiscounted(app.database.db)).toEqual([])
  })
})

describe('the price', () => {
  test('is a step in words while the sale runs, from its start until before its end', async () => {
    const sale = await sellInSale({ startsIn: 10, endsIn: 20 })
    const usual = [{ calculator: 'list', label: 'Price', amountMinor: 9900 }]
    expect(stepsOf(await quote(anyPrice(sale)))).toEqual(usual)
    expect((await quote(lineOf(sale))).refusals).toMatchObject([{ code: 'pricing.flash-sale-over', lineIndex: 0 }])
    expect((await buy(lineOf(sale))).body).toMatchObject({ status: 409, code: 'pricing.flash-sale-over' })
    app.clock.pass({ minutes: 10 })
    const running = await quote(anyPrice(sale, 2))
    expect(stepsOf(running)).toEqual([
      { calculator: 'list', label: 'Price', amountMinor: 19_800 },
      { calculator: 'flash-sale', label: 'Flash sale', amountMinor: -10_000 },
    ])
    expect(running.total.amountMinor).toBe(9800 + 800)
    const seen = await quote(anyPrice(sale))
    app.clock.pass({ minutes: 10 })
    expect(stepsOf(await quote(anyPrice(sale)))).toEqual(usual)
    expect((await buy(lineOf(sale))).body.code).toBe('pricing.flash-sale-over')
    // Who saw the sale's price is asked before paying more.
    expect((await buy(anyPrice(sale), {}, { quoteId: seen.quoteId })).body).toMatchObject({
      code: 'checkout.price-changed',
      title: expect.stringContaining('¥57.00 to ¥99.00'), // delivery is free from 99.00
    })
    expect(await unitsOf(sale)).toEqual({ taken: 0, used: 0 })
  })

  test('is the whole line’s or none of it: too many for the person or for what is left is the usual price, and said', async () => {
    const sale = await sellInSale({ units: 3, limitPerPerson: 2 })
    expect(stepsOf(await quote(anyPrice(sale, 3)))?.[1]).toEqual({
      calculator: 'flash-sale',
      label: 'Flash sale limited to 2 per person: at the usual price',
      amountMinor: 0,
    })
    await buy(lineOf(sale, 2))
    expect(stepsOf(await quote(anyPrice(sale, 2)))?.[1]).toEqual({
      calculator: 'flash-sale',
      label: 'Too few left in the flash sale: at the usual price',
      amountMinor: 0,
    })
    expect((await quote(lineOf(sale, 2))).refusals).toMatchObject([{ code: 'pricing.flash-sale-sold-out', details: { available: 1 }, fix: /1/ }])
    expect((await buy(anyPrice(sale, 2))).body.total.amountMinor).toBe(2 * 9900) // delivery is free from 99.00
    expect(await unitsOf(sale)).toEqual({ taken: 2, used: 2 })
  })

  test('is refused when another process ended the sale a moment ago, and nothing is written', async () => {
    const sale = await sellInSale()
    expect((await quote(lineOf(sale))).isOrderable).toBe(true)
    await run(app.database.db, sql`update flash_sales set state = 'ended' where id = ${sale.flashSaleId}`)
    const before = await countAll()
    expect((await buy(lineOf(sale))).body.code).toBe('pricing.flash-sale-over')
    expect(await countAll()).toEqual(before)
  })

  test('costs one statement in the trade of a guest, and none where no sale runs', async () => {
    const [sale, other] = [await sellInSale(), await sell(10)]
    const count = async (line: object) => {
      await quote(line)
      app.statements.length = 0
      expect((await buy(line)).status).toBe(201)
      return { all: app.statements.length, ofSales: app.statements.filter((each) => /flash_sale/.test(each)).length }
    }
    const [without, withSale] = [await count(anyPrice(other)), await count(lineOf(sale))]
    expect([without.ofSales, withSale.ofSales]).toEqual([0, 1])
    expect(withSale.all).toBe(without.all + 1)
    expect(withSale.all).toBeLessThanOrEqual(20)
  })
})

describe('the limit per person', () => {
  test('holds for fifty tries at once', async () => {
    const sale = await sellInSale({ limitPerPerson: 2, units: 50 })
    const guest = await newGuest()
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => buy(lineOf(sale), guest)))
    expect(outcomes.filter(({ status }) => status === 201)).toHaveLength(2)
    expect(new Set(outcomes.filter(({ status }) => status !== 201).map(({ body }) => body.code))).toEqual(new Set(['pricing.flash-sale-limit-reached']))
    expect(await unitsOf(sale)).toEqual({ taken: 2, used: 2 })
    // At the usual price there is no limit.
    expect((await buy(anyPrice(sale), guest)).body.total.amountMinor).toBe(9900)
  })

  test('is given back once with the units when the order is cancelled, and when it expires', async () => {
    const sale = await sellInSale({ limitPerPerson: 1, units: 5 })
    const guest = await newGuest()
    const order = async () => (await buy(lineOf(sale), guest)).body.orders[0].orderId as Id<'ord'> // as: an id of the API
    const cancelled = await order()
    expect((await buy(lineOf(sale), guest)).body.code).toBe('pricing.flash-sale-limit-reached')
    const cancels = await Promise.all(Array.from({ length: 5 }, () => call('POST', `/orders/${cancelled}/cancel`, { headers: guest, payload: {} })))
    expect(cancels.filter(({ status }) => status < 300)).toHaveLength(1)
    expect(await unitsOf(sale)).toEqual({ taken: 0, used: 0 })
    await order()
    expect(await unitsOf(sale)).toEqual({ taken: 1, used: 1 })
    app.clock.pass({ minutes: 16 })
    await app.modules.orders.expireDue(app.clock.now())
    expect(await unitsOf(sale)).toEqual({ taken: 0, used: 0 })
    await app.database.transaction((tx) => app.modules.flashSales.giveBack(tx, [cancelled]))
    await order()
    expect(await unitsOf(sale)).toEqual({ taken: 1, used: 1 })
  })

  test('is taken again by money that comes late, and the money goes back when it is used meanwhile', async () => {
    const sale = await sellInSale({ limitPerPerson: 1, units: 5 })
    const guest = await newGuest()
    const expireOne = async () => {
      const { body } = await buy(lineOf(sale), guest, { payment: { method: 'sandbox' } })
      app.clock.pass({ minutes: 16 })
      await app.modules.orders.expireDue(app.clock.now())
      return body
    }
    const pay = (trade: { payment: { paymentId: string } }) =>
      call('POST', `/sandbox/payments/${trade.payment.paymentId}/outcome`, { payload: { outcome: 'succeeded' } })
    const stateOf = async (trade: { tradeId: string }) => (await call('GET', `/trades/${trade.tradeId}`, { headers: guest })).body.state
    const [first, second] = [await expireOne(), await expireOne()]
    await pay(first)
    expect([await stateOf(first), await unitsOf(sale)]).toEqual(['paid', { taken: 1, used: 1 }])
    await pay(second)
    await app.settle()
    expect([await stateOf(second), await unitsOf(sale)]).toEqual(['expired', { taken: 1, used: 1 }])
    expect((await call('GET', `/payments/${second.payment.paymentId}`, { headers: guest })).body.refunds).toHaveLength(1)
  })

  test('goes with a guest who signs in', async () => {
    const sale = await sellInSale({ limitPerPerson: 1 })
    const guest = await newGuest()
    expect((await buy(lineOf(sale), guest)).status).toBe(201)
    const { headers } = await signUpTester(app, 'flash-guest', guest)
    await app.settle()
    expect((await buy(lineOf(sale), headers)).body.code).toBe('pricing.flash-sale-limit-reached')
  })
})

describe('shoppers see', () => {
  test('the sale before it starts, while it runs and when it is sold out, on the offer and in lists', async () => {
    const sale = await sellInSale({ startsIn: 30, endsIn: 90, units: 1 })
    const look = async () => {
      const { body: offer } = await call('GET', `/offers/${sale.offerId}`)
      const { body: list } = await call('GET', '/offers?shop=flash&limit=50')
      return {
        sale: offer.variants[0].flashSale,
        price: offer.variants[0].price.amountMinor,
        card: list.items.find(({ offerId }: { offerId: string }) => offerId === sale.offerId),
      }
    }
    const usual = { priceFrom: { amountMinor: 9900 }, compareAt: null, flashSale: null }
    await app.settle() // lists know it
    const planned = await look()
    expect(planned).toMatchObject({ price: 9900, sale: { flashSaleId: sale.flashSaleId, state: 'scheduled', unitsLeft: 1, limitPerPerson: 2 }, card: usual })
    app.clock.pass({ minutes: 30 })
    // What is kept of pages is dropped by the event at the start.
    await app.settle({ dueBy: app.clock.now() })
    const running = await look()
    expect(running).toMatchObject({ price: 9900, sale: { state: 'running', price: { amountMinor: 4900 } } })
    expect(running.card).toMatchObject({ priceFrom: { amountMinor: 4900 }, compareAt: { amountMinor: 9900 }, flashSale: { endsAt: running.sale.endsAt } })
    await buy(lineOf(sale))
    await app.settle()
    expect(await look()).toMatchObject({ sale: { state: 'soldOut', unitsLeft: 0 }, card: usual })
  })

  test('the price and why it is so in the cart, without a change of price that was none', async () => {
    const sale = await sellInSale({ limitPerPerson: 2, endsIn: 30 })
    const { body: cart } = await call('POST', '/carts', { payload: {} })
    const headers = { authorization: `Bearer ${cart.accessToken}` }
    const added = await call('POST', `/carts/${cart.cartId}/lines`, { headers, payload: anyPrice(sale, 2) })
    const line = (view: { shops: { lines: object[] }[] }) => view.shops[0]?.lines[0]
    expect(line(added.body)).toMatchObject({
      unitPrice: { amountMinor: 4900 },
      total: { amountMinor: 9800 },
      unitPriceWhenAdded: null,
      flashSale: { outcome: 'applied', listPrice: { amountMinor: 9900 }, limitPerPerson: 2 },
    })
    app.clock.pass({ minutes: 30 })
    const { body: later } = await call('GET', `/carts/${cart.cartId}`, { headers })
    expect(line(later)).toMatchObject({ unitPrice: { amountMinor: 9900 }, unitPriceWhenAdded: { amountMinor: 4900 }, flashSale: null })
    const missed = await call('POST', `/carts/${cart.cartId}/lines`, { headers, payload: lineOf(sale) })
    expect(missed.body.code).toBe('pricing.flash-sale-over')
  })
})

describe('a shop', () => {
  test('plans sales, sees how much was sold, and ends one early; who ordered keeps the price', async () => {
    const sale = await sellInSale({ units: 10 })
    const guest = await newGuest()
    const { body: trade } = await buy(lineOf(sale, 2), guest)
    const url = `/merchant/${sale.merchantId}/flash-sales`
    const { headers } = sale.owner
    const listed = (await call('GET', url, { headers })).body.items.slice(0, 1)
    expect(listed).toMatchObject([
      { flashSaleId: sale.flashSaleId, title: `Thing offer-${offers}`, units: 10, unitsSold: 2, state: 'running', listPrice: { amountMinor: 9900 } },
    ])
    const ended = await call('POST', `${url}/${sale.flashSaleId}/end`, { headers })
    expect([ended.status, ended.body.state]).toEqual([200, 'endedEarly'])
    expect((await call('POST', `${url}/${sale.flashSaleId}/end`, { headers })).body.state).toBe('endedEarly')
    expect((await buy(lineOf(sale))).body.code).toBe('pricing.flash-sale-over')
    expect((await call('GET', `/orders/${trade.orders[0].orderId}`, { headers: guest })).body.lines[0].unitPrice.amountMinor).toBe(4900)
    expect((await call('POST', `${url}/fls_01jd0000000000000000000000/end`, { headers })).body.code).toBe('pricing.flash-sale-not-found')
    expect((await planSale(sale)).status).toBe(201) // the time is free again
  })

  test('is told beside the field what cannot be', async () => {
    const sale = await sellInSale({ startsIn: 10, endsIn: 20 })
    const wrongField = async (wish: SaleWish, offer: TestOffer = sale) => (await planSale(offer, { startsIn: 30, endsIn: 40, ...wish })).body.errors?.[0]?.field
    expect(await wrongField({ salePriceMinor: 9900 })).toBe('priceMinor')
    expect(await wrongField({ units: 0 })).toBe('units')
    expect(await wrongField({ limitPerPerson: 0 })).toBe('limitPerPerson')
    expect(await wrongField({ endsIn: 30 })).toBe('endsAt')
    expect(await wrongField({ startsIn: -30, endsIn: -20 })).toBe('endsAt')
    expect(await wrongField({ endsIn: 60 * 24 * 91 })).toBe('endsAt')
    expect(await wrongField({}, { ...sale, variantId: 'var_01jd0000000000000000000000' as Id<'var'> })).toBe('variantId') // as: an id of nothing
    expect((await planSale(sale, { startsIn: 15, endsIn: 40 })).body.code).toBe('pricing.flash-sale-overlaps')
    expect((await planSale(sale, { startsIn: 21, endsIn: 40 })).status).toBe(201)
    const stranger = await signUpTester(app, 'stranger')
    const other = { ...sale, owner: stranger, merchantId: await openTestShop(app, stranger, 'stranger') }
    expect((await planSale(other)).body.code).toBe('catalogue.offer-not-found')
  })
})
