import { orderCardSchema, orderFilters, orderSchema } from '@yizhan/contract/orders'
import type { OrderFilter, Trade } from '@yizhan/contract/orders'
import type { Id } from '@yizhan/contract/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '#platform/http/caller.ts'
import { nobody } from '#platform/http/caller.ts'
import { run, sql } from '#platform/db.ts'
import { lineOf, openMarket } from '../../../test/market.ts'
import type { Market, TestOffer } from '../../../test/market.ts'

let market: Market
let merchantId: Id<'mer'>
let shopper: Caller & { shopperId: Id<'shp'> }
let cup: TestOffer
const drawn: string[] = []
beforeAll(async () => {
  market = await openMarket({ orders: { drawNumber: () => drawn.shift() ?? `2603${String(Math.random()).slice(2, 12).padEnd(10, '0')}` } })
  merchantId = await market.openShop('first')
  cup = await market.addOffer(merchantId, { stock: 1000, title: { 'zh-CN': '青花茶杯', en: 'Blue Cup' } })
})
afterAll(() => market.close())
beforeEach(async () => {
  shopper = await market.newShopper()
})

const buy = async (caller: Caller = shopper, offer = cup): Promise<Trade> => {
  const trade = await market.place(caller, { lines: [lineOf(offer)] })
  await market.pay(trade)
  return trade
}
const list = (query: { state?: OrderFilter; query?: string; after?: string; limit?: number } = {}, caller = shopper) =>
  market.orders.list({
    scope: { shopperId: caller.shopperId, onlyOrderId: caller.onlyOrderId },
    viewer: 'shopper',
    locale: 'en',
    query: { state: 'all', limit: 24, ...query },
  })

describe('order numbers', () => {
  test('17: one that is taken is drawn again', async () => {
    drawn.push('26030100000001')
    const first = await market.place(shopper, { lines: [lineOf(cup)] })
    drawn.push('26030100000001', '26030100000001', '26030100000002')
    const second = await market.place(shopper, { lines: [lineOf(cup)] })
    expect([first, second].map((trade) => trade.orders[0]?.number)).toEqual(['26030100000001', '26030100000002'])
    expect((await market.orders.view(market.onlyOrder(second), shopper, 'en')).timeline).toHaveLength(1)
  })
})

describe('the order centre', () => {
  test('lists newest first, page by page, without gaps or repeats', async () => {
    const trades: Trade[] = []
    for (let index = 0; index < 5; index += 1) trades.push(await buy())
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await list({ limit: 2, ...(after && { after }) })
      seen.push(...page.items.map(({ orderId }) => orderId))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual(trades.map((trade) => market.onlyOrder(trade)).toReversed())
    await expect(list({ after: 'nonsense' })).rejects.toMatchObject({ code: 'orders.cursor-invalid' })
  })

  test('counts and filters by tab', async () => {
    await buy()
    const unpaid = await market.place(shopper, { lines: [lineOf(cup)] })
    const cancelled = await market.place(shopper, { lines: [lineOf(cup)] })
    await market.orders.cancel({ orderId: market.onlyOrder(cancelled), caller: shopper, reason: '' })
    expect(await market.orders.counts({ shopperId: shopper.shopperId, onlyOrderId: null })).toEqual({
      all: 3,
      toPay: 1,
      toSend: 1,
      toReceive: 0,
      done: 0,
      closed: 1,
    })
    const found = await Promise.all(orderFilters.map(async (state) => (await list({ state })).items.length))
    expect(found).toEqual([3, 1, 1, 0, 0, 1])
    expect((await list({ state: 'toPay' })).items[0]?.orderId).toBe(market.onlyOrder(unpaid))
  })

  test('finds by number and by title in any language, literally', async () => {
    const trade = await buy()
    const number = trade.orders[0]?.number ?? ''
    const found = async (query: string) => (await list({ query })).items.length
    expect(await Promise.all([number, number.slice(-6), '青花', 'BLUE cup', '100%', '_'].map(found))).toEqual([1, 1, 1, 1, 0, 0])
  })

  test('reads a page in as many statements for one order as for many', async () => {
    const measure = async () => {
      market.statements.length = 0
      await list()
      return market.statements.length
    }
    await buy()
    const one = await measure()
    for (let index = 0; index < 6; index += 1) await buy()
    expect([one, await measure()]).toEqual([3, 3])
  })

  test('says in words where it stands, in the shape of contract', async () => {
    const trade = await buy()
    const [card] = (await list()).items
    expect(orderCardSchema.parse(card)).toEqual(card)
    expect(card).toMatchObject({
      headline: 'Paid; the shop accepts it next. You can cancel until then',
      lines: [{ title: 'Blue Cup' }],
      shop: { slug: 'first', name: 'Shop first' },
    })
    const order = await market.orders.view(market.onlyOrder(trade), shopper, 'zh-CN')
    expect(orderSchema.parse(order)).toEqual(order)
    expect(order.rules).toContain('发货前可以自己修改收货地址和联系方式。')
  })

  test('keeps what was bought as it was, whatever becomes of the offer', async () => {
    const offer = await market.addOffer(merchantId, { priceMinor: 1234 })
    const trade = await buy(shopper, offer)
    await run(market.database.db, sql`update variants set price_minor = 9999 where id = ${offer.variantId}`)
    expect(await market.orders.view(market.onlyOrder(trade), shopper, 'en')).toMatchObject({ lines: [{ unitPrice: { amountMinor: 1234 }, title: 'Cup' }] })
  })

  test('belongs to its buyer and its shop; for everybody else it does not exist', async () => {
    const trade = await buy()
    const orderId = market.onlyOrder(trade)
    const stranger = await market.newShopper()
    await expect(market.orders.view(orderId, stranger, 'en')).rejects.toMatchObject({ code: 'orders.not-found' })
    await expect(market.orders.viewForStaff(orderId, { merchantId: market.ids.next('mer') }, 'en')).rejects.toMatchObject({ code: 'orders.not-found' })
    await expect(market.orders.cancel({ orderId, caller: stranger, reason: '' })).rejects.toMatchObject({ code: 'orders.not-found' })
    await expect(market.orders.readTrade(trade.tradeId, stranger, 'en')).rejects.toMatchObject({ code: 'orders.trade-not-found' })
    expect(await market.orders.viewForStaff(orderId, { merchantId }, 'en')).toMatchObject({
      paymentId: null,
      codes: [],
      headline: 'New: accept it, or send it right away',
    })
  })

  test('moves to the account a guest signs in to, unpaid trades and equal keys too', async () => {
    const account = await market.newShopper()
    await market.place(account, { lines: [lineOf(cup)] }, { key: 'same-key' })
    const guests = await market.place(shopper, { lines: [lineOf(cup)] }, { key: 'same-key' })
    await market.database.transaction(async (tx) => {
      await market.payments.merge(tx, { fromShopperId: shopper.shopperId, intoShopperId: account.shopperId })
      await market.orders.merge(tx, { fromShopperId: shopper.shopperId, intoShopperId: account.shopperId })
    })
    expect((await list({}, account)).items.map(({ orderId }) => orderId)).toContain(market.onlyOrder(guests))
    expect((await list()).items).toEqual([])
    expect(await market.orders.openHoldsOf(market.database.db, account.shopperId)).toBe(2)
    await market.place(account, { lines: [lineOf(cup)] })
  })
})

describe('a guest’s look-up', () => {
  const contactOf = 'XIAOMING@example.com'
  const codeOf = async (): Promise<string> => /\b\d{6}\b/.exec((await market.mail.list({ limit: 1 })).items[0]?.text.replace(/\d{14}/g, '') ?? '')?.[0] ?? ''
  const mailCount = async () => (await market.mail.list({ limit: 100 })).items.length

  test('opens that one order with a code sent by mail, and nothing else', async () => {
    const [trade, other] = [await buy(), await buy()]
    const { lookupId, expiresInSeconds } = await market.orders.startLookup({ number: trade.orders[0]?.number ?? '', contact: contactOf })
    const opened = await market.orders.finishLookup({ lookupId, code: await codeOf() })
    expect([opened.orderId, expiresInSeconds]).toEqual([market.onlyOrder(trade), 600])
    const bearer: Caller & { shopperId: Id<'shp'> } = { ...nobody, shopperId: shopper.shopperId, onlyOrderId: opened.orderId }
    expect((await list({}, bearer)).items.map(({ orderId }) => orderId)).toEqual([opened.orderId])
    expect((await market.orders.readTrade(trade.tradeId, bearer, 'en')).orders).toHaveLength(1)
    await expect(market.orders.readTrade(other.tradeId, bearer, 'en')).rejects.toMatchObject({ code: 'orders.trade-not-found' })
    await expect(market.orders.view(market.onlyOrder(other), bearer, 'en')).rejects.toMatchObject({ code: 'orders.not-found' })
    await expect(market.orders.reorder({ orderId: opened.orderId, caller: bearer, locale: 'en' })).rejects.toMatchObject({ code: 'auth.forbidden' })
    await expect(market.orders.finishLookup({ lookupId, code: await codeOf() })).rejects.toMatchObject({ code: 'orders.lookup-failed' })
  })

  test('answers alike, and sends nothing, when number and contact do not belong together', async () => {
    const trade = await buy()
    const before = await mailCount()
    const wrong = await market.orders.startLookup({ number: trade.orders[0]?.number ?? '', contact: 'somebody@example.com' })
    const unknown = await market.orders.startLookup({ number: '00000000000000', contact: contactOf })
    expect([Object.keys(wrong), Object.keys(unknown)]).toEqual([
      ['lookupId', 'expiresInSeconds'],
      ['lookupId', 'expiresInSeconds'],
    ])
    expect(await mailCount()).toBe(before)
    await expect(market.orders.finishLookup({ lookupId: wrong.lookupId, code: '000000' })).rejects.toMatchObject({ code: 'orders.lookup-failed' })
  })

  test('takes five tries and ten minutes, and five mails an hour', async () => {
    const trade = await buy()
    const start = () => market.orders.startLookup({ number: trade.orders[0]?.number ?? '', contact: '+86 138-0013-8000' })
    const { lookupId } = await start()
    const code = await codeOf()
    const wrongCode = code === '111111' ? '222222' : '111111'
    await Promise.allSettled(Array.from({ length: 5 }, () => market.orders.finishLookup({ lookupId, code: wrongCode })))
    await expect(market.orders.finishLookup({ lookupId, code })).rejects.toMatchObject({ code: 'orders.lookup-failed' })
    const second = await start()
    const late = await codeOf()
    market.clock.pass({ minutes: 11 })
    await expect(market.orders.finishLookup({ lookupId: second.lookupId, code: late })).rejects.toMatchObject({ code: 'orders.lookup-failed' })
    for (let index = 0; index < 3; index += 1) await start()
    const before = await mailCount()
    await start()
    expect(await mailCount()).toBe(before)
  })
})

describe('ordering again', () => {
  test('shows what differs, and puts into the cart what there still is', async () => {
    const [same, dearer, fewer, gone] = [
      await market.addOffer(merchantId),
      await market.addOffer(merchantId),
      await market.addOffer(merchantId, { stock: 5 }),
      await market.addOffer(merchantId),
    ]
    const trade = await market.place(shopper, { lines: [same, dearer, fewer, gone].map((offer) => lineOf(offer, 3)) })
    await market.pay(trade)
    await run(market.database.db, sql`update variants set price_minor = 2700 where id = ${dearer.variantId}`)
    await market.database.transaction((tx) => market.catalogue.setState(tx, { merchantId, offerId: gone.offerId }, 'archived'))
    const request = { orderId: market.onlyOrder(trade), caller: shopper, locale: 'en' as const }
    const preview = await market.orders.previewReorder(request)
    expect(preview.map(({ change, oldQuantity, newQuantity, message }) => [change, oldQuantity, newQuantity, message])).toEqual([
      ['same', 3, 3, 'Unchanged'],
      ['price', 3, 3, 'The price went from ¥25.00 to ¥27.00'],
      ['fewer', 3, 2, 'Only 2 can be ordered now'],
      ['missing', 3, 0, 'No longer sold, or sold out'],
    ])
    const { differences, cart } = await market.orders.reorder(request)
    expect(differences).toEqual(preview)
    expect(cart.shops.flatMap(({ lines }) => lines.map(({ offerId, quantity }) => [offerId, quantity]))).toEqual([
      [same.offerId, 3],
      [dearer.offerId, 3],
      [fewer.offerId, 2],
    ])
    const again = await market.orders.reorder(request) // the cart has all of the few already
    expect(again.cart.unitCount).toBe(3 + 3 + 2 + 3 + 3)
  })

  test('says so when nothing of it is sold any more', async () => {
    const gone = await market.addOffer(merchantId)
    const trade = await buy(shopper, gone)
    await market.database.transaction((tx) => market.catalogue.setState(tx, { merchantId, offerId: gone.offerId }, 'archived'))
    await expect(market.orders.reorder({ orderId: market.onlyOrder(trade), caller: shopper, locale: 'en' })).rejects.toMatchObject({
      code: 'orders.nothing-to-reorder',
    })
  })
})
