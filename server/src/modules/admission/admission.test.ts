import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { admissionCookie, deviceCookie } from '@yizhan/contract/shared'
import { createCrypto, newToken } from '#platform/crypto.ts'
import { one, openDatabase, run, sql } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'
import { nobody } from '#platform/http/caller.ts'
import { createLog } from '#platform/log.ts'
import { createTestDatabase } from '../../../test/database.ts'
import { TestClock } from '../../../test/test-clock.ts'
import { createAdmission } from './admission.ts'
import type { Admission, Visit } from './admission.ts'

const testDatabase = await createTestDatabase()
const statements: string[] = []
const open = (): Database => openDatabase({ url: testDatabase.url, poolMax: 4, onStatement: ({ sql: text }) => statements.push(text) })
const [here, there] = [open(), open()]
const clock = new TestClock()
const crypto = createCrypto({ keys: { current: 'k1', all: { k1: randomBytes(32).toString('base64') } } })
const log = createLog({ level: 'silent', format: 'json' })
afterAll(async () => {
  await Promise.all([here.close(), there.close()])
  await testDatabase.close()
})
beforeEach(async () => {
  await run(here.db, sql`delete from admission_tickets`)
  await run(here.db, sql`update admission_gate set tokens = 0, rate_per_second = null, refilled_at = clock_timestamp()`)
})

/** One process: it shares nothing with another but the database and the keys. */
const startProcess = (database = here, rules: { ratePerSecond?: number; waitingMax?: number } = {}): Admission =>
  createAdmission({
    database,
    clock,
    crypto,
    log,
    publicUrl: 'http://shop.example',
    rules: { ratePerSecond: 1, admittedSeconds: 900, waitingMax: 1000, ...rules },
    roundMillis: 0,
  })
/** A browser with a cookie jar of its own. */
const newVisitor = (cookies: Record<string, string> = { [deviceCookie]: newToken() }): Visit & { cookies: Record<string, string> } => {
  const reply = {
    request: { cookies, headers: {} },
    setCookie(name: string, value: string) {
      cookies[name] = value
      return reply
    },
  } as unknown as FastifyReply // as: what admission reads and calls of it
  return { caller: nobody, reply, cookies }
}
/** Lets time pass for the line: what was noted is that much older. */
const pass = async (seconds: number) => {
  await run(here.db, sql`update admission_gate set refilled_at = refilled_at - make_interval(secs => ${seconds})`)
  await run(
    here.db,
    sql`update admission_tickets set seen_at = seen_at - make_interval(secs => ${seconds}), admitted_at = admitted_at - make_interval(secs => ${seconds})`,
  )
}
const countTickets = async () => (await one(here.db, sql<{ count: number }>`select count(*) as count from admission_tickets`)).count

describe('while it is switched off', () => {
  test('everybody enters without a ticket and without a statement', async () => {
    const admission = startProcess(here, { ratePerSecond: 0 })
    await admission.enter(newVisitor())
    expect((await admission.gate()).ratePerSecond).toBe(0) // the rate was read once, beside the first
    statements.length = 0
    for (let index = 0; index < 50; index += 1) await admission.enter(newVisitor())
    expect(await admission.join(newVisitor())).toMatchObject({ state: 'open', ticket: null, position: 0 })
    expect(statements).toEqual([])
  })
})

describe('below the rate', () => {
  test('whoever was let in once needs no statement, and newcomers share few', async () => {
    const admission = startProcess(here, { ratePerSecond: 1000 })
    await pass(1)
    const first = newVisitor()
    await admission.enter(first)
    expect(await admission.gate()).toMatchObject({ waiting: 0 })
    statements.length = 0
    await admission.enter(first)
    for (let index = 0; index < 200; index += 1) await admission.enter(newVisitor())
    expect(statements).toEqual([])
    expect(await countTickets()).toBe(0)
  })
})

describe('above the rate', () => {
  test('people are admitted in the order they came, over two processes', async () => {
    const processes = [startProcess(here), startProcess(there)]
    const visitors = Array.from({ length: 12 }, () => newVisitor())
    const joined = []
    for (const [index, visitor] of visitors.entries()) joined.push(await processes[index % 2]?.join(visitor))
    expect(joined.map((place) => place?.position)).toEqual(visitors.map((_, index) => index + 1))
    const admitted: number[] = []
    for (let second = 0; second < 12; second += 1) {
      await pass(1)
      // The last of the line asks first, of the other process: asking early or elsewhere wins nothing.
      for (const index of [...visitors.keys()].toReversed()) {
        const place = await processes[(index + second) % 2]?.read(visitors[index] ?? newVisitor())
        if (place?.state === 'admitted' && !admitted.includes(index)) admitted.push(index)
      }
    }
    expect(admitted).toEqual([...visitors.keys()])
  })

  test('of those who come at the same moment as many enter as the rate allows, and each other stands in a place of their own', async () => {
    const processes = [startProcess(here, { ratePerSecond: 10 }), startProcess(there, { ratePerSecond: 10 })]
    await pass(1)
    const visitors = Array.from({ length: 60 }, () => newVisitor())
    await Promise.all(visitors.map((visitor, index) => processes[index % 2]?.join(visitor)))
    const places = await Promise.all(visitors.map((visitor, index) => processes[index % 2]?.read(visitor)))
    const waiting = places.filter((place) => place?.state === 'waiting')
    // The clock of the database goes on meanwhile: a bucket, and what flows in while the test runs.
    expect(places.length - waiting.length).toBeGreaterThanOrEqual(10)
    expect(places.length - waiting.length).toBeLessThanOrEqual(20)
    expect(new Set(waiting.map((place) => place?.ticket)).size).toBe(waiting.length)
  })

  test('a place is told honestly, with the wait at the present rate, and never moves back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean()), { maxLength: 8 }), async (moves) => {
        await run(here.db, sql`delete from admission_tickets`)
        await run(here.db, sql`update admission_gate set tokens = 0, refilled_at = clock_timestamp()`)
        const processes = [startProcess(here), startProcess(there)]
        const before = Array.from({ length: 5 }, () => newVisitor())
        for (const each of before) await processes[0]?.join(each)
        const me = newVisitor()
        let last = await processes[1]?.join(me)
        expect(last).toMatchObject({ state: 'waiting', position: 6, ahead: 5, estimateSeconds: 6 })
        for (const [seconds, isHere] of moves) {
          await pass(seconds)
          await processes[0]?.join(newVisitor())
          const now = await processes[isHere ? 0 : 1]?.read(me)
          expect(now?.position).toBeLessThanOrEqual(last?.position ?? 0)
          expect(now?.ahead).toBe(now?.state === 'waiting' ? now.position - 1 : 0)
          expect(now?.estimateSeconds).toBe(now?.state === 'waiting' ? now.position : 0)
          last = now
        }
      }),
      { numRuns: 15 },
    )
  })

  test('whoever left is passed over, and those behind move up', async () => {
    const admission = startProcess()
    const [leaver, other, me] = [newVisitor(), newVisitor(), newVisitor()]
    for (const each of [leaver, other, me]) await admission.join(each)
    await run(
      here.db,
      sql`update admission_tickets set seen_at = seen_at - make_interval(secs => 121) where number = (select min(number) from admission_tickets)`,
    )
    expect(await admission.read(me)).toMatchObject({ state: 'waiting', position: 2 })
    await pass(1)
    expect(await admission.read(other)).toMatchObject({ state: 'admitted' })
    await expect(admission.read(leaver)).rejects.toMatchObject({ code: 'admission.ticket-unknown' })
    expect(await admission.join(leaver)).toMatchObject({ state: 'waiting', position: 2 })
  })

  test('a restart loses nobody’s place', async () => {
    const visitors = Array.from({ length: 3 }, () => newVisitor())
    const first = startProcess()
    for (const each of visitors) await first.join(each)
    const again = startProcess(there)
    const places = []
    for (const each of visitors) places.push(await again.join(each))
    expect(places.map(({ position }) => position)).toEqual([1, 2, 3])
    expect(await countTickets()).toBe(3)
  })

  test('a device has one place, however often and however much at once it lines up', async () => {
    const admission = startProcess()
    const device = newToken()
    const places = await Promise.all(Array.from({ length: 10 }, () => admission.join(newVisitor({ [deviceCookie]: device }))))
    expect(new Set(places.map(({ ticket }) => ticket)).size).toBe(1)
    expect(await countTickets()).toBe(1)
  })

  test('the line has an end, and whoever finds it full is told when to come again', async () => {
    const admission = startProcess(here, { waitingMax: 2 })
    await admission.join(newVisitor())
    await admission.join(newVisitor())
    await expect(admission.join(newVisitor())).rejects.toMatchObject({ code: 'server.busy', options: { details: { seconds: 10 } } })
    expect(await countTickets()).toBe(2)
  })

  test('leave to enter lasts its minutes, then one lines up again', async () => {
    const admission = startProcess()
    const [me, next] = [newVisitor(), newVisitor()]
    await admission.join(me)
    await pass(1)
    expect(await admission.join(me)).toMatchObject({ state: 'admitted', position: 0 })
    await admission.join(next)
    await admission.enter(me)
    clock.pass({ minutes: 16 })
    await run(here.db, sql`update admission_tickets set admitted_at = admitted_at - make_interval(mins => 16)`)
    await expect(admission.enter(me)).rejects.toMatchObject({ code: 'admission.wait', options: { details: { position: 2, ahead: 1 } } })
  })
})

describe('a ticket', () => {
  test('that is forged, somebody else’s, altered, or of a place given up is refused in the same words', async () => {
    const admission = startProcess()
    const [owner, thief] = [newVisitor(), newVisitor()]
    const { ticket } = await admission.join(owner)
    const own = ticket ?? ''
    await admission.join(newVisitor())
    const refusalOf = async (text: string | undefined) => {
      const visitor = newVisitor({ [deviceCookie]: thief.cookies[deviceCookie] ?? '', ...(text !== undefined && { [admissionCookie]: text }) })
      return admission.read(visitor).then(
        () => 'told',
        (error: unknown) => JSON.stringify(error),
      )
    }
    const forgeries = [own, own.replace(/^place/, 'pass'), own.replace(/\.\d+\./, '.1.'), `pass.99999999999..${'0'.repeat(64)}`, 'place.1', '', undefined]
    const answers = await Promise.all(forgeries.map(refusalOf))
    expect(answers[0]).toContain('admission.ticket-unknown')
    expect(new Set(answers).size).toBe(1)
    await expect(admission.enter(newVisitor({ [admissionCookie]: `pass.99999999999..${'0'.repeat(64)}` }))).rejects.toMatchObject({
      code: 'admission.wait',
      options: { details: { position: 3 } },
    })
    expect(await admission.read(owner)).toMatchObject({ state: 'waiting', position: 1 })
  })
})

describe('the rate', () => {
  test('can be changed while it runs, for every process, and back to that of the settings', async () => {
    const [first, other] = [startProcess(here, { ratePerSecond: 0 }), startProcess(there, { ratePerSecond: 0 })]
    await other.enter(newVisitor())
    const userId = 'usr_01jd0000000000000000000000' as never // as: only its text is kept
    expect(await first.changeGate({ ratePerSecond: 1, userId })).toMatchObject({ ratePerSecond: 1, configuredPerSecond: 0, isOverridden: true, waiting: 0 })
    await expect(first.enter(newVisitor())).rejects.toMatchObject({ code: 'admission.wait' })
    clock.pass({ seconds: 6 })
    await other.join(newVisitor()) // the process reads the rate beside this one, if it has not yet
    await expect.poll(() => other.join(newVisitor()).then(({ state }) => state)).toBe('waiting')
    expect((await first.gate()).waiting).toBeGreaterThanOrEqual(2)
    expect(await first.changeGate({ ratePerSecond: null, userId })).toMatchObject({ ratePerSecond: 0, isOverridden: false })
    await first.enter(newVisitor())
  })

  test('switched off lets everybody in who waits', async () => {
    const admission = startProcess()
    const me = newVisitor()
    await admission.join(me)
    await admission.changeGate({ ratePerSecond: 0, userId: 'usr_01jd0000000000000000000000' as never }) // as: only its text is kept
    expect(await admission.read(me)).toMatchObject({ state: 'open' })
    await admission.enter(me)
  })
})
