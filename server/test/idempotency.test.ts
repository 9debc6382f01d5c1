import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'
import { signUpTester } from './people.ts'
import type { Tester } from './people.ts'
import { sellOne } from './shops.ts'

let app: TestApp
let shopper: Tester
beforeAll(async () => {
  app = await createTestApp()
  shopper = await signUpTester(app, 'shopper')
})
afterAll(() => app.close())

const address = { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' }
const save = (key: string | undefined, street = address.street) =>
  app.http.inject({
    method: 'POST',
    url: '/api/v1/addresses',
    headers: { ...shopper.headers, ...(key && { 'idempotency-key': key }) },
    payload: { address: { ...address, street } },
  })
const count = async () => (await app.http.inject({ url: '/api/v1/addresses', headers: shopper.headers })).json().items.length

it('answers a repeated write as the first time, and does it once', async () => {
  const [first, second] = [await save('one-address'), await save('one-address')]
  expect([first.statusCode, second.statusCode]).toEqual([201, 201])
  expect(second.json()).toEqual(first.json())
  expect(second.headers['idempotency-replayed']).toBe('true')
  expect(await count()).toBe(1)
})

it('refuses a key that was used for other input', async () => {
  const answer = await save('one-address', '文三路 139 号')
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'idempotency.key-reused'])
})

it('tells a repetition that the first is still running', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => save('all-at-once')))
  const codes = answers.map(({ statusCode }) => statusCode)
  expect(codes.filter((code) => code === 201).length).toBeGreaterThan(0)
  expect(answers.filter(({ statusCode }) => statusCode !== 201).map((answer) => answer.json().code)).toEqual(
    codes.filter((code) => code !== 201).map(() => 'idempotency.in-progress'),
  )
  expect(await count()).toBe(2)
})

it('refuses a key that cannot be one', async () => {
  const answer = await save('short')
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'idempotency.key-invalid'])
})

it('asks for a key where a repetition would order twice', async () => {
  const answer = await app.http.inject({
    method: 'POST',
    url: '/api/v1/trades',
    headers: shopper.headers,
    payload: { lines: [{ offerId: 'off_01jd0000000000000000000000' }] },
  })
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'idempotency.key-missing'])
})

it('keeps keys of different callers apart', async () => {
  const other = await signUpTester(app, 'other')
  const answer = await app.http.inject({
    method: 'POST',
    url: '/api/v1/addresses',
    headers: { ...other.headers, 'idempotency-key': 'one-address' },
    payload: { address },
  })
  expect(answer.statusCode).toBe(201)
  expect(answer.headers['idempotency-replayed']).toBeUndefined()
})

describe('a guest without a name, whose answer was lost with the process', () => {
  /** What a process killed between its commit and its answer leaves of the key. */
  const loseAnswer = (key: string) =>
    app.database.pool.query("update idempotency_keys set status = null, answer = null, created_at = now() - interval '21 seconds' where key = $1", [key])
  const order = (offerId: string, key: string, remoteAddress = '10.1.1.1') =>
    app.http.inject({
      method: 'POST',
      url: '/api/v1/trades',
      remoteAddress,
      headers: { 'idempotency-key': key },
      payload: { lines: [{ offerId }], address, contact: { email: 'guest@test.yizhan.test' } },
    })
  const read = (path: string, token: string) => app.http.inject({ url: `/api/v1${path}`, headers: { authorization: `Bearer ${token}` } })

  it.each([
    { units: 5, when: 'and there is more' },
    { units: 1, when: 'and it took the last one' },
  ])('finds the trade again, and the way to it, $when', async ({ units }) => {
    const { offerId } = await sellOne(app, { slug: `lost-${units}`, priceMinor: 5000, stock: units })
    const key = `lost-answer-${units}`
    const first = (await order(offerId, key)).json()
    expect((await order(offerId, key)).json().code).toBeUndefined() // kept: answered as the first time
    await loseAnswer(key)
    const again = await order(offerId, key)
    expect([again.statusCode, again.json().tradeId, again.json().orders]).toEqual([201, first.tradeId, first.orders])
    expect((await read('/orders', again.json().accessToken)).json().items).toHaveLength(1)
    expect((await read(`/trades/${first.tradeId}`, first.accessToken)).statusCode).toBe(200)
  })

  it('is somebody else at another address, or with other words', async () => {
    const { offerId } = await sellOne(app, { slug: 'lost-elsewhere', priceMinor: 5000 })
    const first = (await order(offerId, 'lost-elsewhere')).json()
    await loseAnswer('lost-elsewhere')
    const stranger = (await order(offerId, 'lost-elsewhere', '10.1.1.2')).json()
    expect(stranger.tradeId).not.toBe(first.tradeId)
    expect((await read(`/trades/${first.tradeId}`, stranger.accessToken)).statusCode).toBe(404)
    const other = (await order(offerId, 'lost-elsewhere-2')).json()
    expect([other.tradeId === first.tradeId, other.accessToken === first.accessToken]).toEqual([false, false])
  })
})
