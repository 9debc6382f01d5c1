import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'
import { codeSentTo, signUpTester } from './people.ts'
import type { Tester } from './people.ts'
import { sellOne } from './shops.ts'

let app: TestApp
let buyer: Tester
let lineOf: (priceMinor: number) => Promise<{ offerId: string; quantity: number }>
beforeAll(async () => {
  app = await createTestApp()
  lineOf = async (priceMinor) => ({
    offerId: (await sellOne(app, { slug: `price-${priceMinor}`, kind: 'code', codes: ['AAAA', 'BBBB', 'CCCC'], priceMinor })).offerId,
    quantity: 1,
  })
  buyer = await signUpTester(app, 'rich')
  app.clock.pass({ minutes: 11 })
})
afterAll(() => app.close())

let count = 0
const post = async (url: string, payload: object, headers: Readonly<Record<string, string>>) => {
  count += 1
  const answer = await app.http.inject({ method: 'POST', url: `/api/v1${url}`, headers: { ...headers, 'idempotency-key': `large-${count}-key` }, payload })
  return { status: answer.statusCode, body: answer.json() }
}
const place = (line: object, headers: Readonly<Record<string, string>>) =>
  post('/trades', { lines: [line], contact: { email: 'rich@test.yizhan.test' }, payment: { method: 'sandbox' } }, headers)

it('is placed at once, and paid once its buyer has confirmed to be themselves', async () => {
  const { status, body: trade } = await place(await lineOf(500_000), buyer.headers)
  expect([status, trade.state, trade.payment.method]).toEqual([201, 'placed', null])
  const pay = () => post(`/trades/${trade.tradeId}/payments`, { method: 'sandbox' }, buyer.headers)
  const refused = await pay()
  expect([refused.status, refused.body.code, refused.body.details]).toEqual([403, 'auth.confirmation-required', { act: 'pay-large' }])
  const { body: begun } = await post('/me/confirmations', { method: 'email' }, buyer.headers)
  const code = await codeSentTo(app, 'rich@test.yizhan.test')
  expect((await post(`/me/confirmations/${begun.proofId}`, { method: 'email', code }, buyer.headers)).status).toBe(200)
  expect((await pay()).body.payment.method).toBe('sandbox')
  expect((await place(await lineOf(600_000), buyer.headers)).body.payment.method).toBe('sandbox')
})

it('is what it takes: smaller ones, and those of guests, are paid as ever', async () => {
  app.clock.pass({ minutes: 11 })
  expect((await place(await lineOf(499_999), buyer.headers)).body.payment.method).toBe('sandbox')
  expect((await place(await lineOf(700_000), {})).body.payment.method).toBe('sandbox')
})
