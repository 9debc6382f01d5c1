import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { gateSchema, placeSchema } from '@yizhan/contract/admission'
import { tradeSchema } from '@yizhan/contract/orders'
import { run, sql } from '#platform/db.ts'
import { createTestApp } from '../../../../test/app.ts'
import type { TestApp } from '../../../../test/app.ts'
import { chaoyang, contact } from '../../../../test/market.ts'
import { signUpTester } from '../../../../test/people.ts'
import type { Tester } from '../../../../test/people.ts'
import { sellOne } from '../../../../test/shops.ts'

let app: TestApp
let line: { offerId: string; quantity: number }
let operator: Tester
beforeAll(async () => {
  app = await createTestApp({ ADMISSIONS_PER_SECOND: '1' })
  operator = await signUpTester(app, 'operator')
  await app.modules.identity.grantOperatorRole(operator.userId, 'operator')
  const { offerId } = await sellOne(app, { slug: 'rush', priceMinor: 2500, stock: 50 })
  line = { offerId, quantity: 1 }
})
afterAll(() => app.close())
beforeEach(async () => {
  await run(app.database.db, sql`delete from admission_tickets`)
  await run(app.database.db, sql`update admission_gate set tokens = 0, rate_per_second = null, refilled_at = clock_timestamp() + interval '1 hour'`)
})

const post = (url: string, payload: object, headers: Record<string, string> = {}) => app.http.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload })
const get = (url: string, headers: Record<string, string> = {}) => app.http.inject({ url: `/api/v1${url}`, headers })
const buy = (headers: Record<string, string>) => post('/trades', { lines: [line], contact, address: chaoyang }, headers)
/** A second of admissions, and no more: the clock of the line stands still in these tests. */
const giveOneTurn = () => run(app.database.db, sql`update admission_gate set tokens = 1`)

describe('checkout, when more come than are let in', () => {
  test('tells where one stands, and the same request goes through when it is one’s turn', async () => {
    const headers = { 'idempotency-key': 'buys-after-waiting', 'accept-language': 'en' }
    const refused = await buy(headers)
    const problem = refused.json()
    expect([refused.statusCode, refused.headers['retry-after'], problem.code, problem.retryable]).toEqual([429, '2', 'admission.wait', true])
    expect(problem).toMatchObject({
      title: 'Many people are checking out. You are number 1 in line; it takes less than a minute. Your cart is kept; go on when it is your turn.',
      details: { position: 1, ahead: 0, estimateSeconds: 1, seconds: 2 },
    })
    expect(refused.cookies).toMatchObject([{ name: 'yz_admission', value: problem.details.ticket, httpOnly: true, sameSite: 'Lax' }])
    const mine = { ...headers, 'admission-ticket': problem.details.ticket }
    expect((await buy(mine)).json()).toMatchObject({ code: 'admission.wait', details: { position: 1 } })
    await giveOneTurn()
    const place = placeSchema.parse((await get('/admission/place', mine)).json())
    expect(place).toMatchObject({ state: 'admitted', position: 0 })
    const bought = await buy({ ...headers, cookie: `yz_admission=${place.ticket}` })
    expect(bought.statusCode).toBe(201)
    expect(tradeSchema.parse(bought.json())).toMatchObject({ state: 'placed' })
  })

  test('keeps the place of a ticket it gave before, also for a quote; browsing and the cart stay open', async () => {
    const [first, second] = [await post('/admission/places', {}), await post('/admission/places', {})]
    expect([first.json().position, second.json().position]).toEqual([1, 2])
    const cookie = `yz_admission=${second.json().ticket}`
    const quote = await post('/quotes', { lines: [line] }, { cookie })
    expect([quote.statusCode, quote.json().code, quote.json().details.position]).toEqual([429, 'admission.wait', 2])
    expect((await get(`/offers/${line.offerId}`, { cookie })).statusCode).toBe(200)
    expect((await post('/carts', {}, { cookie })).statusCode).toBe(201)
  })

  test('refuses a ticket of another person in the words it has for one that never was', async () => {
    const [owner, thief] = [await signUpTester(app, 'owner-of-ticket'), await signUpTester(app, 'thief')]
    const { ticket } = (await post('/admission/places', {}, owner.headers)).json()
    const [stolen, forged] = await Promise.all(
      [ticket, `pass.99999999999..${'0'.repeat(64)}`].map((each) => get('/admission/place', { ...thief.headers, 'admission-ticket': each })),
    )
    expect([stolen?.statusCode, stolen?.json().code]).toEqual([404, 'admission.ticket-unknown'])
    expect({ ...stolen?.json(), requestId: '' }).toEqual({ ...forged?.json(), requestId: '' })
    expect((await get('/admission/place', { ...owner.headers, 'admission-ticket': ticket })).json()).toMatchObject({ state: 'waiting', position: 1 })
  })
})

describe('an operator', () => {
  const change = (headers: Record<string, string>, payload: object) => app.http.inject({ method: 'PUT', url: '/api/v1/operator/admission', headers, payload })
  test('sees the line and sets its rate', async () => {
    await post('/admission/places', {})
    expect(gateSchema.parse((await get('/operator/admission', operator.headers)).json())).toMatchObject({
      ratePerSecond: 1,
      configuredPerSecond: 1,
      isOverridden: false,
      waiting: 1,
      admittedMinutes: 15,
      waitingMax: 50_000,
    })
    expect((await change(operator.headers, { ratePerSecond: 0 })).json()).toMatchObject({ ratePerSecond: 0, isOverridden: true })
    expect((await post('/admission/places', {})).json()).toMatchObject({ state: 'open', ticket: null })
    expect((await change(operator.headers, { ratePerSecond: null })).json()).toMatchObject({ ratePerSecond: 1, isOverridden: false })
  })
  test('of another role sees it and changes nothing', async () => {
    const auditor = await signUpTester(app, 'auditor')
    await app.modules.identity.grantOperatorRole(auditor.userId, 'auditor')
    expect((await get('/operator/admission', auditor.headers)).statusCode).toBe(200)
    expect((await change(auditor.headers, { ratePerSecond: 5 })).json()).toMatchObject({ status: 403, code: 'auth.forbidden' })
    expect((await get('/operator/admission', operator.headers)).json()).toMatchObject({ ratePerSecond: 1, isOverridden: false })
  })
})
