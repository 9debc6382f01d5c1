import { verificationChecks } from '@yizhan/contract/verification'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestApp } from '../../test/app.ts'
import type { TestApp } from '../../test/app.ts'
import { signUpTester } from '../../test/people.ts'
import type { Tester } from '../../test/people.ts'
import { all, run, sql } from '#platform/db.ts'

let app: TestApp
let operator: Tester
beforeAll(async () => {
  app = await createTestApp()
  operator = await signUpTester(app, 'operator')
  await app.modules.identity.grantOperatorRole(operator.userId, 'auditor')
})
afterAll(() => app.close())
beforeEach(() => run(app.database.db, sql`delete from verification_runs`))

const url = '/api/v1/operator/verifications'
const ask = (method: 'GET' | 'POST', path = '') => app.http.inject({ method, url: `${url}${path}`, headers: operator.headers })
const start = async () => (await ask('POST')).json()
const names = Object.keys(verificationChecks)

test('a run is asked for, done by a worker, and read with every answer', async () => {
  const answer = await ask('POST')
  expect([answer.statusCode, answer.json()]).toMatchObject([202, { state: 'waiting', checksDone: 0, checksTotal: names.length, isClean: null, checks: [] }])
  await app.settle()
  const { verificationId } = answer.json()
  const run = (await ask('GET', `/${verificationId}`)).json()
  expect(run).toMatchObject({ verificationId, state: 'done', checksDone: names.length, isClean: true, current: null })
  expect(run.checks.map(({ name }: { name: string }) => name).toSorted()).toEqual(names.toSorted())
  const { items } = (await ask('GET')).json()
  expect(items).toEqual([expect.objectContaining({ verificationId, state: 'done', isClean: true })])
  expect(items[0]).not.toHaveProperty('checks')
})

test('what is wrong is named by its id', async () => {
  await run(app.database.db, sql`insert into buckets (id, pool_id, merchant_id, capacity, taken) values ('bkt_odd', 'pol_odd', 'mer_odd', 5, 2)`)
  const { verificationId } = await start()
  await app.settle()
  await run(app.database.db, sql`delete from buckets where id = 'bkt_odd'`)
  const found = (await ask('GET', `/${verificationId}`)).json()
  expect(found.isClean).toBe(false)
  expect(found.checks.filter(({ offending }: { offending: number }) => offending > 0)).toMatchObject([
    { name: 'buckets-taken', severity: 'fault', offending: 1, rows: [{ id: 'bkt_odd', facts: { counted: 2, claimed: 0 } }] },
  ])
})

test('there are never two at once: ten who ask together get one run', async () => {
  const runs = await Promise.all(Array.from({ length: 10 }, start))
  expect(new Set(runs.map(({ verificationId }) => verificationId)).size).toBe(1)
  await app.settle()
  expect((await start()).verificationId).not.toBe(runs[0].verificationId)
})

test('a run whose process died is given up after a minute, and another may be asked for', async () => {
  const { verificationId } = await start()
  const now = app.clock.now()
  await run(app.database.db, sql`update verification_runs set state = 'running', started_at = ${now}, seen_at = ${now}`)
  expect((await start()).verificationId).toBe(verificationId)
  app.clock.pass({ seconds: 61 })
  expect((await ask('GET', `/${verificationId}`)).json().state).toBe('failed')
  const next = await start()
  expect(next.verificationId).not.toBe(verificationId)
  await app.settle()
  const states = await all(app.database.db, sql<{ id: string; state: string }>`select id, state from verification_runs order by id`)
  expect(states).toEqual([
    { id: verificationId, state: 'failed' },
    { id: next.verificationId, state: 'done' },
  ])
})

test('a run that breaks says so and nothing about the data', async () => {
  const { verificationId } = await start()
  await run(app.database.db, sql`alter table outbox_parked rename to outbox_elsewhere`)
  await app.settle()
  await run(app.database.db, sql`alter table outbox_elsewhere rename to outbox_parked`)
  expect((await ask('GET', `/${verificationId}`)).json()).toMatchObject({ state: 'failed', isClean: null })
})

test('the last twenty are kept', async () => {
  for (let count = 0; count < 21; count += 1) {
    await start()
    await run(app.database.db, sql`update verification_runs set state = 'done'`)
  }
  expect((await ask('GET')).json().items).toHaveLength(20)
})

test('a run nobody asked for is not found', async () => {
  expect((await ask('GET', '/vfy_01jd0000000000000000000000')).statusCode).toBe(404)
})
