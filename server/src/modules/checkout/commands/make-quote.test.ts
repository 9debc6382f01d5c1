import type { Id } from '@yizhan/contract/shared'
import { checkoutBodySchema } from '@yizhan/contract/checkout'
import type { Quote } from '@yizhan/contract/checkout'
import { quoteSchema } from '@yizhan/contract/checkout'
import { tradeSchema } from '@yizhan/contract/orders'
import type { Locale } from '@yizhan/contract/shared'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { one, sql } from '#platform/db.ts'
import { chaoyang, contact, lineOf, openMarket } from '../../../../test/market.ts'
import type { Market } from '../../../../test/market.ts'

let market: Market
let merchantId: Id<'mer'>
beforeAll(async () => {
  market = await openMarket()
  merchantId = await market.openShop('first')
})
afterAll(() => market.close())

const quote = (body: z.input<typeof checkoutBodySchema>, locale: Locale = 'zh-CN'): Promise<Quote> =>
  market.checkout.quote({ body: checkoutBodySchema.parse(body), shopperId: null, locale })

describe('a quote', () => {
  test('explains every price line by line, shop by shop, and holds nothing', async () => {
    const [cup, card] = [
      await market.addOffer(merchantId, { priceMinor: 2500 }),
      await market.addOffer(await market.openShop('codes'), { kind: 'code', priceMinor: 1000 }),
    ]
    await market.pricing.createCoupon(merchantId, {
      code: 'TEN',
      name: { 'zh-CN': '九折', en: '10 % off' },
      currency: 'CNY',
      amountOffMinor: null,
      shareOffBasisPoints: 1000,
      discountMaxMinor: null,
      spendMinMinor: 5000,
      usesMax: null,
      usesPerShopperMax: 1,
      startsAt: '2020-01-01T00:00:00Z',
      endsAt: null,
    })
    const answer = await quote({ lines: [lineOf(cup, 2), lineOf(card)], contact, address: chaoyang, coupons: ['ten'] }, 'en')
    expect(answer).toMatchObject({
      total: { amountMinor: 5000 - 500 + 1000 + 1000, currency: 'CNY' },
      needs: { address: true, contact: 'email' },
      refusals: [],
      isOrderable: true,
      isFree: false,
      holdSeconds: 900,
      shops: [
        {
          name: 'Shop first',
          total: { amountMinor: 5500 },
          steps: [
            { calculator: 'coupon', label: '10 % off', amountMinor: -500 },
            { calculator: 'delivery', label: 'Delivery', amountMinor: 1000 },
          ],
          lines: [
            {
              lineIndex: 0,
              quantity: 2,
              unitPrice: { amountMinor: 2500 },
              total: { amountMinor: 5000 },
              steps: [{ calculator: 'list', label: 'Price', amountMinor: 5000 }],
            },
          ],
        },
        { name: 'Shop codes', total: { amountMinor: 1000 }, steps: [], lines: [{ lineIndex: 1, total: { amountMinor: 1000 } }] },
      ],
    })
    expect(quoteSchema.parse(answer)).toEqual(answer)
    expect(await market.pool(cup.poolId)).toMatchObject({ taken: 0 })
    expect(new Date(answer.expiresAt).getTime() - market.clock.now().getTime()).toBeGreaterThan(14 * 60_000)
    const { totalMinor } = await one(market.database.db, sql<{ totalMinor: number }>`select total_minor from quotes where id = ${answer.quoteId}`)
    expect(totalMinor).toBe(answer.total.amountMinor)
  })

  test('tells everything that stands in the way at once: where, which rule, how to mend it, in the reader’s language', async () => {
    const [cup, shirt] = [await market.addOffer(merchantId, { stock: 2 }), await market.addOffer(merchantId)]
    const lines = [lineOf(cup, 3), { ...lineOf(shirt), variantId: market.ids.next('var') }, { ...lineOf(shirt), offerId: market.ids.next('off') }]
    const answer = await quote({ lines, coupons: ['NOSUCH'] })
    expect(answer.isOrderable).toBe(false)
    expect(answer.refusals).toEqual([
      {
        lineIndex: 0,
        field: 'lines.0',
        code: 'line.sold-out',
        message: '“茶杯”只剩 2 件，请减少数量或换一款。',
        fix: '把数量改为 2。',
        details: { title: '茶杯', available: 2 },
      },
      expect.objectContaining({ lineIndex: 1, field: 'lines.1', code: 'line.variant-unknown', message: '请先为“茶杯”选择规格。' }),
      expect.objectContaining({ lineIndex: 2, field: 'lines.2', code: 'catalogue.offer-not-found' }),
      {
        lineIndex: null,
        field: 'coupons.0',
        code: 'pricing.coupon-unknown',
        message: '没有优惠码 NOSUCH。请检查拼写，或去掉它继续。',
        fix: '去掉这个优惠码，或换一个。',
        details: { coupon: 'NOSUCH' },
      },
      expect.objectContaining({ lineIndex: null, field: 'address', code: 'checkout.address-missing', fix: '填写收货地址。' }),
      expect.objectContaining({ lineIndex: null, field: 'contact', code: 'checkout.contact-missing' }),
    ])
    expect((await quote({ lines }, 'en')).refusals[0]).toMatchObject({ message: expect.stringContaining('Only 2 of “Cup”'), fix: 'Change the quantity to 2.' })
  })

  test('does without an address where nothing is sent, and with any contact where a mail address is not needed', async () => {
    const [cup, card] = [await market.addOffer(merchantId), await market.addOffer(merchantId, { kind: 'code', priceMinor: 1000 })]
    expect(await quote({ lines: [lineOf(card)], contact })).toMatchObject({ isOrderable: true, needs: { address: false }, total: { amountMinor: 1000 } })
    expect(await quote({ lines: [lineOf(card)], contact: { phone: '13800138000' } })).toMatchObject({
      isOrderable: false,
      refusals: [{ code: 'checkout.email-missing', field: 'contact.email' }],
    })
    expect(await quote({ lines: [lineOf(cup)], contact: { phone: '13800138000' }, address: chaoyang })).toMatchObject({ isOrderable: true })
  })

  test('sends for free from the amount the shop says', async () => {
    const cup = await market.addOffer(merchantId, { priceMinor: 50_000 })
    expect((await quote({ lines: [lineOf(cup)], contact, address: chaoyang })).shops[0]?.steps).toEqual([
      { calculator: 'delivery', label: '免运费', amountMinor: 0 },
    ])
  })

  test('is refused for an empty cart and for a cart of somebody else', async () => {
    const shopper = await market.newShopper()
    const cup = await market.addOffer(merchantId)
    const cartId = await market.database.transaction((tx) => market.cart.addLines(tx, shopper.shopperId, []))
    await expect(market.checkout.quote({ body: checkoutBodySchema.parse({ cartId }), shopperId: shopper.shopperId, locale: 'en' })).rejects.toMatchObject({
      code: 'checkout.cart-empty',
    })
    await expect(quote({ cartId })).rejects.toMatchObject({ code: 'cart.not-found' })
    expect(tradeSchema.parse(await market.place(shopper, { lines: [lineOf(cup)] }))).toMatchObject({ state: 'placed' })
  })
})
