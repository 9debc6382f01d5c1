import { randomBytes } from 'node:crypto'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Challenge } from '@yizhan/contract/protection'
import { createTestDatabase, type TestDatabase } from '../../test/database.ts'
import { TestClock } from '../../test/test-clock.ts'
import { challengeSeconds, createChallenges, type Challenges } from './challenge.ts'
import { createCrypto } from './crypto.ts'
import { openDatabase, type Database } from './db.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { createLimits } from './limits.ts'

const crypto = createCrypto({ keys: { current: 'k', all: { k: randomBytes(32).toString('base64') } } })
const log = pino({ level: 'silent' })
const [home, other] = ['203.0.113.5', '203.0.113.6'] as const
let testDatabase: TestDatabase
let database: Database
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = openDatabase({ url: testDatabase.url })
})
afterAll(async () => {
  await database.close()
  await testDatabase.close()
})

function open(secret = 'a secret of this test'): { challenges: Challenges; clock: TestClock; jobs: Jobs } {
  const clock = new TestClock()
  const jobs = createJobs({ pgPool: database.pool, log })
  const limits = createLimits({ isOn: true, redis: null, db: database.db, crypto, clock, jobs, log })
  return { challenges: createChallenges({ db: database.db, crypto, clock, jobs, limits, secret }), clock, jobs }
}
const pack = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')
async function solve(challenge: Challenge): Promise<{ challenge: Challenge; solution: { counter: number; derivedKey: string } }> {
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('not solved in time')
  return { challenge, solution }
}

describe('a challenge', () => {
  it('is solved by work, and accepted once', async () => {
    const { challenges } = open()
    const answer = pack(await solve(await challenges.create(home)))
    const both = await Promise.all([challenges.verify(answer, home), challenges.verify(answer, home)])
    expect(both.toSorted()).toEqual([false, true])
    expect(await challenges.verify(answer, home)).toBe(false)
    expect(await open().challenges.verify(answer, home)).toBe(false)
  })

  it('expires', async () => {
    const { challenges, clock } = open()
    const [early, late] = [await solve(await challenges.create(home)), await solve(await challenges.create(home))]
    clock.pass({ seconds: challengeSeconds - 5 })
    expect(await challenges.verify(pack(early), home)).toBe(true)
    clock.pass({ seconds: 6 })
    expect(await challenges.verify(pack(late), home)).toBe(false)
  })

  it('of another network, or signed with another secret, is none', async () => {
    const { challenges } = open()
    const solved = await solve(await challenges.create(home))
    expect(await challenges.verify(pack(solved), other)).toBe(false)
    expect(await open('another secret').challenges.verify(pack(solved), home)).toBe(false)
    expect(await challenges.verify(pack(solved), home)).toBe(true)
  })

  it('that was changed, or answered without work, is none', async () => {
    const { challenges } = open()
    const challenge = await challenges.create(home)
    const { solution } = await solve(challenge)
    const { parameters, signature } = challenge
    for (const forged of [
      { challenge: { parameters: { ...parameters, cost: 1 }, signature }, solution },
      { challenge: { parameters: { ...parameters, expiresAt: parameters.expiresAt + 900 }, signature }, solution },
      { challenge: { parameters: { ...parameters, keyPrefix: 'ff' }, signature }, solution },
      { challenge: { parameters, signature: '0'.repeat(64) }, solution },
      { challenge, solution: { ...solution, counter: solution.counter + 1 } },
      { challenge, solution: { ...solution, derivedKey: `00${'1'.repeat(62)}` } },
      { challenge, solution: { counter: -1, derivedKey: solution.derivedKey } },
      { challenge },
      null,
    ])
      expect(await challenges.verify(pack(forged), home)).toBe(false)
    for (const text of ['', '{}', '!!!', 'a'.repeat(2000), '\ud800']) expect(await challenges.verify(text, home)).toBe(false)
    expect(await challenges.verify(pack({ challenge, solution }), home)).toBe(true)
  })

  it('becomes harder for a network that asks for many, and for no other', async () => {
    const { challenges } = open()
    const costs: number[] = []
    for (let count = 0; count < 52; count += 1) costs.push((await challenges.create('198.51.100.1')).parameters.cost)
    expect([costs[0], costs[9], costs[10], costs[49], costs[50]]).toEqual([2000, 2000, 8000, 8000, 20_000])
    expect((await challenges.create('198.51.100.2')).parameters.cost).toBe(2000)
  })

  it('is forgotten once it has expired', async () => {
    const { challenges, clock, jobs } = open()
    await database.pool.query('delete from used_challenges')
    await challenges.verify(pack(await solve(await challenges.create('198.51.100.3'))), '198.51.100.3')
    clock.pass({ seconds: challengeSeconds - 5 })
    await jobs.add(database.db, 'forget-challenges', {})
    await jobs.drain()
    expect((await database.pool.query('select 1 from used_challenges')).rowCount).toBe(1)
    clock.pass({ seconds: 6 })
    await jobs.add(database.db, 'forget-challenges', {})
    await jobs.drain()
    expect((await database.pool.query('select 1 from used_challenges')).rowCount).toBe(0)
  })
})
