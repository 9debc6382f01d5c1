import type { ApiKey } from '@yizhan/contract/integrators'
import { liveKeysMax } from '@yizhan/contract/integrators'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { all, sql } from '#platform/db.ts'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'
import { openTestShop, signUpTester } from '../../../test/people.ts'
import type { Tester } from '../../../test/people.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

/** A shop of its own, whose owner has just confirmed to be themselves, and what is done with its keys. */
async function openKeyShop(name: string) {
  const owner = await signUpTester(app, name)
  const merchantId = await openTestShop(app, owner, name)
  const keys = `/api/v1/merchant/${merchantId}/api-keys`
  return {
    owner,
    merchantId,
    keys,
    async create(wish: object = {}, who: Tester = owner) {
      const payload = { name: '进销存', scopes: ['orders:read'], ...wish }
      const answer = await app.http.inject({ method: 'POST', url: keys, headers: who.headers, payload })
      return { status: answer.statusCode, code: answer.json().code as string, ...(answer.json() as { key: ApiKey; secret: string }) } // as: the shape is the contract's
    },
    ordersBy: (secret: string) => app.http.inject({ url: `/api/v1/merchant/${merchantId}/orders`, headers: { authorization: `Bearer ${secret}` } }),
    revoke: (key: ApiKey, who: Tester = owner) => app.http.inject({ method: 'DELETE', url: `${keys}/${key.apiKeyId}`, headers: who.headers }),
    list: async () => (await app.http.inject({ url: keys, headers: owner.headers })).json().items as ApiKey[], // as: the shape is the contract's
  }
}

describe('an API key', () => {
  it('is shown once and kept only as a hash', async () => {
    const shop = await openKeyShop('key-once')
    const { status, key, secret } = await shop.create()
    expect([status, key.state, key.lastUsedAt]).toEqual([201, 'live', null])
    expect(secret).toMatch(/^yzk_[\w-]{43}$/)
    expect(secret.endsWith(key.ending)).toBe(true)
    const [row] = await all(app.database.db, sql<{ text: string }>`select api_keys::text as text from api_keys where id = ${key.apiKeyId}`)
    expect(row?.text).not.toContain(secret.slice(4, -4))
    expect(JSON.stringify(await shop.list())).not.toContain(secret.slice(4, -4))
  })

  it('opens the routes of its scopes in its own shop, and nothing else', async () => {
    const [shop, other] = [await openKeyShop('key-scopes'), await openKeyShop('key-other')]
    const headers = { authorization: `Bearer ${(await shop.create()).secret}` }
    const codeAt = async (url: string, method: 'GET' | 'POST' = 'GET') => {
      const answer = await app.http.inject({ method, url, headers, ...(method === 'POST' && { payload: {} }) })
      return [answer.statusCode, answer.statusCode < 400 ? null : answer.json().code]
    }
    expect(await codeAt(`/api/v1/merchant/${shop.merchantId}/orders`)).toEqual([200, null])
    expect(await codeAt(`/api/v1/merchant/${other.merchantId}/orders`)).toEqual([404, 'request.not-found'])
    expect(await codeAt(`/api/v1/merchant/${shop.merchantId}/offers`)).toEqual([403, 'auth.scope-missing'])
    expect(await codeAt(`/api/v1/merchant/${shop.merchantId}/members`)).toEqual([403, 'auth.forbidden'])
    expect(await codeAt(shop.keys, 'POST')).toEqual([403, 'auth.forbidden'])
    expect(await codeAt('/api/v1/orders')).toEqual([403, 'auth.forbidden'])
    expect(await codeAt('/api/v1/operator/orders')).toEqual([403, 'auth.forbidden'])
    expect(await codeAt('/api/v1/shops')).toEqual([200, null])
  })

  it('is refused alike when forged, cut short, expired or revoked', async () => {
    const shop = await openKeyShop('key-refused')
    const [revoked, short, live] = [await shop.create(), await shop.create({ days: 1 }), await shop.create({ days: 30 })]
    await shop.revoke(revoked.key)
    app.clock.pass({ days: 2 })
    expect((await shop.ordersBy(live.secret)).statusCode).toBe(200)
    const forged = `${live.secret.slice(0, -1)}${live.secret.endsWith('A') ? 'B' : 'A'}`
    const answers = await Promise.all([revoked.secret, short.secret, forged, live.secret.slice(0, -6), 'yzk_x'].map((secret) => shop.ordersBy(secret)))
    for (const answer of answers) expect([answer.statusCode, answer.json().code]).toEqual([401, 'auth.required'])
    expect(new Set(answers.map((answer) => answer.json().title)).size).toBe(1)
    const states = new Map((await shop.list()).map((key) => [key.apiKeyId, key.state]))
    expect([revoked, short, live].map(({ key }) => states.get(key.apiKeyId))).toEqual(['revoked', 'expired', 'live'])
  })

  it('ends with the request after it was revoked, however many are under way', async () => {
    const shop = await openKeyShop('key-ends')
    const { key, secret } = await shop.create()
    await Promise.all([...Array.from({ length: 10 }, () => shop.ordersBy(secret)), shop.revoke(key)])
    const after = await Promise.all(Array.from({ length: 10 }, () => shop.ordersBy(secret)))
    expect(new Set(after.map(({ statusCode }) => statusCode))).toEqual(new Set([401]))
    const [first, again] = [await shop.list(), (await shop.revoke(key)).json()]
    expect(again.revokedAt).toBe(first[0]?.revokedAt)
  })

  it('says when it was last used, written at most once a minute', async () => {
    const shop = await openKeyShop('key-use')
    const { secret } = await shop.create()
    const lastUse = async () => (await shop.list())[0]?.lastUsedAt
    const writes = async (work: () => Promise<unknown>) => {
      app.statements.length = 0
      await work()
      return app.statements.filter((statement) => statement.includes('update api_keys')).length
    }
    expect(await writes(() => shop.ordersBy(secret))).toBe(1)
    const firstUse = await lastUse()
    expect(await writes(() => Promise.all(Array.from({ length: 5 }, () => shop.ordersBy(secret))))).toBe(0)
    expect(await lastUse()).toBe(firstUse)
    app.clock.pass({ seconds: 61 })
    expect(await writes(() => shop.ordersBy(secret))).toBe(1)
    expect(await lastUse()).not.toBe(firstUse)
  })

  it('is made by owners alone, and of another shop neither seen nor ended', async () => {
    const [shop, other] = [await openKeyShop('key-own'), await openKeyShop('key-foreign')]
    const manager = await signUpTester(app, 'key-manager')
    await app.modules.merchants.setMember(shop.merchantId, manager.userId, 'manager')
    expect((await shop.create({}, manager)).status).toBe(403)
    expect((await shop.create({}, other.owner)).status).toBe(404)
    const { key } = await shop.create()
    expect((await shop.revoke(key, other.owner)).statusCode).toBe(404)
    const foreign = await other.revoke(key)
    expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'integrators.key-not-found'])
    expect((await shop.list())[0]?.state).toBe('live')
    expect((await shop.revoke(key, manager)).json().state).toBe('revoked')
  })

  it('asks its maker for a fresh confirmation', async () => {
    const shop = await openKeyShop('key-late')
    app.clock.pass({ minutes: 20 })
    const late = await shop.create()
    expect([late.status, late.code]).toEqual([403, 'auth.confirmation-required'])
    expect(await shop.list()).toEqual([])
  })

  it('knows only the scopes there are, and lives a year at most', async () => {
    const shop = await openKeyShop('key-careful')
    for (const wish of [{ scopes: [] }, { scopes: ['everything'] }, { days: 366 }, { days: 0 }, { name: ' ' }])
      expect((await shop.create(wish)).code, JSON.stringify(wish)).toBe('request.invalid')
    expect(await shop.list()).toEqual([])
  })
})

it('a shop has at most twenty live keys, also when many are made at once', async () => {
  const shop = await openKeyShop('key-many')
  const made = await Promise.all(Array.from({ length: liveKeysMax + 5 }, () => shop.create()))
  expect(made.filter(({ status }) => status === 201)).toHaveLength(liveKeysMax)
  expect(new Set(made.filter(({ status }) => status !== 201).map(({ code }) => code))).toEqual(new Set(['integrators.too-many-keys']))
  const [live] = made.filter(({ status }) => status === 201)
  if (live) await shop.revoke(live.key)
  expect((await shop.create()).status).toBe(201)
})
