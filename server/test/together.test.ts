import type { Id } from '@yizhan/contract/shared'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, sql } from '#platform/db.ts'
import { newToken } from '#platform/crypto.ts'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'
import { sellOne } from './shops.ts'
import type { TestOffer } from './shops.ts'

/** What many ask for at the same time is done together, at nearly the price of one; and no more is asked of the database than is allowed. */
let app: TestApp
let tea: TestOffer
let lastCup: TestOffer
beforeAll(async () => {
  app = await createTestApp()
  tea = await sellOne(app, { slug: 'tea', priceMinor: 5000, stock: 10_000 })
  lastCup = await sellOne(app, { slug: 'cup', priceMinor: 7000, stock: 1 })
})
afterAll(() => app.close())

const address = { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' }
const contact = { email: 'many@test.yizhan.test' }
const crowd = 24

interface Guest {
  readonly cartId: Id<'crt'>
  send(method: 'GET' | 'POST', url: string, payload?: object, headers?: Record<string, string>): Promise<{ status: number; body: any }> // oxlint-disable-line no-explicit-any -- answers of the API, read where they are used
}
async function newGuest(): Promise<Guest> {
  const { cartId, accessToken } = (await app.http.inject({ method: 'POST', url: '/api/v1/carts', payload: {} })).json()
  return {
    cartId,
    async send(method, url, payload, headers = {}) {
      const answer = await app.http.inject({
        method,
        url: `/api/v1${url}`,
        headers: { authorization: `Bearer ${accessToken}`, ...headers },
        ...(payload && { payload }),
      })
      return { status: answer.statusCode, body: answer.json() }
    },
  }
}
const newGuests = (count: number) => Promise.all(Array.from({ length: count }, newGuest))
const add = (guest: Guest, offer: TestOffer, quantity = 1) => guest.send('POST', `/carts/${guest.cartId}/lines`, { offerId: offer.offerId, quantity })
const order = (guest: Guest) =>
  guest.send('POST', '/trades', { cartId: guest.cartId, contact, address, payment: { method: 'sandbox' } }, { 'idempotency-key': guest.cartId })
const pay = (guest: Guest, paymentId: string) => guest.send('POST', `/sandbox/payments/${paymentId}/outcome`, { outcome: 'succeeded' })
/** Statements beside the `begin` and `commit` around them. */
async function counted<T>(work: () => Promise<T>): Promise<[number, T]> {
  app.statements.length = 0
  const answer = await work()
  return [app.statements.filter((text) => text !== 'begin' && text !== 'commit').length, answer]
}

describe('what many do at once costs little more than what one does', () => {
  test('adding to the cart, ordering and paying', async () => {
    const guests = await newGuests(crowd)
    const [first] = await newGuests(1)
    const [addedByOne] = await counted(() => add(first!, tea)) // !: one was asked for
    const [addedByAll, added] = await counted(() => Promise.all(guests.map((guest) => add(guest, tea))))
    expect(added.map(({ status }) => status)).toEqual(guests.map(() => 201))
    expect(addedByAll).toBeLessThan(addedByOne * 3)
    const [orderedByOne, one] = await counted(() => order(first!)) // !: as above
    const [orderedByAll, trades] = await counted(() => Promise.all(guests.map(order)))
    expect(trades.map(({ body }) => [body.state, body.payment.state, body.payment.method])).toEqual(guests.map(() => ['placed', 'open', 'sandbox']))
    // The sandbox is an outside system: its own books are written charge by charge.
    expect(orderedByAll - crowd).toBeLessThan(orderedByOne * 4)
    await pay(first!, one.body.payment.paymentId) // !: as above
    await Promise.all(guests.map((guest, index) => pay(guest, trades[index]!.body.payment.paymentId))) // !: one trade each
    const settled = await Promise.all(guests.map((guest, index) => guest.send('GET', `/trades/${trades[index]!.body.tradeId}`))) // !: as above
    expect(settled.map(({ body }) => [body.state, body.payment.state])).toEqual(guests.map(() => ['paid', 'succeeded']))
    const transactions = await all(app.database.db, sql<{ kept: number }>`select count(distinct xmin::text) as kept from payments where state = 'succeeded'`)
    expect(transactions[0]?.kept).toBeLessThan(crowd / 2)
  })

  test('and whoever cannot have it stops nobody else', async () => {
    const guests = await newGuests(crowd)
    const answers = await Promise.all(guests.map((guest, index) => (index % 2 ? add(guest, tea) : add(guest, lastCup, 2))))
    expect(answers.map(({ status, body }) => body.code ?? status)).toEqual(guests.map((_, index) => (index % 2 ? 201 : 'line.sold-out')))
    const stranger = await newGuest()
    const [own, foreign] = await Promise.all([add(stranger, tea), stranger.send('POST', `/carts/${guests[0]!.cartId}/lines`, { offerId: tea.offerId })]) // !: there are many
    expect([own.status, foreign.body.code]).toEqual([201, 'cart.not-found'])
  })

  test('two of one cart take turns: nothing is lost', async () => {
    const [guest] = await newGuests(1)
    const answers = await Promise.all([1, 2, 3].map((quantity) => add(guest!, tea, quantity))) // !: one was asked for
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect((await guest!.send('GET', `/carts/${guest!.cartId}`)).body).toMatchObject({ lineCount: 1, unitCount: 6 }) // !: as above
  })
})

test('putting into the cart and checking out take at most twenty statements each, all that belongs to the request included', async () => {
  await app.modules.pricing.createCoupon(tea.merchantId, {
    code: 'TOGETHER',
    name: { en: 'Together' },
    currency: 'CNY',
    amountOffMinor: 100,
    shareOffBasisPoints: null,
    discountMaxMinor: null,
    spendMinMinor: 0,
    usesMax: null,
    usesPerShopperMax: 9,
    startsAt: '2020-01-01T00:00:00Z',
    endsAt: null,
  })
  const [guest] = await newGuests(1)
  const known = { cookie: `yz_device=${newToken()}` }
  const [toAdd] = await counted(() => add(guest!, tea)) // !: one was asked for
  const body = { cartId: guest!.cartId, contact, address, coupons: ['TOGETHER'] } // !: as above
  const [toQuote, quote] = await counted(() => guest!.send('POST', '/quotes', body, known)) // !: as above
  const [toOrder, trade] = await counted(
    () => guest!.send('POST', '/trades', { ...body, quoteId: quote.body.quoteId }, { ...known, 'idempotency-key': 'all-that-belongs' }), // !: as above
  )
  expect(trade.status).toBe(201)
  const devices = await all(app.database.db, sql<{ isKnown: boolean }>`select device_key is not null as is_known from trades where id = ${trade.body.tradeId}`)
  expect(devices).toEqual([{ isKnown: true }])
  expect({ toAdd, toQuote, toOrder }).toEqual({ toAdd: 8, toQuote: 7, toOrder: 20 })
})
