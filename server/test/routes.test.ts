import { accessOf, apiScopes } from '@yizhan/contract/access'
import { errors, routes } from '@yizhan/contract/api'
import type { ApiScope } from '@yizhan/contract/access'
import type { Id, Route } from '@yizhan/contract/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'
import { openTestShop, signUpTester } from './people.ts'
import type { Tester } from './people.ts'

let app: TestApp
let shopper: Tester
let owner: Tester
let otherOwner: Tester
let operator: Tester
let guest: Tester
let merchantId: string
/** Programs of the shop: with every scope, with every scope but one, and of the other shop. */
let programs: { full: Tester; other: Tester; without: Record<string, Tester> }
beforeAll(async () => {
  app = await createTestApp()
  ;[shopper, owner, otherOwner, operator] = (await Promise.all(['shopper', 'owner', 'other', 'operator'].map((name) => signUpTester(app, name)))) as [
    Tester,
    Tester,
    Tester,
    Tester,
  ] // as: four names
  await app.modules.identity.grantOperatorRole(operator.userId, 'admin')
  merchantId = await openTestShop(app, owner, 'one-shop')
  const otherShop = await openTestShop(app, otherOwner, 'other-shop')
  const program = async (shop: string, scopes: readonly string[]): Promise<Tester> => {
    const { secret } = await app.modules.integrators.create(shop as Id<'mer'>, { name: 'a program', scopes: [...(scopes as ApiScope[])], days: 1 }) // as: ids and scopes of the contract
    return { userId: owner.userId, headers: { authorization: `Bearer ${secret}` } }
  }
  programs = {
    full: await program(merchantId, apiScopes),
    other: await program(otherShop, apiScopes),
    without: Object.fromEntries(
      await Promise.all(
        apiScopes.map(
          async (scope) =>
            [
              scope,
              await program(
                merchantId,
                apiScopes.filter((each) => each !== scope),
              ),
            ] as const,
        ),
      ),
    ),
  }
  const cart = await app.http.inject({ method: 'POST', url: '/api/v1/carts', payload: {} })
  guest = { userId: shopper.userId, headers: { authorization: `Bearer ${cart.json().accessToken}` } }
})
afterAll(() => app.close())

const served = Object.values(routes) as Route[]
const prefixes = {
  offer: 'off',
  flashSale: 'fls',
  cart: 'crt',
  line: 'lin',
  trade: 'trd',
  order: 'ord',
  payment: 'pay',
  address: 'adr',
  variant: 'var',
  import: 'imp',
  lookup: 'lku',
  apiKey: 'aky',
  entry: 'aud',
  user: 'usr',
  approval: 'apr',
  appeal: 'apl',
}
const unknownIds: Record<string, string> = Object.fromEntries(
  Object.entries(prefixes).map(([name, prefix]) => [`${name}Id`, `${prefix}_01jd0000000000000000000000`]),
)
const pathOf = (route: Route) => route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'merchantId' ? merchantId : (unknownIds[name] ?? 'nobody')))
const ask = (route: Route, who?: Tester) =>
  app.http.inject({
    method: route.method,
    url: pathOf(route),
    headers: { ...who?.headers, ...(route.rawBody && { 'content-type': route.rawBody.types[0] ?? '' }) },
    ...(['POST', 'PUT', 'PATCH'].includes(route.method) && { payload: route.rawBody ? 'x' : {} }),
  })
// A stream does not end by itself under injection, and what ends sessions would end the walk.
const asked = served.filter(({ name }) => !['readEvents', 'signOut', 'freezeOwn'].includes(name))

describe('every route', () => {
  it('of the contract is served, and no other', () => {
    expect(app.api.routes.map(({ name }) => name).toSorted()).toEqual(Object.keys(routes).toSorted())
  })

  it('stands in the OpenAPI document', async () => {
    const document = (await app.http.inject('/api/openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    for (const route of served) expect(document.paths[route.path]?.[route.method.toLowerCase()]?.operationId, route.name).toBe(route.name)
  })

  it.each(asked.map((route) => [route.name, route] as const))('%s lets in its audience and nobody else', async (_name, route) => {
    const status = async (who?: Tester) => (await ask(route, who)).statusCode
    const [anonymous, asGuest, asShopper, asOwner, asOther, asOperator] = [
      await status(),
      await status(guest),
      await status(shopper),
      await status(owner),
      await status(otherOwner),
      await status(operator),
    ]
    for (const each of [anonymous, asGuest, asShopper, asOwner, asOther, asOperator]) expect(each).toBeLessThan(500)
    const { audience } = accessOf(route.name)
    if (audience === 'public') expect(anonymous).not.toBe(403)
    if (audience === 'shopper') expect([anonymous, asGuest === 401]).toEqual([401, false])
    if (audience === 'person') expect([anonymous, asGuest, asShopper === 401]).toEqual([401, 401, false])
    if (audience === 'merchant') {
      expect([anonymous, asGuest, asShopper, asOther, asOperator]).toEqual([401, 401, 404, 404, 404])
      expect([401, 403]).not.toContain(asOwner)
    }
    if (audience === 'operator') {
      expect([anonymous, asGuest, asShopper, asOwner]).toEqual([401, 401, 403, 403])
      expect([401, 403]).not.toContain(asOperator)
    }
  })

  it.each(asked.map((route) => [route.name, route] as const))('%s opens to programs as its scope says', async (_name, route) => {
    const row = accessOf(route.name)
    const answerTo = async (who: Tester | undefined) => {
      const answer = await ask(route, who)
      expect(answer.statusCode).toBeLessThan(500)
      return [answer.statusCode, answer.statusCode < 400 ? null : answer.json().code]
    }
    const [full, other] = [await answerTo(programs.full), await answerTo(programs.other)]
    if (row.audience === 'public') expect([401, 403]).not.toContain(full[0])
    else if (row.audience !== 'merchant')
      expect([full, other]).toEqual([
        [403, 'auth.forbidden'],
        [403, 'auth.forbidden'],
      ])
    else if (!row.scope || row.confirm)
      expect([full, other]).toEqual([
        [403, 'auth.forbidden'],
        [404, 'request.not-found'],
      ])
    else {
      expect([401, 403]).not.toContain(full[0])
      expect(other).toEqual([404, 'request.not-found'])
      expect(await answerTo(programs.without[row.scope])).toEqual([403, 'auth.scope-missing'])
    }
  })

  it.each(asked.map((route) => [route.name, route] as const))('%s answers refusals as problem details in both languages', async (_name, route) => {
    for (const [language, pattern] of [
      ['zh-CN', /\p{Script=Han}/u],
      ['en', /^[\x20-\x7e“”’–]+$/],
    ] as const) {
      const answer = await app.http.inject({
        method: route.method,
        url: pathOf(route).replace(merchantId, 'mer_01jd0000000000000000000000'),
        headers: { 'accept-language': language },
      })
      if (answer.statusCode < 400) continue
      const problem = answer.json()
      expect(answer.headers['content-type']).toContain('application/problem+json')
      expect(errors).toHaveProperty([problem.code])
      expect(problem).toMatchObject({ status: answer.statusCode, requestId: answer.headers['x-request-id'] })
      expect(problem.title).toMatch(pattern)
    }
  })
})
