import { verificationChecks } from '@yizhan/contract/verification'
import type { CheckName } from '@yizhan/contract/verification'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { createTestApp } from '../../test/app.ts'
import type { TestApp } from '../../test/app.ts'
import { clerksRequest } from '#platform/audit/audit.testing.ts'
import { one, run, sql } from '#platform/db.ts'
import { firstOrder, liveBusyDay } from './busy-day.testing.ts'
import type { BusyDay } from './busy-day.testing.ts'
import { idOf, judge, wrongIn } from './judge.testing.ts'
import { verifyDatabase } from './index.ts'

let app: TestApp
let day: BusyDay
beforeAll(async () => {
  app = await createTestApp()
  day = await liveBusyDay(app)
})
afterAll(() => app.close())

const now = () => app.clock.now()
const teaBucket = () =>
  idOf(app, sql`select buckets.id from buckets join variants on variants.pool_id = buckets.pool_id where variants.id = ${day.tea.variantId}`)
const refundOf = (orderId: string) => idOf(app, sql`select id from refunds where order_id = ${orderId}`)

describe('a sound database', () => {
  it('is asked every question of the list, and has something to ask each about', async () => {
    const { checks } = await verifyDatabase(app.database, { now: now() })
    expect(checks.map(({ name }) => name).toSorted()).toEqual(Object.keys(verificationChecks).toSorted())
    expect(checks.filter(({ looked }) => looked === 0).map(({ name }) => name)).toEqual([])
  })

  it('has nothing wrong after a day in which trades came to every end', async () => {
    const verification = await verifyDatabase(app.database, { now: now() })
    expect([verification.isClean, wrongIn(verification)]).toEqual([true, {}])
  })

  it('is seen at one moment, whatever is written meanwhile', async () => {
    const clean = await verifyDatabase(app.database, { now: now() })
    const bucketId = await teaBucket()
    const breakOn = (name: CheckName | null) =>
      name === 'buckets-taken' && run(app.database.db, sql`update buckets set taken = taken + 1 where id = ${bucketId}`)
    const seen = await verifyDatabase(app.database, { now: now(), onProgress: async ({ name }) => void (await breakOn(name)) })
    expect(wrongIn(seen)).toEqual({})
    expect(wrongIn(await verifyDatabase(app.database, { now: now() }))).toEqual({ 'buckets-taken': [bucketId] })
    await run(app.database.db, sql`update buckets set taken = taken - 1 where id = ${bucketId}`)
    expect(seen.checks.map(({ looked }) => looked)).toEqual(clean.checks.map(({ looked }) => looked))
  })

  it('is not written to, and the outbox does not wait for the reader', async () => {
    const xids: unknown[] = []
    await verifyDatabase(app.database, {
      onProgress: async () => {
        xids.push(
          (await one(app.database.db, sql<{ count: number }>`select count(backend_xid) as count from pg_stat_activity where datname = current_database()`))
            .count,
        )
      },
    })
    expect(new Set(xids)).toEqual(new Set([0]))
  })

  it('is reported on check by check', async () => {
    const told: (string | null)[] = []
    const { checks } = await verifyDatabase(app.database, { onProgress: ({ name, done, total }) => void told.push(`${done}/${total} ${name}`) })
    expect(told).toEqual([...checks.map(({ name }, index) => `${index}/${checks.length} ${name}`), `${checks.length}/${checks.length} null`])
  })
})

describe('work that waits is told and wrongs nobody', () => {
  test('events a consumer has not read', async () => {
    const verification = await judge(app, [sql`update outbox_cursors set transaction_id = '0', position = 0 where consumer = 'fulfil'`])
    expect([verification.isClean, wrongIn(verification)]).toEqual([true, { 'outbox-waiting': ['fulfil'] }])
    const waiting = await one(
      app.database.db,
      sql<{ count: number }>`select count(*) as count from outbox_events where topic in ('order.paid', 'order.completed')`,
    )
    expect(verification.checks.find(({ name }) => name === 'outbox-waiting')?.rows[0]?.facts).toMatchObject({ waiting: waiting.count })
  })

  test('an unpaid trade whose time is long over', async () => {
    const inMinutes = (minutes: number) => new Date(now().getTime() + minutes * 60_000)
    expect(wrongIn(await judge(app, [], { now: inMinutes(20) }))).toEqual({})
    const verification = await judge(app, [], { now: inMinutes(26) })
    expect([verification.isClean, wrongIn(verification)]).toEqual([true, { 'late-expiry': [day.unpaid.tradeId] }])
  })

  test('a refund its channel refused', async () => {
    const refund = await refundOf(firstOrder(day.cancelledPaid))
    const unbook = [sql`delete from ledger_transactions where reference = ${refund} and kind = 'refundPaid'`]
    const verification = await judge(app, [sql`update refunds set state = 'declined' where id = ${refund}`, ...unbook])
    expect(wrongIn(verification)).toMatchObject({ 'refunds-declined': [refund] })
  })
})

test('an act whose end nobody wrote down is told once no request takes so long', async () => {
  const request = clerksRequest()
  await app.platform.audit.actOf(request).begin()
  const { id } = await one(app.database.db, sql<{ id: string }>`select id from audit_entries where request_id = ${request.requestId}`)
  const inMinutes = (minutes: number) => ({ now: new Date(now().getTime() + minutes * 60_000) })
  expect(wrongIn(await judge(app, [], inMinutes(14)))).toEqual({})
  const verification = await judge(app, [], inMinutes(16))
  expect([verification.isClean, wrongIn(verification)]).toEqual([true, { 'audit-unknown': [id] }])
})

test('of many wrong rows the first hundred are named and all are counted', async () => {
  const verification = await judge(app, [
    sql`insert into trades (id, shopper_id, idempotency_key, state, total_minor, currency, locale, placed_at)
      select 'trd_' || lpad(n::text, 3, '0'), 'shp_lost', n::text, 'placed', 0, 'CNY', 'en', now() from generate_series(1, 250) as n`,
  ])
  const check = verification.checks.find(({ name }) => name === 'trades-with-orders')
  expect([check?.offending, check?.rows.length, check?.rows[0]?.id, check?.rows.at(-1)?.id]).toEqual([250, 100, 'trd_001', 'trd_100'])
})
