import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'
import { signUpTester } from './people.ts'
import type { Tester } from './people.ts'

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
