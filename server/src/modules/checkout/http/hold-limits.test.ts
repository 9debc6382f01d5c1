import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newToken } from '#platform/crypto.ts'
import { createTestApp } from '../../../../test/app.ts'
import type { TestApp } from '../../../../test/app.ts'
import { chaoyang, contact } from '../../../../test/market.ts'
import { sellOne } from '../../../../test/shops.ts'
import type { TestOffer } from '../../../../test/shops.ts'

let app: TestApp
let offer: TestOffer
beforeAll(async () => {
  app = await createTestApp({ RATE_LIMITS: 'on', HOLDS_PER_ADDRESS: '8', HOLD_VALUE_MAX: '50000' })
  offer = await sellOne(app, { slug: 'held', priceMinor: 10_000, stock: 1000 })
})
afterAll(() => app.close())

let count = 0
interface Visitor {
  readonly cookie?: string
  readonly remoteAddress?: string
  readonly quantity?: number
}
const buy = ({ cookie, remoteAddress = '203.0.113.1', quantity = 1 }: Visitor) =>
  app.http.inject({
    method: 'POST',
    url: '/api/v1/trades',
    remoteAddress,
    headers: { 'idempotency-key': `held-${(count += 1)}-key`, ...(cookie && { cookie }) },
    payload: { lines: [{ offerId: offer.offerId, quantity }], contact, address: chaoyang },
  })
const codesOf = (answers: readonly { json(): { code?: string; state?: string } }[]) => {
  const codes: Record<string, number> = {}
  for (const each of answers.map((answer) => answer.json())) codes[each.code ?? each.state ?? ''] = (codes[each.code ?? each.state ?? ''] ?? 0) + 1
  return codes
}

describe('fifty requests at once', () => {
  test('of one device with a fresh guest each hold five trades', async () => {
    const cookie = `yz_device=${newToken()}`
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => buy({ cookie, remoteAddress: `198.51.100.${index}` })))
    expect(codesOf(answers)).toEqual({ placed: 5, 'checkout.device-holds-exceeded': 45 })
    expect(answers.find(({ statusCode }) => statusCode !== 201)?.json()).toMatchObject({
      status: 409,
      retryable: true,
      title: '这台设备上有 5 笔订单待付款，已到上限。请先付款或取消其中一笔；没付的到时会自动取消。',
      details: { count: 5 },
    })
  })

  test('of one address without any cookie hold as many as are set for an address', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => buy({ remoteAddress: '203.0.113.9' })))
    expect(codesOf(answers)).toEqual({ placed: 8, 'checkout.network-holds-exceeded': 42 })
    expect(codesOf([await buy({ remoteAddress: '203.0.113.10' })])).toEqual({ placed: 1 })
  })

  test('of one IPv6 customer, from as many addresses, count as one address', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => buy({ remoteAddress: `2001:db8:7:7::${index + 1}` })))
    expect(codesOf(answers)).toEqual({ placed: 8, 'checkout.network-holds-exceeded': 42 })
  })
})

describe('a device', () => {
  test('is named by the first quote, by a cookie no script reads, and keeps that name', async () => {
    const quote = (cookie = '') =>
      app.http.inject({ method: 'POST', url: '/api/v1/quotes', headers: { cookie }, payload: { lines: [{ offerId: offer.offerId, quantity: 1 }] } })
    const [named] = (await quote()).cookies
    expect(named).toMatchObject({ name: 'yz_device', httpOnly: true, sameSite: 'Lax', maxAge: 400 * 86_400 })
    expect((await quote(`yz_device=${named?.value}`)).cookies).toEqual([])
    expect((await quote('yz_device=made-up')).cookies).toMatchObject([{ name: 'yz_device' }])
  })

  test('is told the value that may be held, and what to do', async () => {
    const cookie = `yz_device=${newToken()}`
    await buy({ cookie, remoteAddress: '203.0.113.20', quantity: 3 })
    const refused = await buy({ cookie, remoteAddress: '203.0.113.20', quantity: 3 })
    expect(refused.json()).toMatchObject({
      code: 'checkout.hold-value-exceeded',
      title: '待付款的订单合计最多 ¥500.00，加上这一笔就超了。请先付款或取消其中一笔。',
    })
  })

  test('is told how many are held for it at most, line by line', async () => {
    const refused = await buy({ cookie: `yz_device=${newToken()}`, remoteAddress: '203.0.113.30', quantity: 900 })
    expect(refused.json()).toMatchObject({
      code: 'checkout.share-exceeded',
      errors: [{ field: 'lines.0', code: 'checkout.share-exceeded', message: expect.stringContaining('减少数量，或先付款。') }],
    })
  })
})

test('12: a trade of a known device and address takes at most twenty statements', async () => {
  const cookie = `yz_device=${newToken()}`
  await buy({ cookie, remoteAddress: '203.0.113.40' })
  app.statements.length = 0
  expect((await buy({ cookie, remoteAddress: '203.0.113.40' })).statusCode).toBe(201)
  expect(app.statements.length).toBeLessThanOrEqual(20)
})
