import { routes } from '@yizhan/contract/api'
import type { Route } from '@yizhan/contract/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'
import { openTestShop, signUpTester } from './people.ts'
import type { Tester } from './people.ts'

let app: TestApp
let owner: Tester
let merchantId: string
beforeAll(async () => {
  app = await createTestApp()
  owner = await signUpTester(app, 'owner')
  await app.modules.identity.grantOperatorRole(owner.userId, 'admin')
  merchantId = await openTestShop(app, owner, 'one-shop')
})
afterAll(() => app.close())

const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  app.http.inject({ method: 'POST', url: '/api/v1/quotes', headers: { 'content-type': 'application/json', ...headers }, payload })

describe('a body that is not what it should be', () => {
  it.each([
    ['cut-off JSON', '{"lines": [', 400, 'request.malformed'],
    ['text that is no JSON', 'lines=1', 400, 'request.malformed'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 400, 'request.malformed'],
    ['a prototype key', '{"__proto__": {"isAdmin": true}, "lines": []}', 400, 'request.malformed'],
    ['a constructor key', '{"constructor": {"prototype": {"x": 1}}, "lines": []}', 400, 'request.malformed'],
    ['depth beyond reason', `{"lines": ${'['.repeat(5000)}${']'.repeat(5000)}}`, 400, 'request.malformed'],
    ['more than a megabyte', JSON.stringify({ lines: 'x'.repeat(1_100_000) }), 413, 'request.too-large'],
    ['an array instead of an object', '[]', 400, 'request.invalid'],
    ['nothing', '', 400, 'request.invalid'],
  ] as const)('%s is refused', async (_name, payload, status, code) => {
    const answer = await post(payload as string)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })

  it('of another content type is refused', async () => {
    const answer = await post('<a/>', { 'content-type': 'application/xml' })
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'request.unsupported-type'])
  })

  it('has every wrong field named, in the reader’s language', async () => {
    const payload = { lines: [{ offerId: 'off_1', quantity: 0, extra: true }], contact: {}, coupons: ['!'] }
    const chinese = (await app.http.inject({ method: 'POST', url: '/api/v1/quotes', payload })).json()
    expect(chinese.errors.map(({ field }: { field: string }) => field).toSorted()).toEqual([
      'contact.email',
      'coupons.0',
      'lines.0.extra',
      'lines.0.offerId',
      'lines.0.quantity',
    ])
    expect(chinese.errors.find(({ field }: { field: string }) => field === 'contact.email').message).toBe('请填写邮箱或手机号')
    const english = (await app.http.inject({ method: 'POST', url: '/api/v1/quotes', headers: { 'accept-language': 'en' }, payload })).json()
    expect(english.errors.find(({ field }: { field: string }) => field === 'contact.email').message).toBe('an e-mail address or a phone number is needed')
  })
})

describe('an address that is not there', () => {
  it('answers 404 with a problem', async () => {
    const answer = await app.http.inject('/api/v1/nothing')
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'request.not-found'])
  })

  it('answers 404 for ids of the wrong form, too long or hostile ones', async () => {
    for (const id of ['1', 'off_', 'off_01jd000000000000000000000U', `off_${'0'.repeat(5000)}`, '%00', '..%2f..%2fetc', "off_' or 1=1--"]) {
      const { statusCode } = await app.http.inject(`/api/v1/offers/${encodeURIComponent(id)}`)
      expect(statusCode, id).toBe(404)
    }
  })

  it.each(['/api/v1/offers/%zz', '/api/v1/%C0%AF', '/%', '/%ED%A0%80'])('answers %s, which is no text, like any unknown one', async (url) => {
    const answer = await app.http.inject(url)
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'request.not-found'])
    expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8', 'x-content-type-options': 'nosniff' })
  })
})

describe('a query that no column can be compared with', () => {
  it.each(['before%00after', '%00'])('%s is refused', async (text) => {
    for (const query of [`after=${text}`, `limit=1&after=a&after=${text}`]) {
      const answer = await app.http.inject({ url: `/api/v1/merchant/${merchantId}/imports?${query}`, headers: owner.headers })
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.invalid'])
      expect(answer.json().errors).toMatchObject([{ field: 'after', message: '含有不能使用的字符。' }])
    }
  })
})

describe('a write that another site caused', () => {
  it('is refused', async () => {
    const answer = await app.http.inject({ method: 'POST', url: '/api/v1/carts', headers: { 'sec-fetch-site': 'cross-site' }, payload: {} })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'request.cross-site'])
  })
})

/** Values that broke other systems, put where each field of each body and query stands. */
const hostile: unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  Number.MAX_VALUE,
  '',
  ' ',
  '\u0000',
  "'; drop table users; --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  '\ud800',
  '𝕏'.repeat(300),
  'a'.repeat(100_000),
  [],
  [[]],
  {},
  { $gt: '' },
  { toString: 1 },
  '../../etc/passwd',
  '%',
  '_',
  '\\',
  '٠١٢',
  'NaN',
  '1e9',
  '2026-99-99',
]

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

describe('every route', () => {
  const asked = (Object.values(routes) as Route[]).filter(({ name, rawBody }) => !['readEvents', 'signOut', 'freezeOwn'].includes(name) && !rawBody)
  it.each(asked.map((route) => [route.name, route] as const))('%s never fails on hostile input', async (_name, route) => {
    const url = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'merchantId' ? merchantId : name === 'slug' ? 'one-shop' : 'x'))
    const fields = Object.keys((route.body as { shape?: object } | undefined)?.shape ?? {})
    const queries = Object.keys((route.query as { shape?: object } | undefined)?.shape ?? {})
    for (const [index, value] of hostile.entries()) {
      const payload = Object.fromEntries(fields.map((field, position) => [field, hostile[(index + position) % hostile.length]]))
      const query = new URLSearchParams(queries.map((name, position) => [name, asText(hostile[(index + position) % hostile.length])] as [string, string]))
      const answer = await app.http.inject({
        method: route.method,
        url: queries.length > 0 ? `${url}?${query}`.slice(0, 7000) : url,
        headers: { ...owner.headers, 'idempotency-key': `hostile-${route.name}-${index}` },
        ...(['POST', 'PUT', 'PATCH'].includes(route.method) && { payload: fields.length > 0 ? payload : { body: value } }),
      })
      expect(answer.statusCode, `${route.name} ${JSON.stringify(value)?.slice(0, 80)} ${answer.body.slice(0, 300)}`).toBeLessThan(500)
    }
  })
})
