import type { Trade } from '@yizhan/contract/orders'
import { orderReasons } from '@yizhan/contract/orders'
import type { Id } from '@yizhan/contract/shared'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '#platform/http/caller.ts'
import { all, run, sql } from '#platform/db.ts'
import { lineOf, openMarket, xuhui } from '../../../../test/market.ts'
import type { Market, TestOffer } from '../../../../test/market.ts'

let market: Market
let merchantId: Id<'mer'>
let shopper: Caller & { shopperId: Id<'shp'> }
let cup: TestOffer
beforeAll(async () => {
  market = await openMarket()
  merchantId = await market.openShop('first')
})
afterAll(() => market.close())
beforeEach(async () => {
  shopper = await market.newShopper()
  cup = await market.addOffer(merchantId, { stock: 10, priceMinor: 2500 })
})
/** Whatever was done: counts are the sum of their claims, and every booking sums to zero. */
afterEach(async () => expect(await market.findWrong()).toEqual({ miscounted: [], unbalanced: [] }))

const placedTrade = (offers = [cup]): Promise<Trade> => market.place(shopper, { lines: offers.map((offer) => lineOf(offer)) })
const paidOrder = async (): Promise<{ trade: Trade; orderId: Id<'ord'> }> => {
  const trade = await placedTrade()
  await market.pay(trade)
  return { trade, orderId: market.onlyOrder(trade) }
}
const shop = () => ({ merchantId, userId: null })
const view = (orderId: Id<'ord'>) => market.orders.view(orderId, shopper, 'en')
const linesOf = async (orderId: Id<'ord'>) => (await view(orderId)).lines.map(({ lineId }) => lineId)
const dispatch = async (orderId: Id<'ord'>) => {
  const lineIds = await linesOf(orderId)
  await market.database.transaction(async (tx) => {
    await market.orders.assertAction(tx, { orderId, merchantId, action: 'dispatch' })
    await market.capacity.use(tx, lineIds)
    await market.orders.moveLines(tx, { orderId, lineIds, to: 'dispatched', entry: { event: 'dispatched', actor: 'merchant' } })
  })
}
const refusal = (reason: keyof typeof orderReasons) => ({ code: 'orders.action-not-possible', options: { details: { reason: orderReasons[reason] } } })
const rejectedOf = async (work: Promise<unknown>[]) => (await Promise.allSettled(work)).filter(({ status }) => status === 'rejected').length

describe('paying', () => {
  test('keeps what was held, once, however often and however much at once the money is reported', async () => {
    const trade = await placedTrade()
    await market.pay(trade, 10)
    expect(await view(market.onlyOrder(trade))).toMatchObject({ state: 'paid', lines: [{ state: 'kept' }], timeline: [{ event: 'placed' }, { event: 'paid' }] })
    expect((await market.topics()).filter((topic) => topic === 'order.paid').length).toBeGreaterThan(0)
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 1 })
  })

  test('5: after the hold expired it claims everything again, if it is still there', async () => {
    const trade = await placedTrade()
    const attempt = await market.payments.startAttempt(trade.payment?.paymentId as Id<'pay'>, 'sandbox', null)
    market.clock.pass({ minutes: 16 })
    expect(await market.orders.expireDue(market.clock.now())).toBe(1)
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 0 })
    expect((await view(market.onlyOrder(trade))).state).toBe('expired')
    await market.sandbox.decide(attempt.providerReference ?? '', 'succeeded', 3)
    expect(await view(market.onlyOrder(trade))).toMatchObject({
      state: 'paid',
      refunds: [],
      timeline: [{ event: 'placed' }, { event: 'expired' }, { event: 'paidLate' }],
    })
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 1 })
  })

  test('5: after the hold expired it goes back in full when one order cannot be had again, all orders or none', async () => {
    const other = await market.addOffer(await market.openShop(`second-${Date.now()}`), { stock: 1 })
    const trade = await placedTrade([cup, other])
    const attempt = await market.payments.startAttempt(trade.payment?.paymentId as Id<'pay'>, 'sandbox', null)
    market.clock.pass({ minutes: 16 })
    await market.orders.expireDue(market.clock.now())
    await market.place(await market.newShopper(), { lines: [lineOf(other)] })
    await market.sandbox.decide(attempt.providerReference ?? '', 'succeeded', 3)
    const orders = await Promise.all(trade.orders.map(({ orderId }) => view(orderId)))
    expect(orders.map(({ state, refunds }) => [state, refunds.map(({ amount }) => amount.amountMinor)])).toEqual([
      ['expired', [3500]],
      ['expired', [3500]],
    ])
    expect(orders[0]?.headline).toContain('goes back')
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 0 })
    await market.jobs.drain()
    expect((await view(market.onlyOrder(trade))).refunds).toMatchObject([{ state: 'succeeded' }])
  })

  test('5: a coupon used up meanwhile is not used twice by late money', async () => {
    await market.pricing.createCoupon(merchantId, {
      code: 'LATE',
      name: { en: 'Late' },
      currency: 'CNY',
      amountOffMinor: 100,
      shareOffBasisPoints: null,
      discountMaxMinor: null,
      spendMinMinor: 0,
      usesMax: 1,
      usesPerShopperMax: 1,
      startsAt: '2020-01-01T00:00:00Z',
      endsAt: null,
    })
    const trade = await market.place(shopper, { lines: [lineOf(cup)], coupons: ['LATE'] })
    const attempt = await market.payments.startAttempt(trade.payment?.paymentId as Id<'pay'>, 'sandbox', null)
    market.clock.pass({ minutes: 16 })
    await market.orders.expireDue(market.clock.now())
    await market.place(await market.newShopper(), { lines: [lineOf(cup)], coupons: ['LATE'] })
    await market.sandbox.decide(attempt.providerReference ?? '', 'succeeded', 1)
    expect(await view(market.onlyOrder(trade))).toMatchObject({ state: 'expired', refunds: [{ amount: { amountMinor: 3400 } }] })
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 1 })
  })

  test('goes back in full when the buyer had cancelled', async () => {
    const trade = await placedTrade()
    const attempt = await market.payments.startAttempt(trade.payment?.paymentId as Id<'pay'>, 'sandbox', null)
    await market.orders.cancel({ orderId: market.onlyOrder(trade), caller: shopper, reason: '' })
    await market.sandbox.decide(attempt.providerReference ?? '', 'succeeded', 2)
    expect(await view(market.onlyOrder(trade))).toMatchObject({ state: 'cancelled', refunds: [{ amount: { amountMinor: 3500 } }] })
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 0 })
  })
})

describe('expiry', () => {
  test('gives units and coupons back once, by any number of workers at once', async () => {
    const shoppers = await Promise.all(Array.from({ length: 8 }, () => market.newShopper()))
    const trades = await Promise.all(shoppers.map((each) => market.place(each, { lines: [lineOf(cup)] })))
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 8 })
    market.clock.pass({ minutes: 16 })
    const now = market.clock.now()
    const counts = await Promise.all(Array.from({ length: 4 }, () => market.orders.expireDue(now)))
    expect(counts.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(trades.length)
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 0, available: 10 })
    const rows = await all(
      market.database.db,
      sql<{
        count: number
      }>`select count(*) as count from order_timeline where event = 'expired' and order_id = any(${trades.map((trade) => market.onlyOrder(trade))}::text[]) group by order_id`,
    )
    expect(rows).toEqual(trades.map(() => ({ count: 1 })))
    await expect(market.pay(trades[0] as Trade)).rejects.toMatchObject({ code: 'payments.closed' })
  })

  test('is raced by the payment itself: one of the two wins, and the money is kept or gone back', async () => {
    for (let round = 0; round < 5; round += 1) {
      const trade = await placedTrade()
      const attempt = await market.payments.startAttempt(trade.payment?.paymentId as Id<'pay'>, 'sandbox', null)
      market.clock.pass({ minutes: 16 })
      await Promise.all([market.orders.expireDue(market.clock.now()), market.sandbox.decide(attempt.providerReference ?? '', 'succeeded', 1)])
      const order = await view(market.onlyOrder(trade))
      expect([order.state, order.refunds.length]).toEqual(['paid', 0])
    }
  })
})

describe('cancelling', () => {
  test('an unpaid order cancels its whole trade, and says so', async () => {
    const other = await market.addOffer(await market.openShop(`third-${Date.now()}`))
    const trade = await placedTrade([cup, other])
    await market.orders.cancel({ orderId: market.onlyOrder(trade), caller: shopper, reason: '买错了' })
    const orders = await Promise.all(trade.orders.map(({ orderId }) => view(orderId)))
    for (const order of orders)
      expect(order).toMatchObject({
        state: 'cancelled',
        refunds: [],
        timeline: [
          { event: 'placed' },
          { event: 'tradeCancelled', actor: 'shopper', reason: '买错了', text: expect.stringContaining('all orders of the same payment') },
        ],
      })
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 0 })
    await expect(market.pay(trade)).rejects.toMatchObject({ code: 'payments.closed' })
  })

  test('a paid order twice at once refunds it once and frees its units and coupon once', async () => {
    await market.pricing.createCoupon(merchantId, {
      code: 'BACK',
      name: { en: 'Back' },
      currency: 'CNY',
      amountOffMinor: 100,
      shareOffBasisPoints: null,
      discountMaxMinor: null,
      spendMinMinor: 0,
      usesMax: 1,
      usesPerShopperMax: 1,
      startsAt: '2020-01-01T00:00:00Z',
      endsAt: null,
    })
    const trade = await market.place(shopper, { lines: [lineOf(cup)], coupons: ['BACK'] })
    await market.pay(trade)
    const orderId = market.onlyOrder(trade)
    const cancel = () => market.orders.cancel({ orderId, caller: shopper, reason: '' })
    expect(await rejectedOf([cancel(), cancel(), cancel()])).toBe(2)
    expect(await view(orderId)).toMatchObject({ state: 'cancelled', refunds: [{ amount: { amountMinor: 3400 } }] })
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 0 })
    await market.place(shopper, { lines: [lineOf(cup)], coupons: ['BACK'] })
  })

  test('one paid order leaves the others of its trade alone', async () => {
    const other = await market.addOffer(await market.openShop(`fourth-${Date.now()}`))
    const trade = await placedTrade([cup, other])
    await market.pay(trade)
    await market.orders.cancel({ orderId: market.onlyOrder(trade), caller: shopper, reason: '' })
    expect((await Promise.all(trade.orders.map(({ orderId }) => view(orderId)))).map(({ state, refunds }) => [state, refunds.length])).toEqual([
      ['cancelled', 1],
      ['paid', 0],
    ])
  })

  test('raced by its payment ends cancelled with the money going back, or paid and then cancelled', async () => {
    for (let round = 0; round < 5; round += 1) {
      const trade = await placedTrade()
      const attempt = await market.payments.startAttempt(trade.payment?.paymentId as Id<'pay'>, 'sandbox', null)
      await Promise.all([
        market.orders.cancel({ orderId: market.onlyOrder(trade), caller: shopper, reason: '' }),
        market.sandbox.decide(attempt.providerReference ?? '', 'succeeded', 1),
      ])
      expect(await view(market.onlyOrder(trade))).toMatchObject({ state: 'cancelled', refunds: [{ amount: { amountMinor: 3500 } }] })
      expect(await market.pool(cup.poolId)).toMatchObject({ taken: 0 })
    }
  })

  test('while it is prepared is a request, which the shop grants or declines', async () => {
    const { orderId } = await paidOrder()
    await market.orders.accept({ orderId, party: shop() })
    const cancel = () => market.orders.cancel({ orderId, caller: shopper, reason: '不想要了' })
    await cancel()
    expect(await view(orderId)).toMatchObject({ state: 'accepted', cancelRequest: { reason: '不想要了' }, refunds: [] })
    await expect(cancel()).rejects.toMatchObject(refusal('requested'))
    await expect(dispatch(orderId)).rejects.toMatchObject(refusal('requested'))
    await market.orders.answerCancelRequest({ orderId, party: shop(), isGranted: false, reason: '已打包' })
    expect(await view(orderId)).toMatchObject({ state: 'accepted', cancelRequest: null })
    await cancel()
    await market.orders.answerCancelRequest({ orderId, party: shop(), isGranted: true, reason: '' })
    expect(await view(orderId)).toMatchObject({ state: 'cancelled', cancelRequest: null, refunds: [{ amount: { amountMinor: 3500 } }] })
  })

  test('refuses after dispatch, says why, and changes nothing', async () => {
    const { orderId } = await paidOrder()
    await dispatch(orderId)
    const [before, topics] = [await view(orderId), await market.topics()]
    await expect(market.orders.cancel({ orderId, caller: shopper, reason: '' })).rejects.toMatchObject(refusal('dispatched'))
    await expect(market.orders.refuse({ orderId, party: shop(), reason: 'x' })).rejects.toMatchObject(refusal('dispatched'))
    await expect(market.orders.changeAddress({ orderId, caller: shopper, address: xuhui })).rejects.toMatchObject(refusal('dispatched'))
    await expect(market.orders.accept({ orderId, party: shop() })).rejects.toMatchObject(refusal('accepted'))
    expect([await view(orderId), await market.topics()]).toEqual([before, topics])
  })

  test('is the shop’s too: a refusal with its reason refunds in full', async () => {
    const { orderId } = await paidOrder()
    await market.orders.refuse({ orderId, party: shop(), reason: '缺货' })
    expect(await view(orderId)).toMatchObject({
      state: 'cancelled',
      refunds: [{ reason: '缺货' }],
      timeline: expect.arrayContaining([expect.objectContaining({ event: 'refused', actor: 'merchant', reason: '缺货' })]),
    })
    expect((await market.topics()).at(-1)).not.toBe(undefined)
  })
})

describe('the rest of an order’s life', () => {
  test('sends, is received, completes, and pays the shop less commission', async () => {
    const { orderId } = await paidOrder()
    await run(market.database.db, sql`update orders set commission_basis_points = 500 where id = ${orderId}`)
    await expect(market.orders.confirmReceipt({ orderId, caller: shopper })).rejects.toMatchObject(refusal('notDispatched'))
    await market.orders.accept({ orderId, party: shop() })
    await dispatch(orderId)
    const before = await market.payments.merchantBalance(market.database.db, merchantId, 'CNY')
    expect(await rejectedOf([market.orders.confirmReceipt({ orderId, caller: shopper }), market.orders.confirmReceipt({ orderId, caller: shopper })])).toBe(1)
    const after = await market.payments.merchantBalance(market.database.db, merchantId, 'CNY')
    expect([after.earnedMinor - before.earnedMinor, after.commissionMinor - before.commissionMinor]).toEqual([3325, 175])
    expect(await view(orderId)).toMatchObject({
      state: 'completed',
      completesAt: null,
      timeline: [{ event: 'placed' }, { event: 'paid' }, { event: 'accepted' }, { event: 'dispatched' }, { event: 'receiptConfirmed' }],
    })
  })

  test('completes by itself ten days after it was sent, once, by any number of workers', async () => {
    const { orderId } = await paidOrder()
    await dispatch(orderId)
    market.clock.pass({ days: 9 })
    await market.orders.completeDue(market.clock.now())
    expect((await view(orderId)).state).toBe('fulfilling')
    market.clock.pass({ days: 1, minutes: 1 })
    const now = market.clock.now()
    await Promise.all([market.orders.completeDue(now), market.orders.completeDue(now)])
    expect(await view(orderId)).toMatchObject({
      state: 'completed',
      timeline: expect.arrayContaining([expect.objectContaining({ event: 'completed', actor: 'system' })]),
    })
  })

  test('changes address and contact until it is sent: validated again, encrypted, told to the shop', async () => {
    const { orderId } = await paidOrder()
    await market.orders.changeAddress({ orderId, caller: shopper, address: xuhui, contact: { email: 'new@example.com' } })
    expect(await view(orderId)).toMatchObject({
      address: xuhui,
      contact: { email: 'new@example.com' },
      timeline: expect.arrayContaining([expect.objectContaining({ event: 'addressChanged', actor: 'shopper' })]),
    })
    await expect(market.orders.changeAddress({ orderId, caller: shopper, address: { ...xuhui, regionCode: '999999' } })).rejects.toMatchObject({
      code: 'identity.region-unknown',
    })
    const [row] = await all(market.database.db, sql<{ address: string; contact: string }>`select address, contact from orders where id = ${orderId}`)
    expect(`${row?.address} ${row?.contact}`).toMatch(/^v1\.k1\.\S+ v1\.k1\.\S+$/)
    expect((await market.topics()).at(-1)).toBe('order.changed')
  })

  test('its actions say the same as what is done', async () => {
    const { orderId } = await paidOrder()
    const allowed = ({ actions }: { actions: { action: string; isAllowed: boolean; reason: string | null }[] }) =>
      actions.filter(({ isAllowed }) => isAllowed).map(({ action }) => action)
    expect(allowed(await view(orderId))).toEqual(['changeAddress', 'cancel', 'reorder'])
    expect(allowed(await market.orders.viewForStaff(orderId, shop(), 'zh-CN'))).toEqual(['accept', 'dispatch', 'refuse'])
    expect((await view(orderId)).actions.find(({ action }) => action === 'confirmReceipt')).toEqual({
      action: 'confirmReceipt',
      isAllowed: false,
      reason: 'It has not been sent yet.',
    })
  })

  test('moved lines that are there already change nothing and say nothing', async () => {
    const { orderId } = await paidOrder()
    await dispatch(orderId)
    const [before, topics, lineIds] = [await view(orderId), await market.topics(), await linesOf(orderId)]
    await market.database.transaction((tx) =>
      market.orders.moveLines(tx, { orderId, lineIds, to: 'dispatched', entry: { event: 'dispatched', actor: 'merchant' } }),
    )
    expect([await view(orderId), await market.topics()]).toEqual([before, topics])
  })
})
