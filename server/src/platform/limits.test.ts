import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import RedisMock from 'ioredis-mock'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { limits as rules } from '@yizhan/contract/access'
import { createTestDatabase, type TestDatabase } from '../../test/database.ts'
import { TestClock } from '../../test/test-clock.ts'
import { createCrypto } from './crypto.ts'
import { openDatabase, type Database } from './db.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { createLimits, type Limits } from './limits.ts'

const crypto = createCrypto({ keys: { current: 'k', all: { k: randomBytes(32).toString('base64') } } })
const log = pino({ level: 'silent' })
const [network, target] = rules['sign-in']
let home: TestDatabase
let database: Database
let other: Database
beforeAll(async () => {
  home = await createTestDatabase()
  database = openDatabase({ url: home.url })
  other = openDatabase({ url: home.url })
})
afterAll(async () => {
  await database.close()
  await other.close()
  await home.close()
})

interface Opened {
  limits: Limits
  jobs: Jobs
  clock: TestClock
}
function open({
  from = database,
  redis = null,
  isOn = true,
  clock = new TestClock(),
}: { from?: Database; redis?: Redis | null; isOn?: boolean; clock?: TestClock } = {}): Opened {
  const jobs = createJobs({ pgPool: database.pool, log })
  return { limits: createLimits({ isOn, redis, db: from.db, crypto, clock, jobs, log }), jobs, clock }
}
const takeAll = async (limits: Limits, subjects: { network?: string; target?: string }, times: number) => {
  for (let time = 0; time < times; time += 1) expect(await limits.take('sign-in', subjects)).toEqual({ isAllowed: true, retryAfterSeconds: 0 })
}

const stores = {
  PostgreSQL: () => open().limits,
  Redis: () => open({ redis: new RedisMock({ host: 'counts' }) as unknown as Redis }).limits, // as: the mock is typed by an older Redis
  memory: () => open({ from: awayDatabase }).limits,
}
const awayDatabase = openDatabase({ url: 'postgres://nobody@127.0.0.1:9/none' })
afterAll(() => awayDatabase.close())

describe.each(Object.keys(stores) as (keyof typeof stores)[])('counted in %s', (kind) => {
  let limits: Limits
  let subject: string
  beforeEach(() => {
    limits = stores[kind]()
    subject = randomBytes(8).toString('hex')
  })

  it('allows as often as the rule says, then says how long to wait', async () => {
    await takeAll(limits, { target: subject }, target.points)
    const refused = await limits.take('sign-in', { target: subject })
    expect(refused.isAllowed).toBe(false)
    expect(refused.retryAfterSeconds).toBeGreaterThan(target.seconds - 60)
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(target.seconds)
    await takeAll(limits, { target: `${subject}-other` }, 1)
  })

  it('looks without counting, and lets begin anew', async () => {
    await takeAll(limits, { target: subject }, target.points - 1)
    for (let time = 0; time < 3; time += 1) expect(await limits.peek('sign-in', { target: subject })).toMatchObject({ isAllowed: true })
    await takeAll(limits, { target: subject }, 1)
    expect(await limits.peek('sign-in', { target: subject })).toMatchObject({ isAllowed: false })
    await limits.reset('sign-in', { target: subject })
    expect(await limits.peek('sign-in', { target: subject })).toMatchObject({ isAllowed: true })
    await takeAll(limits, { target: subject }, target.points)
  })

  it('counts many points at once, and many callers at once to the last one', async () => {
    expect(await limits.take('sign-in', { target: `${subject}-many` }, target.points + 1)).toMatchObject({ isAllowed: false })
    const taken = await Promise.all(Array.from({ length: 40 }, () => limits.take('sign-in', { target: subject })))
    expect(taken.filter(({ isAllowed }) => isAllowed)).toHaveLength(target.points)
  })

  it('holds by a refusal that names the seconds', async () => {
    await limits.take('sign-in', { target: subject }, target.points)
    await expect(limits.hold('sign-in', { target: subject })).rejects.toMatchObject({
      code: 'request.rate-limited',
      options: { details: { seconds: expect.any(Number) } },
    })
  })
})

describe('limits', () => {
  it('are shared by two processes over PostgreSQL', async () => {
    const [here, there] = [open(), open({ from: other })]
    await takeAll(here.limits, { target: 'shared@example.com' }, target.points / 2)
    await takeAll(there.limits, { target: 'shared@example.com' }, target.points / 2)
    for (const { limits } of [here, there]) expect(await limits.take('sign-in', { target: 'shared@example.com' })).toMatchObject({ isAllowed: false })
  })

  it('are shared by two processes over Redis, and not with PostgreSQL', async () => {
    const [here, there] = [1, 2].map(() => open({ redis: new RedisMock({ host: 'shared' }) as unknown as Redis }).limits) as [Limits, Limits] // as: two were made; the mock is typed by an older Redis
    await takeAll(here, { target: 'redis@example.com' }, target.points)
    expect(await there.take('sign-in', { target: 'redis@example.com' })).toMatchObject({ isAllowed: false })
    await takeAll(open().limits, { target: 'redis@example.com' }, 1)
  })

  it('begin anew when the period is over', async () => {
    const { limits, clock } = open()
    await limits.take('sign-in', { target: 'later@example.com' }, target.points)
    clock.pass({ seconds: target.seconds - 5 })
    expect(await limits.take('sign-in', { target: 'later@example.com' })).toMatchObject({ isAllowed: false })
    clock.pass({ seconds: 6 })
    await takeAll(limits, { target: 'later@example.com' }, target.points)
  })

  it('count one IPv6 customer as one network, and each act by itself', async () => {
    const { limits } = open()
    for (let time = 0; time < network.points; time += 1) await limits.take('sign-in', { network: `2001:db8:1:2::${time + 1}` })
    expect(await limits.take('sign-in', { network: '2001:db8:1:2:ffff::' })).toMatchObject({ isAllowed: false })
    expect(await limits.take('sign-in', { network: '2001:db8:1:3::1' })).toMatchObject({ isAllowed: true })
    expect(await limits.take('sign-up', { network: '2001:db8:1:2::1' })).toMatchObject({ isAllowed: true })
  })

  it('of a blocked network do not use up its target', async () => {
    const { limits } = open()
    await limits.take('sign-in', { network: '203.0.113.9' }, network.points)
    for (let time = 0; time < target.points + 5; time += 1) await limits.take('sign-in', { network: '203.0.113.9', target: 'victim@example.com' })
    await takeAll(limits, { target: 'victim@example.com' }, target.points)
  })

  it('keep no address, number or network in clear', async () => {
    const { limits } = open()
    await limits.take('sign-in', { network: '198.51.100.77', target: '+8613800138000' })
    const { rows } = await database.pool.query<{ key: string }>('select key from rate_limits')
    expect(rows.length).toBeGreaterThan(1)
    for (const { key } of rows) expect(key).toMatch(/^[a-z-]+:(network|person|target):[0-9a-f]{64}$/)
  })

  it('do not let the table grow for ever', async () => {
    const { limits, jobs, clock } = open()
    await database.pool.query('delete from rate_limits')
    for (let subject = 0; subject < 20; subject += 1) await limits.take('sign-up', { network: `192.0.2.${subject}` })
    clock.pass({ minutes: 30 })
    await limits.take('sign-in', { target: 'young@example.com' })
    clock.pass({ minutes: 31 })
    await limits.take('sign-in', { target: 'youngest@example.com' })
    await jobs.add(database.db, 'forget-counters', {})
    expect((await jobs.drain()).failed).toEqual([])
    const { rows } = await database.pool.query('select key from rate_limits')
    expect(rows).toHaveLength(1)
  })

  it('count in memory while Redis is away, and refuse nobody for it', async () => {
    const redis = new Redis('redis://127.0.0.1:9', { enableOfflineQueue: false, maxRetriesPerRequest: 1, retryStrategy: null, lazyConnect: true })
    redis.on('error', () => {})
    const { limits } = open({ redis })
    await takeAll(limits, { target: 'away@example.com' }, target.points)
    expect(await limits.take('sign-in', { target: 'away@example.com' })).toMatchObject({ isAllowed: false })
    await limits.reset('sign-in', { target: 'away@example.com' })
    await takeAll(limits, { target: 'away@example.com' }, 1)
    redis.disconnect()
  })

  it('that are off allow everything', async () => {
    const { limits } = open({ isOn: false })
    await takeAll(limits, { target: 'off@example.com' }, target.points * 3)
  })
})
