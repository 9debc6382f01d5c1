import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'
import { sellOne } from './shops.ts'
import type { TestOffer } from './shops.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

type Headers = Readonly<Record<string, string>>
let keys = 0
const call = async (method: 'GET' | 'POST', url: string, headers: Headers = {}, payload?: object) => {
  const answer = await app.http.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...headers, 'idempotency-key': `bugs-of-others-${(keys += 1)}` },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const address = { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' }
const contact = { email: 'guest@test.yizhan.test' }
const newGuest = async () => {
  const { body } = await call('POST', '/carts', {}, {})
  return { cartId: body.cartId as string, headers: { authorization: `Bearer ${body.accessToken}` } } // as: the contract says so
}
type Guest = Awaited<ReturnType<typeof newGuest>>
const order = (guest: Guest, { offerId }: TestOffer, quantity: number) =>
  call('POST', '/trades', guest.headers, { lines: [{ offerId, quantity }], address, contact })
const countTrades = async () => Number((await app.database.pool.query<{ count: string }>('select count(*) from trades')).rows[0]?.count)

describe('6: one coupon in two carts', () => {
  it('ordered at once is used once; the other is told, loses nothing, and can order without it', async () => {
    const tea = await sellOne(app, { slug: 'coupon-tea', priceMinor: 6800, stock: 20 })
    for (let round = 0; round < 3; round += 1) {
      const code = `ONCE-${round}`
      const coupon = {
        code,
        name: { en: 'Once' },
        currency: 'CNY',
        amountOffMinor: 500,
        shareOffBasisPoints: null,
        discountMaxMinor: null,
        spendMinMinor: 0,
        usesMax: 1,
        usesPerShopperMax: 1,
        startsAt: '2020-01-01T00:00:00.000Z',
        endsAt: null,
      }
      expect((await call('POST', `/merchant/${tea.merchantId}/coupons`, tea.owner.headers, coupon)).status).toBe(201)
      const guests = [await newGuest(), await newGuest()]
      const before = await countTrades()
      const bodyOf = ({ cartId }: Guest) => ({ cartId, address, contact, coupons: [code] })
      for (const guest of guests) {
        await call('POST', `/carts/${guest.cartId}/lines`, guest.headers, { offerId: tea.offerId })
        expect((await call('POST', '/quotes', guest.headers, bodyOf(guest))).body).toMatchObject({
          isOrderable: true,
          total: { amountMinor: 6800 - 500 + 800 },
        })
      }
      const answers = await Promise.all(guests.map((guest) => call('POST', '/trades', guest.headers, bodyOf(guest))))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
      const loser = guests[answers.findIndex(({ status }) => status === 409)]! // !: one was refused
      const refusal = answers.find(({ status }) => status === 409)?.body
      expect([refusal.code, refusal.title]).toEqual(['pricing.coupon-used-up', `优惠码 ${code} 已被用完。去掉它即可继续。`])
      expect(await countTrades()).toBe(before + 1)
      const { rows } = await app.database.pool.query(
        "select uses_taken::int as taken, (select count(*)::int from coupon_uses where coupon_id = coupons.id and state = 'used') as uses from coupons where code = $1",
        [code],
      )
      expect(rows).toEqual([{ taken: 1, uses: 1 }])
      expect((await call('GET', `/carts/${loser.cartId}`, loser.headers)).body.lineCount).toBe(1)
      const without = await call('POST', '/trades', loser.headers, { ...bodyOf(loser), coupons: [] })
      expect([without.status, without.body.total.amountMinor]).toEqual([201, 6800 + 800])
    }
  })
})

describe('9: units held by unpaid orders', () => {
  const offerOf = async ({ offerId }: TestOffer) => {
    await app.settle()
    return (await call('GET', `/offers/${offerId}`)).body.variants[0].availability
  }
  it.each([
    { what: 'goods', wish: { slug: 'held-goods', priceMinor: 3000, stock: 3 } },
    { what: 'codes', wish: { slug: 'held-codes', priceMinor: 3000, kind: 'code' as const, codes: ['HELD-1', 'HELD-2', 'HELD-3'] } },
  ])('count as taken for everybody else, until they are given back: $what', async ({ wish }) => {
    const offer = await sellOne(app, wish)
    const [first, second, third] = [await newGuest(), await newGuest(), await newGuest()]
    expect((await order(first, offer, 2)).body.state).toBe('placed')
    expect(await offerOf(offer)).toEqual({ state: 'few', available: 1 })

    const before = await countTrades()
    const lines = [{ offerId: offer.offerId, quantity: 2 }]
    const quote = await call('POST', '/quotes', second.headers, { lines, address, contact })
    expect([quote.body.isOrderable, quote.body.refusals.map(({ code }: { code: string }) => code)]).toEqual([false, ['line.sold-out']])
    const refused = await order(second, offer, 2)
    expect([refused.status, refused.body.code, await countTrades()]).toEqual([409, 'line.sold-out', before])

    expect((await order(second, offer, 1)).status).toBe(201)
    expect(await offerOf(offer)).toEqual({ state: 'none', available: 0 })
    expect((await order(third, offer, 1)).body.code).toBe('line.sold-out')

    app.clock.pass({ minutes: 16 })
    await app.modules.orders.expireDue(app.clock.now())
    expect(await offerOf(offer)).toEqual({ state: 'few', available: 3 })
    expect((await order(third, offer, 3)).status).toBe(201)
  })
})
