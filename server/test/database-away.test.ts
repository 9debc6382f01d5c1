import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { z } from 'zod'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createApp } from '../src/app.ts'
import type { App } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { openDatabase } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { startKillablePostgres } from './torture/killable-postgres.ts'
import type { KillablePostgres } from './torture/killable-postgres.ts'
import { signUpTester } from './people.ts'

declare module '#platform/jobs.ts' {
  interface JobPayloads {
    'test-during-outage': Record<string, never>
  }
}

const dataDir = mkdtempSync(path.join(tmpdir(), 'yizhan-away-'))
let postgres: KillablePostgres
let database: Database
let app: App
const job = { begun: 0, finish: Promise.withResolvers<void>() }
const heard: string[] = []
beforeAll(async () => {
  postgres = await startKillablePostgres(dataDir)
  await migrate(postgres.url)
  const read = readConfig({ DATA_DIR: dataDir, DATABASE_URL: postgres.url, RATE_LIMITS: 'off', DEMO: 'off' }, { cwd: dataDir })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  database = openDatabase({ url: postgres.url, poolMax: 10 })
  const secrets = { ...read.secrets, databaseUrl: postgres.url, authSecret: randomBytes(32).toString('base64url'), encryptionKey: randomBytes(32) }
  app = await createApp({ config: read.config, secrets, database, log: pino({ level: 'silent' }) })
  await app.http.ready()
  app.platform.jobs.define('test-during-outage', z.strictObject({}), () => {
    job.begun += 1
    return job.finish.promise
  })
  app.platform.outbox.listen(({ topic }) => void heard.push(topic))
  await app.startWorkers()
}, 120_000)
afterAll(async () => {
  await app?.stop()
  await database?.close()
  await postgres?.remove()
  rmSync(dataDir, { recursive: true, force: true })
}, 60_000)

const api = (method: 'GET' | 'POST', url: string, { payload, headers = {} }: { payload?: object; headers?: Record<string, string> } = {}) =>
  app.http.inject({ method, url: `/api/v1${url}`, headers, ...(payload && { payload }) })
const health = async () => Promise.all(['/healthz', '/readyz'].map(async (url) => (await app.http.inject({ url })).statusCode))
const signUp = (name: string) => api('POST', '/accounts', { payload: { email: `${name}@test.yizhan.test`, password: 'a-test-password-1', name } })
const shop = {
  slug: 'after',
  name: { en: 'After' },
  description: { en: 'After' },
  colour: '#C2410C',
  currency: 'CNY',
  deliveryFeeMinor: 0,
  freeDeliveryFromMinor: null,
}

it('answers 503 while the database is away, and goes on by itself once it is back', { timeout: 60_000 }, async () => {
  const { headers } = await signUpTester(app, 'before')
  expect((await api('GET', '/orders', { headers })).statusCode).toBe(200)
  expect(await health()).toEqual([200, 200])
  const keyed = () => api('POST', '/carts', { payload: {}, headers: { 'idempotency-key': 'away-and-back' } })
  const blocker = await database.pool.connect()
  await blocker.query('begin; lock table shoppers')
  const cut = keyed()
  const isUnderWay = async () => (await database.pool.query("select from idempotency_keys where key = 'away-and-back'")).rowCount
  await vi.waitFor(async () => expect(await isUnderWay()).toBe(1), { timeout: 10_000 })
  await app.platform.jobs.add(database.db, 'test-during-outage', {})
  await vi.waitFor(() => expect(job.begun).toBe(1), { timeout: 10_000 })

  await postgres.kill()
  const away = await api('POST', '/carts', { payload: {} })
  expect([away.statusCode, away.json().code, away.json().retryable]).toEqual([503, 'server.unavailable', true])
  expect(Number(away.headers['retry-after'])).toBeGreaterThan(0)
  // Nobody is taken for signed out because it cannot be looked up.
  const [orders, during] = [await api('GET', '/orders', { headers }), await signUp('during')]
  expect([orders.statusCode, during.statusCode]).toEqual([503, 503])
  expect(await health()).toEqual([200, 503])
  expect((await cut).statusCode).toBe(503)
  blocker.release(true)
  // A job ends while its end cannot be written down.
  job.finish.resolve()

  await postgres.restart()
  expect((await api('POST', '/carts', { payload: {} })).statusCode).toBe(201)
  expect((await api('GET', '/orders', { headers })).statusCode).toBe(200)
  expect(await health()).toEqual([200, 200])
  // The request that was cut may be repeated soon, long before its key is stale.
  await vi.waitFor(async () => expect((await keyed()).statusCode).toBe(201), { timeout: 8000 })
  heard.length = 0
  expect((await api('POST', '/merchant/shops', { headers, payload: shop })).statusCode).toBe(201)
  await vi.waitFor(() => expect(heard).toContain('merchant.changed'), { timeout: 10_000 })
  await vi.waitFor(() => expect(job.begun).toBe(2), { timeout: 20_000 })
})
