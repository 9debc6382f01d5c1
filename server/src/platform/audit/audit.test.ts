import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { Readable } from 'node:stream'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { all, one, openDatabase, run, sql } from '../db.ts'
import type { Database } from '../db.ts'
import { AppError } from '../http/app-error.ts'
import { systemIds } from '../ids.ts'
import { carryOut, recordRefusal } from './act.ts'
import type { Audit } from './audit.ts'
import { clerksRequest, createTestAudit } from './audit.testing.ts'
import { follows } from './chain.ts'
import type { Link, SealedEntry } from './chain.ts'
import { findAct, listActs, readChain, readHead } from './read-entries.ts'

let home: TestDatabase
let database: Database
let audit: Audit
const registry = new Registry()
const statements: string[] = []
beforeAll(async () => {
  home = await createTestDatabase()
  database = openDatabase({ url: home.url, poolMax: 12, onStatement: ({ sql: text }) => statements.push(text) })
  audit = createTestAudit(database, registry)
})
afterAll(async () => {
  await database.close()
  await home.close()
})

const audited = { isAudited: true, status: 200 }
/** The entries an act has now, by its request. */
const entriesOf = (requestId: string) => all(database.db, sql<SealedEntry>`select * from audit_entries where request_id = ${requestId} order by sequence`)
const open = { openBefore: new Date(Date.now() + 60_000), limit: 10 }

describe('an act', () => {
  it('is written down before it begins and again when it is over', async () => {
    const request = clerksRequest()
    const seen: unknown[] = []
    const answer = await carryOut(audit.actOf(request), audited, async () => {
      seen.push((await entriesOf(request.requestId)).map(({ phase }) => phase))
      return 'accepted'
    })
    const { merchantId, orderId } = request.params as { merchantId: string; orderId: string } // as: made so above
    expect([answer, seen]).toEqual(['accepted', [['asked']]])
    const [asked, ended] = await entriesOf(request.requestId)
    const common = { act: 'acceptOrder', actorId: request.caller.userId, actorRoles: ['clerk'], merchantId, subjectIds: [orderId], actId: asked?.id }
    expect(asked).toMatchObject({ ...common, outcome: null, status: null })
    expect(ended).toMatchObject({ ...common, outcome: 'done', status: 200, code: null, sequence: (asked?.sequence ?? 0) + 1 })
  })

  it('that a rule refuses says which, one that fails says so, and both are thrown on', async () => {
    const [refused, failed] = [clerksRequest(), clerksRequest()]
    const throwing = (request: typeof refused, error: Error) => carryOut(audit.actOf(request), audited, () => Promise.reject(error))
    await expect(throwing(refused, new AppError('auth.forbidden'))).rejects.toThrow('auth.forbidden')
    await expect(throwing(failed, new Error('a bug'))).rejects.toThrow('a bug')
    expect((await entriesOf(refused.requestId)).at(-1)).toMatchObject({ outcome: 'refused', status: 403, code: 'auth.forbidden' })
    expect((await entriesOf(failed.requestId)).at(-1)).toMatchObject({ outcome: 'failed', status: 500, code: 'server.failed' })
  })

  it('keeps its entries when what it did is rolled back', async () => {
    const request = clerksRequest()
    const work = () =>
      database.transaction(async (tx) => {
        await run(tx, sql`insert into marks (name) values ('of the act')`)
        throw new AppError('request.not-found')
      })
    await expect(carryOut(audit.actOf(request), audited, work)).rejects.toThrow('request.not-found')
    expect(await all(database.db, sql`select name from marks where name = 'of the act'`)).toEqual([])
    expect((await entriesOf(request.requestId)).map(({ phase, code }) => [phase, code])).toEqual([
      ['asked', null],
      ['ended', 'request.not-found'],
    ])
  })

  it('is not done when it cannot be written down', async () => {
    const gone = openDatabase({ url: home.url, poolMax: 1 })
    await gone.close()
    let isDone = false
    const act = carryOut(createTestAudit(gone).actOf(clerksRequest()), audited, async () => void (isDone = true))
    await expect(act).rejects.toThrow()
    expect(isDone).toBe(false)
  })

  it('stays done when its end cannot be written down: its beginning stands, and stays open', async () => {
    const own = openDatabase({ url: home.url, poolMax: 2 })
    const request = clerksRequest()
    const figures = new Registry()
    await expect(carryOut(createTestAudit(own, figures).actOf(request), audited, () => own.close().then(() => 'done'))).resolves.toBe('done')
    expect((await entriesOf(request.requestId)).map(({ phase }) => phase)).toEqual(['asked'])
    const unknown = await listActs(database.db, { ...open, outcome: 'unknown', requestId: request.requestId })
    expect(unknown.map(({ requestId }) => requestId)).toEqual([request.requestId])
    expect(await figures.metrics()).toContain('audited_acts_total{audience="merchant",outcome="unwritten"} 1')
  })

  it('that gives out a stream is over when the stream is, and has failed when it broke off', async () => {
    const [whole, broken] = [clerksRequest(), clerksRequest()]
    const lines = await carryOut(audit.actOf(whole), audited, async () => Readable.from(['a', 'b']))
    expect(await entriesOf(whole.requestId)).toHaveLength(1)
    await lines.toArray()
    await expect.poll(async () => (await entriesOf(whole.requestId)).at(-1)?.outcome).toBe('done')
    const cut = await carryOut(audit.actOf(broken), audited, async () => Readable.from(['a', 'b']))
    cut.destroy()
    await expect.poll(async () => (await entriesOf(broken.requestId)).at(-1)?.outcome).toBe('failed')
  })

  it('of everybody is written down only when its handler says so, with whom it turned out to be', async () => {
    const [byShopper, byStaff] = [clerksRequest(), { ...clerksRequest(), params: undefined }]
    const actorId = systemIds.next('usr')
    const quiet = { ...audited, isAudited: false }
    const shoppers = audit.actOf(byShopper)
    await carryOut(shoppers, quiet, async () => shoppers.note({ reason: 'none' }))
    const staffs = audit.actOf(byStaff)
    await carryOut(staffs, quiet, () => staffs.begin({ actorId, roles: ['support'] }))
    expect(await entriesOf(byShopper.requestId)).toEqual([])
    expect((await entriesOf(byStaff.requestId)).map((entry) => [entry.actorId, entry.actorRoles, entry.outcome])).toEqual([
      [actorId, ['support'], null],
      [actorId, ['support'], 'done'],
    ])
  })
})

describe('what an entry tells', () => {
  it('of people is encrypted, and what it is about can be found', async () => {
    const request = { ...clerksRequest(), device: 'device-1' }
    const other = systemIds.next('off')
    const act = audit.actOf(request)
    await carryOut(act, audited, async () => {
      act.note({ subjectIds: [other], reason: '顾客来电 13800000001', facts: { copies: 2 } })
      act.note({ changes: { name: { before: '李小满', after: '李大满' } } })
    })
    const [asked, ended] = await findAct(database.db, (await entriesOf(request.requestId))[0]?.id ?? '')
    expect(JSON.stringify([asked, ended])).not.toMatch(/203\.0\.113|Browser|device-1|13800000001|李/)
    expect(asked && audit.openDetails(asked)).toEqual({ address: '203.0.113.77', browser: 'A Browser/1.0' })
    expect(ended && audit.openDetails(ended)).toEqual({
      reason: '顾客来电 13800000001',
      facts: { copies: 2 },
      changes: { name: { before: '李小满', after: '李大满' } },
    })
    const found = async (query: object) => (await listActs(database.db, { ...open, requestId: request.requestId, ...query })).length
    expect(await found({ subjectId: other })).toBe(1)
    expect(await found({ networkKey: audit.networkKeyOf('203.0.113.9') })).toBe(1)
    expect(await found({ networkKey: audit.networkKeyOf('203.0.114.77') })).toBe(0)
    expect(() => ended && audit.openDetails({ ...ended, id: systemIds.next('aud') })).toThrow()
  })

  it('never holds what somebody wrote into an address the policy refused', async () => {
    const request = { ...clerksRequest(), params: { merchantId: 'nobody\u0000', orderId: '李小满' } }
    await recordRefusal(audit.actOf(request), new AppError('auth.forbidden'))
    const entries = await entriesOf(request.requestId)
    expect(entries.map(({ phase, merchantId, subjectIds }) => [phase, merchantId, subjectIds])).toEqual([
      ['asked', null, []],
      ['ended', null, []],
    ])
    expect(entries[0] && audit.openDetails(entries[0]).params).toEqual({ orderId: '李小满' })
  })
})

describe('the chain', () => {
  it('of two hundred acts at once from two processes has no gap and no fork', async () => {
    const processes = [audit, createTestAudit(database)]
    const before = await readHead(database.db)
    await Promise.all(Array.from({ length: 200 }, (_, index) => carryOut(processes[index % 2]!.actOf(clerksRequest()), audited, async () => index))) // !: there are two
    const added = await readChain(database.db, before.sequence, 1000)
    expect(added).toHaveLength(400)
    let last: Link = before
    for (const entry of added) {
      expect(follows(last, entry)).toBe(true)
      last = entry
    }
    expect(await readHead(database.db)).toEqual({ sequence: last.sequence, hash: last.hash })
  })

  it('is nobody’s to change, not even for who works without triggers', async () => {
    const attempts = [
      sql`update audit_entries set act = 'nothing' where sequence = 1`,
      sql`delete from audit_entries where sequence = 1`,
      sql`truncate audit_entries cascade`,
      sql`update audit_head set sequence = sequence - 1`,
      sql`delete from audit_head`,
      sql`truncate audit_head`,
    ]
    for (const role of ['origin', 'replica'])
      for (const attempt of attempts) {
        const changed = database.transaction(async (tx) => {
          await run(tx, sql`set local session_replication_role = ${sql.raw(role)}`)
          await run(tx, attempt)
        })
        await expect(changed).rejects.toThrow('the audit log is append-only')
      }
  })
})

describe('its price', () => {
  const counted = async (work: () => Promise<unknown>) => {
    statements.length = 0
    await work()
    return statements.filter((text) => text !== 'begin' && text !== 'commit').length
  }
  const perform = (count: number) => Promise.all(Array.from({ length: count }, () => carryOut(audit.actOf(clerksRequest()), audited, async () => 'done')))

  it('is two statements before and two after an act, and for fifty at once hardly more', async () => {
    expect(await counted(() => perform(1))).toBe(4)
    expect(await counted(() => perform(50))).toBeLessThanOrEqual(12)
  })

  it('holds no lock and no connection while the act is done', async () => {
    const busy = await carryOut(audit.actOf(clerksRequest()), audited, async () => [
      (
        await one(
          database.db,
          sql<{ count: number }>`select count(*) as count from pg_locks where relation in ('audit_head'::regclass, 'audit_entries'::regclass)`,
        )
      ).count,
      database.pool.totalCount - database.pool.idleCount,
    ])
    expect(busy).toEqual([0, 0])
  })

  it('is counted by how acts ended', async () => {
    const figures = await registry.metrics()
    for (const outcome of ['done', 'refused', 'failed'])
      expect(figures).toMatch(new RegExp(`audited_acts_total\\{audience="merchant",outcome="${outcome}"\\} [1-9]`))
  })
})

it('of a process that was killed the beginning stands and nothing else: its outcome is unknown', async () => {
  const before = await readHead(database.db)
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'killed-process.testing.ts'), home.url], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const [left, ...more] = await readChain(database.db, before.sequence, 10)
  expect([left?.phase, more]).toEqual(['asked', []])
  expect(left && follows(before, left)).toBe(true)
  const [listed] = await listActs(database.db, { ...open, requestId: left?.requestId })
  expect(listed).toMatchObject({ id: left?.id, outcome: null })
  await carryOut(audit.actOf(clerksRequest()), audited, async () => 'goes on')
  expect(await readChain(database.db, before.sequence, 10)).toHaveLength(3)
})
