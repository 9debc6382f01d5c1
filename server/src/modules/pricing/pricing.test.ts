import { pricingRoutes } from '@yizhan/contract/pricing'
import type { Id } from '@yizhan/contract/shared'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { one, openDatabase, run, sql, violatedConstraint } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'
import { createApi } from '#platform/http/api.ts'
import { nobody } from '#platform/http/caller.ts'
import type { Caller } from '#platform/http/caller.ts'
import { createHttpServer } from '#platform/http/http-server.ts'
import { createIdempotency } from '#platform/http/idempotency.ts'
import { SharedAnswers } from '#platform/http/shared-answers.ts'
import { createTestAudit } from '#platform/audit/audit.testing.ts'
import { systemClock } from '#platform/clock.ts'
import { systemIds } from '#platform/ids.ts'
import { createTestDatabase } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import type { NewCoupon } from './commands/create-coupon.ts'
import { decideUses } from './coupon.ts'
import { createPricing, serveCoupons } from './index.ts'
import type { Pricing } from './index.ts'

let home: TestDatabase
let database: Database
let pricing: Pricing
let http: FastifyInstance
let caller: Caller = nobody
let statements: string[] = []
const merchantId = systemIds.next('mer')
const now = new Date('2026-03-01T00:00:00.000Z')
const draft: Omit<NewCoupon, 'code'> = {
  name: { en: 'Spring' },
  currency: 'CNY',
  amountOffMinor: 500,
  shareOffBasisPoints: null,
  discountMaxMinor: null,
  spendMinMinor: 0,
  usesMax: null,
  usesPerShopperMax: 1,
  startsAt: '2026-02-01T00:00:00.000Z',
  endsAt: null,
}
let codes = 0

beforeAll(async () => {
  home = await createTestDatabase()
  database = openDatabase({ url: home.url, poolMax: 12, onStatement: ({ sql: text }) => statements.push(text) })
  pricing = createPricing({ database, ids: systemIds, merchants: { facts: async (_, ids) => new Map(ids.map((id) => [id, { currency: 'CNY' as const }])) } })
  http = await createHttpServer({ log: pino({ level: 'silent' }), newRequestId: () => 'request', publicUrl: 'http://localhost', isRateLimited: false })
  const idempotency = createIdempotency({ db: database.db, seal: (plain) => plain, open: (sealed) => sealed, fingerprint: (input) => input })
  const audit = createTestAudit(database)
  const api = createApi({
    http,
    clock: systemClock,
    idempotency,
    shared: new SharedAnswers(),
    audit,
    limits: { hold: async () => {} },
    needsStrongFactor: false,
    identify: async () => caller,
  })
  serveCoupons(api, { pricing, database })
  await http.ready()
})
afterAll(async () => {
  await http.close()
  await database.close()
  await home.close()
})

const create = (more: Partial<NewCoupon> = {}, ofMerchant = merchantId, code = `CODE-${(codes += 1)}`) =>
  pricing.createCoupon(ofMerchant, { ...draft, code, ...more })
const useOf = (couponId: Id<'cpn'>, shopperId = systemIds.next('shp')) => ({ couponId, shopperId, orderId: systemIds.next('ord') })
const use = (...uses: Parameters<Pricing['useCoupons']>[1]) => database.transaction((tx) => pricing.useCoupons(tx, uses))
const taken = async (couponId: Id<'cpn'>) =>
  one(
    database.db,
    sql<{
      taken: number
      used: number
    }>`select uses_taken as taken, (select count(*) from coupon_uses where coupon_id = coupons.id and state = 'used') as used from coupons where id = ${couponId}`,
  )

describe('using coupons', () => {
  test('gives the last use to one of fifty carts that ask at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { couponId } = await create({ usesMax: 1 })
      const refusals = await Promise.all(Array.from({ length: 50 }, () => use(useOf(couponId))))
      expect(refusals.filter((refused) => refused.length === 0)).toHaveLength(1)
      expect(await taken(couponId)).toEqual({ taken: 1, used: 1 })
    }
  })
  test('gives a shopper no more than their share, ten times at once', async () => {
    const { couponId, code } = await create({ usesPerShopperMax: 2 })
    const shopperId = systemIds.next('shp')
    const refusals = await Promise.all(Array.from({ length: 10 }, () => use(useOf(couponId, shopperId))))
    expect(refusals.filter((refused) => refused.length === 0)).toHaveLength(2)
    expect(refusals.find((refused) => refused.length > 0)).toMatchObject([{ couponId, shopperId, code }])
    expect(await use(useOf(couponId))).toEqual([])
    expect(await taken(couponId)).toEqual({ taken: 3, used: 3 })
  })
  test('serves a batch first come first served, in three statements', async () => {
    const { couponId } = await create({ usesMax: 3 })
    const uses = Array.from({ length: 5 }, () => useOf(couponId))
    statements = []
    expect((await use(...uses)).map(({ orderId }) => orderId)).toEqual(uses.slice(3).map(({ orderId }) => orderId))
    expect(statements.filter((text) => !/^(begin|commit)/.test(text))).toHaveLength(3)
    expect(statements.some((text) => /from coupons where[\s\S]*order by id for update/.test(text))).toBe(true)
  })
  test('uses a trade’s coupons all or none', async () => {
    const [spent, fresh] = [await create({ usesMax: 1 }), await create({ usesMax: 1 })]
    await use(useOf(spent.couponId))
    const tradeId = systemIds.next('trd')
    expect(await use({ ...useOf(fresh.couponId), tradeId }, { ...useOf(spent.couponId), tradeId })).toMatchObject([{ couponId: spent.couponId }])
    expect(await taken(fresh.couponId)).toEqual({ taken: 0, used: 0 })
  })
  test('returns a use once, ten times at once, and it can be used again', async () => {
    const { couponId } = await create({ usesMax: 1 })
    const first = useOf(couponId)
    await use(first)
    const answers = await Promise.all(Array.from({ length: 10 }, () => database.transaction((tx) => pricing.returnCoupons(tx, [first.orderId]))))
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await taken(couponId)).toEqual({ taken: 0, used: 0 })
    expect(await use(useOf(couponId))).toEqual([])
  })
  test('takes a returned use again for late money, unless another has it', async () => {
    const { couponId } = await create({ usesMax: 1 })
    const late = useOf(couponId)
    await use(late)
    await database.transaction((tx) => pricing.returnCoupons(tx, [late.orderId]))
    const reuse = () => database.transaction((tx) => pricing.reuseCoupons(tx, [late.orderId]))
    expect([await reuse(), await reuse(), await taken(couponId)]).toEqual([true, true, { taken: 1, used: 1 }])
    await database.transaction((tx) => pricing.returnCoupons(tx, [late.orderId]))
    await use(useOf(couponId))
    expect([await reuse(), await taken(couponId)]).toEqual([false, { taken: 1, used: 1 }])
  })
  test('the database itself refuses a use too many', async () => {
    const { couponId } = await create({ usesMax: 1 })
    const error = await run(database.db, sql`update coupons set uses_taken = 2 where id = ${couponId}`).catch((thrown: unknown) => thrown)
    expect(violatedConstraint(error)).toBe('coupons_uses_within_max')
  })
  test('never grants more than the limits, and refuses nobody while there is room', () => {
    const uses = fc.array(fc.record({ shopperId: fc.constantFrom('shp_a', 'shp_b', 'shp_c').map((each) => each as Id<'shp'>), together: fc.string() }), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(uses, fc.option(fc.integer({ min: 1, max: 6 })), fc.integer({ min: 1, max: 3 }), (wanted, usesMax, usesPerShopperMax) => {
        const couponId = 'cpn_a' as Id<'cpn'>
        const single = wanted.map((each, index) => ({ ...each, couponId, together: String(index) }))
        const { granted } = decideUses(single, new Map([[couponId, { usesMax, usesPerShopperMax, usesTaken: 0 }]]), [])
        const possible = [...Map.groupBy(single, ({ shopperId }) => shopperId).values()].reduce((sum, own) => sum + Math.min(own.length, usesPerShopperMax), 0)
        expect(granted).toHaveLength(Math.min(possible, usesMax ?? possible))
      }),
    )
  })
})

describe('finding coupons', () => {
  const find = (wanted: string[], more: { shopperId?: Id<'shp'>; merchantIds?: Id<'mer'>[] } = {}) =>
    pricing.findCoupons(database.db, wanted, { shopperId: null, now, merchantIds: [merchantId], ...more })
  const verdict = async (code: string, more = {}) => (await find([code], more)).map((check) => (check.ok ? 'ok' : check.code))

  test('answers why a code cannot be used', async () => {
    const shopperId = systemIds.next('shp')
    const [good, old, early, gone] = [
      await create(),
      await create({ endsAt: now.toISOString() }),
      await create({ startsAt: '2026-03-01T00:00:00.001Z' }),
      await create({ usesMax: 1 }),
    ]
    await use(useOf(gone.couponId), useOf(good.couponId, shopperId))
    expect(await verdict(good.code)).toEqual(['ok'])
    expect(await verdict(good.code, { shopperId })).toEqual(['pricing.coupon-used-up'])
    expect(await verdict(gone.code)).toEqual(['pricing.coupon-used-up'])
    expect([await verdict(old.code), await verdict(early.code)]).toEqual([['pricing.coupon-expired'], ['pricing.coupon-expired']])
    expect([await verdict('NEVER'), await verdict(good.code, { merchantIds: [systemIds.next('mer')] })]).toEqual([
      ['pricing.coupon-unknown'],
      ['pricing.coupon-unknown'],
    ])
  })
  test('answers a code that two shops know once for each that lets it be used', async () => {
    const other = systemIds.next('mer')
    await Promise.all([create({}, merchantId, 'WELCOME'), create({ endsAt: '2026-02-02T00:00:00.000Z' }, other, 'WELCOME')])
    const merchantIds = [merchantId, other]
    expect(await verdict('WELCOME', { merchantIds })).toEqual(['ok'])
    expect(await find(['WELCOME', 'WELCOME'], { merchantIds })).toMatchObject([{ ok: true, coupon: { merchantId, amountOffMinor: 500 } }])
  })
})

describe('a shop’s coupons', () => {
  const url = pricingRoutes.listCoupons.path.replace('{merchantId}', merchantId)
  const as = (role: 'owner' | 'manager' | 'clerk' | null) =>
    (caller = { ...nobody, userId: systemIds.next('usr'), memberships: role ? [{ merchantId, role }] : [] })
  const post = (body: object) => http.inject({ method: 'POST', url, payload: { ...draft, code: `code-${(codes += 1)}`, ...body } })

  test('are created by owner and manager, and listed newest first', async () => {
    as('manager')
    const created = await post({ usesMax: 5 })
    expect([created.statusCode, created.json()]).toMatchObject([
      201,
      { usesTaken: 0, usesMax: 5, code: `CODE-${codes}`, startsAt: draft.startsAt, endsAt: null },
    ])
    const listed = await http.inject({ method: 'GET', url })
    expect(listed.json().items[0]).toEqual(created.json())
  })
  test('are refused from clerks and strangers', async () => {
    as('clerk')
    expect((await post({})).json().code).toBe('auth.forbidden')
    as(null)
    expect((await post({})).statusCode).toBe(404)
  })
  test('refuse a code the shop has, another currency, an end before the start, two discounts', async () => {
    as('owner')
    await post({ code: 'TWICE' })
    expect((await post({ code: 'twice' })).json()).toMatchObject({ code: 'pricing.coupon-code-taken', status: 409 })
    expect((await post({ currency: 'USD' })).json().errors[0].field).toBe('currency')
    expect((await post({ endsAt: draft.startsAt })).json().errors[0].field).toBe('endsAt')
    expect((await post({ shareOffBasisPoints: 100 })).json().errors[0].field).toBe('amountOffMinor')
  })
})
