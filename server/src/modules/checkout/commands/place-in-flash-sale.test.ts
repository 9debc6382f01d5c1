import type { Id } from '@yizhan/contract/shared'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#platform/http/caller.ts'
import { chaoyang, contact, lineOf, openMarket } from '../../../../test/market.ts'
import type { Market, TestOffer } from '../../../../test/market.ts'
import { createCheckout } from '../checkout.ts'

let market: Market
let merchantId: Id<'mer'>
beforeAll(async () => {
  market = await openMarket()
  merchantId = await market.openShop('flash')
})
afterAll(() => market.close())

async function sellInSale({ units, limitPerPerson }: { units: number; limitPerPerson: number }) {
  const cup = await market.addOffer(merchantId, { stock: 1000, priceMinor: 9900 })
  const now = market.clock.now().getTime()
  const times = { startsAt: new Date(now - 1000).toISOString(), endsAt: new Date(now + 3_600_000).toISOString() }
  const terms = { offerId: cup.offerId, variantId: cup.variantId, priceMinor: 4900, units, limitPerPerson }
  const sale = await market.flashSales.create(merchantId, { ...terms, ...times }, 'en')
  const left = async () => {
    const own = (await market.flashSales.list(merchantId, 'en')).find(({ flashSaleId }) => flashSaleId === sale.flashSaleId)
    return own && own.units - own.unitsSold
  }
  return { cup, flashSaleId: sale.flashSaleId, left }
}

/** Two committers that know nothing of each other, as in two processes. */
function openTwo() {
  const processes = [createCheckout({ ...market, holdMinutes: 15 }), createCheckout({ ...market, holdMinutes: 15 })]
  return async (index: number, buyer: Caller, wish: { cup: TestOffer; flashSaleId: Id<'fls'> }) => {
    const answer = processes[index % 2]?.place({
      body: { lines: [{ ...lineOf(wish.cup), flashSaleId: wish.flashSaleId }], contact, address: chaoyang, coupons: [], notes: {} },
      caller: buyer,
      locale: 'en',
      idempotencyKey: `two-processes-${wish.flashSaleId}-${index}`,
      reply: market.reply,
    })
    return answer?.then(
      () => 'placed',
      (error: { code?: string }) => error.code ?? String(error),
    )
  }
}
const countOf = (outcomes: readonly (string | undefined)[]) => Object.fromEntries([...Map.groupBy(outcomes, String)].map(([what, all]) => [what, all.length]))

test('two processes keep one person within the limit', async () => {
  const sale = await sellInSale({ units: 50, limitPerPerson: 2 })
  const [send, buyer] = [openTwo(), await market.newShopper()]
  const outcomes = await Promise.all(Array.from({ length: 50 }, (_, index) => send(index, buyer, sale)))
  expect(countOf(outcomes)).toEqual({ placed: 2, 'pricing.flash-sale-limit-reached': 48 })
  expect([await sale.left(), await market.findWrong()]).toEqual([48, { miscounted: [], unbalanced: [] }])
})

test('whoever tries too often takes nobody of the same batch down, and the last unit goes once', async () => {
  const sale = await sellInSale({ units: 20, limitPerPerson: 1 })
  const [send, greedy] = [openTwo(), await market.newShopper()]
  const others = await Promise.all(Array.from({ length: 30 }, () => market.newShopper()))
  const outcomes = await Promise.all([...others.slice(0, 10), greedy, greedy, greedy, ...others.slice(10)].map((buyer, index) => send(index, buyer, sale)))
  const { placed, 'pricing.flash-sale-sold-out': soldOut = 0, 'pricing.flash-sale-limit-reached': tooMany = 0, ...rest } = countOf(outcomes)
  expect([placed, soldOut + tooMany, rest, await sale.left()]).toEqual([20, 13, {}, 0])
  expect(await market.findWrong()).toEqual({ miscounted: [], unbalanced: [] })
})
