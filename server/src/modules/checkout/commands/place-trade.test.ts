import type { Id } from '@yizhan/contract/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '#platform/http/caller.ts'
import { nobody } from '#platform/http/caller.ts'
import { run, sql } from '#platform/db.ts'
import { chaoyang, contact, lineOf, openMarket } from '../../../../test/market.ts'
import type { Market } from '../../../../test/market.ts'

let market: Market
let merchantId: Id<'mer'>
let shopper: Caller & { shopperId: Id<'shp'> }
beforeAll(async () => {
  market = await openMarket()
  merchantId = await market.openShop('first')
})
afterAll(() => market.close())
beforeEach(async () => {
  shopper = await market.newShopper()
})

const tables = ['trades', 'orders', 'order_lines', 'order_timeline', 'claims', 'payments', 'coupon_uses', 'outbox_events']
const countAll = async () => Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await market.count(table)] as const)))
/** Everybody's answer: the trade, or the code of the refusal. */
const settle = async <T extends object>(work: readonly Promise<T>[]) => {
  const settled = await Promise.allSettled(work)
  return {
    placed: settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])),
    refused: settled.flatMap((each) => (each.status === 'rejected' ? [String(each.reason.code ?? each.reason)] : [])),
  }
}

describe('placing a trade', () => {
  test('holds everything until payBy and answers what was placed', async () => {
    const cup = await market.addOffer(merchantId, { stock: 10, priceMinor: 2500 })
    const trade = await market.place(shopper, { lines: [lineOf(cup, 2)], notes: { [merchantId]: '请轻放' } })
    expect(trade).toMatchObject({
      state: 'placed',
      total: { amountMinor: 6000, currency: 'CNY' },
      orders: [{ shopName: '店 first', total: { amountMinor: 6000 } }],
      payment: { state: 'open', method: null },
    })
    expect(new Date(trade.payBy ?? 0).getTime() - new Date(trade.placedAt).getTime()).toBe(15 * 60_000)
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 2, available: 8 })
    expect(await market.orders.readTrade(trade.tradeId, shopper, 'zh-CN')).toEqual({ ...trade, accessToken: undefined })
    const order = await market.orders.view(market.onlyOrder(trade), shopper, 'zh-CN')
    expect(order).toMatchObject({
      state: 'placed',
      note: '请轻放',
      address: chaoyang,
      contact,
      lines: [{ title: '茶杯', quantity: 2, state: 'held', total: { amountMinor: 5000 } }],
      steps: [{ calculator: 'delivery', label: '运费', amountMinor: 1000 }],
    })
  })

  test('makes a guest of a visitor who buys in one call, and answers the token once', async () => {
    const cup = await market.addOffer(merchantId)
    const trade = await market.place(nobody, { lines: [lineOf(cup)] })
    expect(trade.accessToken).toMatch(/^[\w-]{20,}$/)
  })

  test('is paid at once, without a payment, when it costs nothing', async () => {
    const gift = await market.addOffer(await market.openShop('free', { deliveryFeeMinor: 0 }), { priceMinor: 0, stock: 3 })
    const trade = await market.place(shopper, { lines: [lineOf(gift)], payment: { method: 'sandbox' } })
    expect(trade).toMatchObject({ state: 'paid', payment: null, payBy: null })
    expect(await market.orders.view(market.onlyOrder(trade), shopper, 'en')).toMatchObject({
      state: 'paid',
      lines: [{ state: 'kept' }],
      timeline: [{ event: 'placed' }, { event: 'paid' }],
    })
    expect((await market.topics()).slice(-2)).toEqual(expect.arrayContaining(['order.paid']))
  })

  test('cuts codes and parcels of one shop into orders of their own that add up', async () => {
    const [cup, card] = [
      await market.addOffer(merchantId, { priceMinor: 3333 }),
      await market.addOffer(merchantId, { kind: 'code', priceMinor: 1001, stock: 5 }),
    ]
    await market.pricing.createCoupon(merchantId, {
      code: 'SPLIT',
      name: { en: 'Split' },
      currency: 'CNY',
      amountOffMinor: 1000,
      shareOffBasisPoints: null,
      discountMaxMinor: null,
      spendMinMinor: 0,
      usesMax: null,
      usesPerShopperMax: 1,
      startsAt: '2020-01-01T00:00:00Z',
      endsAt: null,
    })
    const trade = await market.place(shopper, { lines: [lineOf(cup), lineOf(card)], coupons: ['SPLIT'] })
    expect(trade.total.amountMinor).toBe(3333 + 1001 - 1000 + 1000)
    expect(trade.orders.map(({ total }) => total.amountMinor).reduce((sum, each) => sum + each, 0)).toBe(trade.total.amountMinor)
    const orders = await Promise.all(trade.orders.map(({ orderId }) => market.orders.view(orderId, shopper, 'en')))
    expect(orders.map(({ address, steps }) => [address !== null, steps.map(({ calculator }) => calculator)])).toEqual([
      [true, ['coupon', 'delivery']],
      [false, ['coupon']],
    ])
  })

  test('stands and can be paid when the first attempt to pay fails', async () => {
    const cup = await market.addOffer(merchantId)
    const [start, offline] = [market.sandbox.provider.start, () => Promise.reject(new Error('the provider is away'))]
    Object.assign(market.sandbox.provider, { start: offline })
    const trade = await market.place(shopper, { lines: [lineOf(cup)], payment: { method: 'sandbox' } })
    Object.assign(market.sandbox.provider, { start })
    expect(trade.state).toBe('placed')
    await market.pay(trade)
    expect(await market.orders.readTrade(trade.tradeId, shopper, 'en')).toMatchObject({ state: 'paid' })
  })

  test('takes its lines out of the cart, and of two windows with one cart only the first orders it', async () => {
    const cup = await market.addOffer(merchantId)
    const cartId = await market.database.transaction((tx) => market.cart.addLines(tx, shopper.shopperId, [lineOf(cup)]))
    const { placed, refused } = await settle([market.place(shopper, { cartId }), market.place(shopper, { cartId })])
    expect([placed.length, refused]).toEqual([1, ['checkout.cart-empty']])
    expect(await market.cart.lines(cartId, shopper.shopperId)).toEqual([])
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 1 })
  })
})

describe('refusing a trade', () => {
  test('names line, rule and remedy, and changes nothing', async () => {
    const [cup, other] = [await market.addOffer(merchantId, { stock: 1 }), await market.addOffer(merchantId, { kind: 'code', stock: 2 })]
    const before = await countAll()
    await expect(market.place(shopper, { lines: [lineOf(cup, 2)] })).rejects.toMatchObject({
      code: 'line.sold-out',
      options: { details: { available: 1, lineIndex: 0 } },
    })
    await expect(market.place(shopper, { lines: [lineOf(cup)], address: undefined })).rejects.toMatchObject({ code: 'checkout.address-missing' })
    await expect(market.place(shopper, { lines: [lineOf(cup)], contact: undefined })).rejects.toMatchObject({ code: 'checkout.contact-missing' })
    await expect(market.place(shopper, { lines: [lineOf(other)], contact: { phone: '13800138000' } })).rejects.toMatchObject({ code: 'checkout.email-missing' })
    await expect(market.place(shopper, { lines: [lineOf(cup)], payment: { method: 'barter' } })).rejects.toMatchObject({ code: 'payments.method-unknown' })
    await expect(market.place(shopper, { lines: [lineOf(cup)], coupons: ['NOSUCH'] })).rejects.toMatchObject({ code: 'pricing.coupon-unknown' })
    await expect(market.place(shopper, { lines: [lineOf(cup)], address: { ...chaoyang, regionCode: '999999' } })).rejects.toMatchObject({
      code: 'identity.region-unknown',
    })
    await expect(market.place(shopper, { lines: [lineOf(cup)], address: undefined, contact: undefined })).rejects.toMatchObject({
      code: 'checkout.refused',
      options: { details: { codes: ['checkout.address-missing', 'checkout.contact-missing'] } },
    })
    await expect(market.place(shopper, { cartId: market.ids.next('crt') })).rejects.toMatchObject({ code: 'cart.not-found' })
    expect(await countAll()).toEqual(before)
  })

  test('does not mix currencies', async () => {
    const [cup, mug] = [await market.addOffer(merchantId), await market.addOffer(await market.openShop('euro', { currency: 'EUR' }))]
    await expect(market.place(shopper, { lines: [lineOf(cup), lineOf(mug)] })).rejects.toMatchObject({ code: 'checkout.currencies-mixed' })
  })

  test('shows old and new total when the price is not the one quoted, expired or not', async () => {
    const cup = await market.addOffer(merchantId, { priceMinor: 2500 })
    const body = { lines: [lineOf(cup)], coupons: [], notes: {} }
    const quote = () => market.checkout.quote({ body: { ...body, contact, address: chaoyang }, shopperId: shopper.shopperId, locale: 'zh-CN' })
    const seen = await quote()
    market.clock.pass({ minutes: 16 })
    await market.place(shopper, { ...body, quoteId: seen.quoteId }) // expired, but the sum is the same
    await run(market.database.db, sql`update variants set price_minor = 2600 where id = ${cup.variantId}`)
    const before = await countAll()
    await expect(market.place(shopper, { ...body, quoteId: seen.quoteId })).rejects.toMatchObject({
      code: 'checkout.price-changed',
      options: { details: { oldTotal: { 'zh-CN': '¥35.00' }, newTotal: { 'zh-CN': '¥36.00' }, oldTotalMinor: 3500, newTotalMinor: 3600 } },
    })
    await expect(market.place(shopper, { ...body, quoteId: market.ids.next('quo') })).rejects.toMatchObject({ code: 'checkout.quote-not-found' })
    expect(await countAll()).toEqual(before)
    await market.place(shopper, { ...body, quoteId: (await quote()).quoteId })
  })
})

describe('bugs of others that are not ours', () => {
  test('1: two lines of one order that share a bucket, together more than is free, are refused', async () => {
    const cup = await market.addOffer(merchantId, { stock: 5 })
    const before = await countAll()
    await expect(market.place(shopper, { lines: [lineOf(cup, 3), lineOf(cup, 3)] })).rejects.toMatchObject({
      code: 'line.sold-out',
      options: { details: { lineIndex: 1, available: 2 } },
    })
    expect(await countAll()).toEqual(before)
    await market.place(shopper, { lines: [lineOf(cup, 3), lineOf(cup, 2)] })
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 5, available: 0 })
  })

  test('2: of fifty carts with one unit one is ordered, and the others leave no rows behind', async () => {
    const cup = await market.addOffer(merchantId, { stock: 1 })
    const carts = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const caller = await market.newShopper()
        return { caller, cartId: await market.database.transaction((tx) => market.cart.addLines(tx, caller.shopperId, [lineOf(cup)])) }
      }),
    )
    const before = await countAll()
    const { placed, refused } = await settle(carts.map(({ caller, cartId }) => market.place(caller, { cartId })))
    expect([placed.length, new Set(refused)]).toEqual([1, new Set(['line.sold-out'])])
    const after = await countAll()
    expect(Object.fromEntries(tables.map((table) => [table, Number(after[table]) - Number(before[table])]))).toMatchObject({
      trades: 1,
      orders: 1,
      order_lines: 1,
      order_timeline: 1,
      claims: 1,
      payments: 1,
    })
    expect(await market.findWrong()).toEqual({ miscounted: [], unbalanced: [] })
  })

  test('6: one coupon in two checkouts at once is used once', async () => {
    const cup = await market.addOffer(merchantId, { stock: 100 })
    await market.pricing.createCoupon(merchantId, {
      code: 'ONCE',
      name: { en: 'Once' },
      currency: 'CNY',
      amountOffMinor: 500,
      shareOffBasisPoints: null,
      discountMaxMinor: null,
      spendMinMinor: 0,
      usesMax: 1,
      usesPerShopperMax: 1,
      startsAt: '2020-01-01T00:00:00Z',
      endsAt: null,
    })
    const shoppers = await Promise.all(Array.from({ length: 20 }, () => market.newShopper()))
    const before = await countAll()
    const { placed, refused } = await settle(shoppers.map((each) => market.place(each, { lines: [lineOf(cup)], coupons: ['ONCE'] })))
    expect([placed.length, new Set(refused)]).toEqual([1, new Set(['pricing.coupon-used-up'])])
    const after = await countAll()
    expect([Number(after.claims) - Number(before.claims), Number(after.coupon_uses) - Number(before.coupon_uses)]).toEqual([1, 1])
  })

  test('10: one visitor cannot hold a whole shop: five unpaid trades, also when all are sent at once', async () => {
    const cup = await market.addOffer(merchantId, { stock: 100 })
    const { placed, refused } = await settle(Array.from({ length: 12 }, () => market.place(shopper, { lines: [lineOf(cup)] })))
    expect([placed.length, refused.length, new Set(refused)]).toEqual([5, 7, new Set(['checkout.holds-exceeded'])])
    expect(await market.orders.openHoldsOf(market.database.db, shopper.shopperId)).toBe(5)
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 5 })
    const [first] = placed
    if (first) await market.pay(first)
    await market.place(shopper, { lines: [lineOf(cup)] })
  })

  test('11: the buckets are really locked, in key order, before anything is taken of them', async () => {
    const cup = await market.addOffer(merchantId)
    market.statements.length = 0
    await market.place(shopper, { lines: [lineOf(cup)] })
    const lock = market.statements.findIndex((each) => /from buckets[^;]*order by id for update/s.test(each))
    const take = market.statements.findIndex((each) => /update buckets set taken/.test(each))
    expect(lock).toBeGreaterThanOrEqual(0)
    expect(take).toBeGreaterThan(lock)
  })

  test('12 and 13: at most twenty statements for a quote and for a trade, the same for 1 line and for 200', async () => {
    const offers = await Promise.all(Array.from({ length: 200 }, () => market.addOffer(merchantId, { stock: 50 })))
    await market.pricing.createCoupon(merchantId, {
      code: 'COUNT',
      name: { en: 'Count' },
      currency: 'CNY',
      amountOffMinor: 1,
      shareOffBasisPoints: null,
      discountMaxMinor: null,
      spendMinMinor: 0,
      usesMax: null,
      usesPerShopperMax: 9,
      startsAt: '2020-01-01T00:00:00Z',
      endsAt: null,
    })
    const measure = async (lineCount: number) => {
      const cartId = await market.database.transaction((tx) =>
        market.cart.addLines(
          tx,
          shopper.shopperId,
          offers.slice(0, lineCount).map((offer) => lineOf(offer)),
        ),
      )
      const body = { cartId, contact, address: chaoyang, coupons: ['COUNT'], notes: {} }
      market.statements.length = 0
      const quote = await market.checkout.quote({ body, shopperId: shopper.shopperId, locale: 'zh-CN' })
      const forQuote = market.statements.length
      market.statements.length = 0
      await market.place(shopper, { ...body, quoteId: quote.quoteId })
      return { forQuote, forTrade: market.statements.length }
    }
    const [one, many] = [await measure(1), await measure(200)]
    expect(many).toEqual(one)
    expect(one.forQuote).toBeLessThanOrEqual(20)
    expect(one.forTrade).toBeLessThanOrEqual(20)
  })

  test('17: order numbers are fourteen digits, not in a row, and failed tries leave nothing to see', async () => {
    const cup = await market.addOffer(merchantId, { stock: 6 })
    const shoppers = await Promise.all(Array.from({ length: 3 }, () => market.newShopper()))
    const first = await market.place(shoppers[0] ?? nobody, { lines: [lineOf(cup)] })
    await settle(Array.from({ length: 5 }, () => market.place(shopper, { lines: [lineOf(cup, 9)] })))
    const second = await market.place(shoppers[1] ?? nobody, { lines: [lineOf(cup)] })
    const numbers = [first, second].map((trade) => trade.orders[0]?.number ?? '')
    for (const number of numbers) expect(number).toMatch(/^\d{14}$/)
    expect(Math.abs(Number(numbers[0]) - Number(numbers[1]))).not.toBe(1)
  })
})

describe('a trade that breaks', () => {
  test('breaks none of those placed together with it', async () => {
    const cup = await market.addOffer(merchantId)
    const shoppers = await Promise.all(Array.from({ length: 6 }, () => market.newShopper()))
    const { placed, refused } = await settle(
      shoppers.map((each, index) =>
        market.place(each, { lines: [lineOf(cup)], notes: { [merchantId]: 'a\0b\ud800' } }, { key: index === 3 ? 'broken \0 key' : `whole-key-${index}` }),
      ),
    )
    expect([placed.length, refused.length]).toEqual([5, 1])
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 5 })
    expect(await market.findWrong()).toEqual({ miscounted: [], unbalanced: [] })
  })
})

describe('one key, one trade', () => {
  test('however often and however much at once it is sent', async () => {
    const cup = await market.addOffer(merchantId)
    const trades = await Promise.all(Array.from({ length: 8 }, () => market.place(shopper, { lines: [lineOf(cup)] }, { key: 'double-submit' })))
    expect(new Set(trades.map(({ tradeId }) => tradeId)).size).toBe(1)
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 1 })
  })

  test('also after a crash before the answer, when its cart is empty and its units are sold to itself', async () => {
    const cup = await market.addOffer(merchantId, { stock: 1 })
    const cartId = await market.database.transaction((tx) => market.cart.addLines(tx, shopper.shopperId, [lineOf(cup)]))
    const trade = await market.place(shopper, { cartId }, { key: 'crashed-once' })
    expect((await market.place(shopper, { cartId }, { key: 'crashed-once' })).tradeId).toBe(trade.tradeId)
    await expect(market.place(await market.newShopper(), { lines: [lineOf(cup)] }, { key: 'crashed-once' })).rejects.toMatchObject({ code: 'line.sold-out' })
  })

  test('and two processes at once keep key and limit', async () => {
    const { createCheckout } = await import('../checkout.ts')
    const parts = { ...market, holdMinutes: 15 }
    const processes = [createCheckout(parts), createCheckout(parts)]
    const cup = await market.addOffer(merchantId, { stock: 100 })
    const send = (index: number, key: string) =>
      processes[index % 2]?.place({
        body: { lines: [lineOf(cup)], contact, address: chaoyang, coupons: [], notes: {} },
        caller: shopper,
        locale: 'en',
        idempotencyKey: key,
        reply: market.reply,
      })
    const same = await Promise.all(Array.from({ length: 6 }, async (_, index) => send(index, 'two-processes')))
    expect(new Set(same.map((trade) => trade?.tradeId)).size).toBe(1)
    const { placed } = await settle(Array.from({ length: 12 }, async (_, index) => ({ trade: await send(index, `two-processes-${index}`) })))
    expect(placed.length).toBe(4)
    expect(await market.findWrong()).toEqual({ miscounted: [], unbalanced: [] })
  })
})
