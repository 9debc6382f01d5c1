import { randomBytes } from 'node:crypto'
import type { Id } from '@yizhan/contract/shared'
import { tradeBodySchema } from '@yizhan/contract/checkout'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nobody } from '#platform/http/caller.ts'
import { chaoyang, contact, lineOf, openMarket } from '../../../../test/market.ts'
import type { Market, TestOffer } from '../../../../test/market.ts'
import { createCheckout } from '../checkout.ts'
import type { Checkout } from '../checkout.ts'
import type { HoldLimits, VisitorKeys } from '../visitors.ts'

let market: Market
let merchantId: Id<'mer'>
beforeAll(async () => {
  market = await openMarket()
  merchantId = await market.openShop('limits')
})
afterAll(() => market.close())

const limits: HoldLimits = { valueMinorMax: 10_000_000, perAddressMax: 12 }
/** Two processes that share nothing but the database. */
const startTwo = (holdLimits: HoldLimits = limits): Checkout[] => [1, 2].map(() => createCheckout({ ...market, holdMinutes: 15, holdLimits }))
const newDevice = (): VisitorKeys => ({ deviceKey: randomBytes(8).toString('hex'), networkKey: null })
interface Order {
  readonly offer: TestOffer
  readonly quantity?: number
  readonly visitor: VisitorKeys
  readonly shopperId?: Id<'shp'>
}
/** Somebody orders; a new guest unless told who. */
const order = async (checkout: Checkout | undefined, { offer, quantity = 1, visitor, shopperId }: Order) => {
  const caller = shopperId ? { ...nobody, shopperId } : await market.newShopper()
  const body = tradeBodySchema.parse({ lines: [lineOf(offer, quantity)], contact, address: chaoyang })
  return checkout?.place({ body, caller, locale: 'zh-CN', idempotencyKey: randomBytes(8).toString('hex'), reply: market.reply, visitor })
}
/** How many were placed, and how often each refusal came. */
const settle = async (work: readonly Promise<unknown>[]) => {
  const settled = await Promise.allSettled(work)
  const refused: Record<string, number> = {}
  for (const each of settled)
    if (each.status === 'rejected') refused[String(each.reason.code ?? each.reason)] = (refused[String(each.reason.code ?? each.reason)] ?? 0) + 1
  return { placed: settled.filter(({ status }) => status === 'fulfilled').length, refused }
}

describe('one device', () => {
  test('that sheds its name with every request holds five unpaid trades, over two processes and all at once', async () => {
    const cup = await market.addOffer(merchantId, { stock: 1000 })
    const [processes, visitor] = [startTwo(), newDevice()]
    const { placed, refused } = await settle(Array.from({ length: 50 }, (_, index) => order(processes[index % 2], { offer: cup, visitor })))
    expect([placed, refused]).toEqual([5, { 'checkout.device-holds-exceeded': 45 }])
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 5 })
    expect(await settle([order(processes[0], { offer: cup, visitor: newDevice() })])).toEqual({ placed: 1, refused: {} })
    expect(await market.findWrong()).toEqual({ miscounted: [], unbalanced: [] })
  })

  test('may order again once one of them is paid', async () => {
    const cup = await market.addOffer(merchantId, { stock: 1000 })
    const [[checkout], visitor] = [startTwo(), newDevice()]
    const trades = await Promise.all(Array.from({ length: 5 }, () => order(checkout, { offer: cup, visitor })))
    await expect(order(checkout, { offer: cup, visitor })).rejects.toMatchObject({
      code: 'checkout.device-holds-exceeded',
      options: { details: { count: 5 } },
    })
    if (trades[0]) await market.pay(trades[0])
    await order(checkout, { offer: cup, visitor })
  })
})

describe('one network address', () => {
  test('that gives itself a new device with every request holds as many as are meant for a crowd, over two processes and all at once', async () => {
    const cup = await market.addOffer(merchantId, { stock: 1000 })
    const processes = startTwo()
    const visitor = () => ({ ...newDevice(), networkKey: 'one address' })
    const { placed, refused } = await settle(Array.from({ length: 50 }, (_, index) => order(processes[index % 2], { offer: cup, visitor: visitor() })))
    expect([placed, refused]).toEqual([12, { 'checkout.network-holds-exceeded': 38 }])
    expect(await settle([order(processes[0], { offer: cup, visitor: { deviceKey: null, networkKey: 'another' } })])).toEqual({ placed: 1, refused: {} })
  })
})

describe('value', () => {
  test('held unpaid by one person stays below its limit, over two processes and all at once, and a trade alone may be of any', async () => {
    const dear = await market.addOffer(merchantId, { stock: 1000, priceMinor: 100_000 })
    const processes = startTwo({ ...limits, valueMinorMax: 350_000 })
    const { shopperId } = await market.newShopper()
    const { placed, refused } = await settle(
      Array.from({ length: 10 }, (_, index) => order(processes[index % 2], { offer: dear, shopperId, visitor: { deviceKey: null, networkKey: null } })),
    )
    expect([placed, refused]).toEqual([3, { 'checkout.hold-value-exceeded': 7 }])
    await expect(order(processes[0], { offer: dear, shopperId, visitor: newDevice() })).rejects.toMatchObject({
      options: { details: { limit: { 'zh-CN': '¥3,500.00', en: '¥3,500.00' } } },
    })
    expect(await settle([order(processes[0], { offer: dear, quantity: 9, visitor: newDevice() })])).toEqual({ placed: 1, refused: {} })
  })
})

describe('a share of what there is', () => {
  test('one person holds at most half of what is free to them, and may have the rest once that is paid', async () => {
    const cup = await market.addOffer(merchantId, { stock: 40 })
    const [[checkout], visitor, { shopperId }] = [startTwo(), newDevice(), await market.newShopper()]
    const wish = { offer: cup, visitor, shopperId }
    await expect(order(checkout, { ...wish, quantity: 21 })).rejects.toMatchObject({
      code: 'checkout.share-exceeded',
      options: { details: { held: 20, available: 20, lineIndex: 0, title: { 'zh-CN': '茶杯' } } },
    })
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 0 })
    const first = await order(checkout, { ...wish, quantity: 15 })
    await expect(order(checkout, { ...wish, quantity: 6 })).rejects.toMatchObject({ options: { details: { held: 20, available: 5 } } })
    await order(checkout, { ...wish, quantity: 5 })
    if (first) await market.pay(first)
    await order(checkout, { ...wish, quantity: 7 }) // half of the twenty that are free and the five held
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 27, available: 13 })
  })

  test('a few units are anybody’s, all of them', async () => {
    const rare = await market.addOffer(merchantId, { stock: 10 })
    const [checkout] = startTwo()
    await order(checkout, { offer: rare, quantity: 10, visitor: newDevice() })
    expect(await market.pool(rare.poolId)).toMatchObject({ available: 0 })
  })

  test('one device with a new guest for every request, and one address with new devices, leave others a part, all at once over two processes', async () => {
    const processes = startTwo({ ...limits, perAddressMax: 1000 })
    const [cup, tin] = [await market.addOffer(merchantId, { stock: 100 }), await market.addOffer(merchantId, { stock: 100 })]
    const device = newDevice()
    await settle(Array.from({ length: 50 }, (_, index) => order(processes[index % 2], { offer: cup, quantity: 15, visitor: device })))
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 45 })
    const crowd = () => ({ ...newDevice(), networkKey: 'one more address' })
    const { refused } = await settle(Array.from({ length: 50 }, (_, index) => order(processes[index % 2], { offer: tin, quantity: 5, visitor: crowd() })))
    expect(refused).toEqual({ 'checkout.share-exceeded': 35 })
    expect(await market.pool(tin.poolId)).toMatchObject({ taken: 75 })
    expect(await market.findWrong()).toEqual({ miscounted: [], unbalanced: [] })
  })
})

describe('what it costs', () => {
  test('is one statement where a device or a network is known, whatever is held already, and none else', async () => {
    const cup = await market.addOffer(merchantId, { stock: 1000 })
    const [checkout] = startTwo()
    const { shopperId } = await market.newShopper()
    const count = async (visitor: VisitorKeys) => {
      market.statements.length = 0
      await order(checkout, { offer: cup, shopperId, visitor })
      return market.statements.length
    }
    const unknown = [await count({ deviceKey: null, networkKey: null }), await count({ deviceKey: null, networkKey: null })]
    const visitor = { ...newDevice(), networkKey: 'known' }
    const known = [await count(visitor), await count(visitor)]
    expect(unknown[1]).toBe(unknown[0])
    expect(known).toEqual(unknown.map((statements) => statements + 1))
    expect(Math.max(...known)).toBeLessThanOrEqual(20)
  })
})
