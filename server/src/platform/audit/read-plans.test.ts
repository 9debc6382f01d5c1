import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { openDatabase, run, sql } from '../db.ts'
import type { Database } from '../db.ts'
import type { Statement } from '../statements.ts'
import { findAct, listActs, readChain } from './read-entries.ts'
import type { ActQuery } from './read-entries.ts'

/** Acts of a shop with 200 people, generated. The plans are the same for a million entries, see docs/decisions/0023-audit-log.md. */
const acts = Number(process.env.AUDIT_ACTS ?? 30_000)
const person = (number: number) => `usr_${String(number).padStart(26, '0')}`
const subject = (number: number) => `ord_${String(number).padStart(26, '0')}`

let home: TestDatabase
let database: Database
const statements: Statement[] = []
beforeAll(async () => {
  home = await createTestDatabase()
  database = openDatabase({ url: home.url, onStatement: (statement) => statements.push(statement) })
  await run(
    database.db,
    sql`insert into audit_entries (sequence, id, act_id, phase, at, act, audience, actor_id, actor_roles, merchant_id, subject_ids, outcome, status, code, request_id, network_key, details, hash)
      select 2 * n + isEnd, 'aud_' || n || '_' || isEnd, 'aud_' || n || '_0', case isEnd when 0 then 'asked' else 'ended' end,
        date_trunc('milliseconds', timestamptz '2026-01-01' + n * interval '9 seconds'), 'act' || n % 40, case n % 10 when 0 then 'operator' else 'merchant' end,
        'usr_' || lpad((n % 200)::text, 26, '0'), '{clerk}', 'mer_' || n % 50, array['ord_' || lpad((n / 4)::text, 26, '0')],
        case when isEnd = 1 then case n % 500 when 0 then 'failed' when 1 then 'refused' else 'done' end end, case when isEnd = 1 then 200 end, null,
        'evt_' || n, 'network' || n % 1000, repeat('x', 200), repeat('0', 64)
      from generate_series(1, ${acts}::integer) as n, generate_series(0, 1) as isEnd`,
  )
  await run(database.db, sql`insert into audit_open_acts select id from audit_entries where sequence in (2, 4, 6)`)
  await run(database.db, sql`analyze audit_entries, audit_open_acts`)
}, 300_000)
afterAll(async () => {
  await database.close()
  await home.close()
})

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}
/** How many entries the statements of some work read, whether they were given out or thrown away; a whole table is endless. */
async function entriesRead(work: () => Promise<unknown>): Promise<number> {
  statements.length = 0
  await work()
  let read = 0
  for (const { sql: text, parameters } of statements.splice(0)) {
    const { rows } = await database.pool.query({ text: `explain (analyze, format json) ${text}`, values: [...parameters] })
    read += entriesOf((rows[0] as { 'QUERY PLAN': [{ Plan: PlanNode }] })['QUERY PLAN'][0].Plan) // as: the shape of EXPLAIN in JSON
  }
  return read
}
function entriesOf(node: PlanNode): number {
  const isEntries = node['Relation Name'] === 'audit_entries'
  if (isEntries && node['Node Type'] === 'Seq Scan') return Infinity
  const own = isEntries ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'] : 0
  return (node.Plans ?? []).reduce((sum, each) => sum + entriesOf(each), own)
}

const limit = 41
const recent = new Date('2030-01-01')
const list = (query: Partial<ActQuery>) => () => listActs(database.db, { openBefore: recent, limit, ...query })
const middle = new Date(Date.parse('2026-01-01') + (acts / 2) * 9000)
const dayLater = new Date(middle.getTime() + 86_400_000)

describe('a page of forty acts reads hardly more entries than it shows', () => {
  test.each<[string, Partial<ActQuery>]>([
    ['the newest', {}],
    ['of a person', { actorId: person(7) }],
    ['of one kind', { act: 'act3' }],
    ['of a shop', { merchantId: 'mer_7', audience: 'merchant' }],
    ['about a thing', { subjectId: subject(99) }],
    ['of a request', { requestId: 'evt_77' }],
    ['from a place', { networkKey: 'network5' }],
    ['of a day long ago', { from: middle, to: dayLater }],
    ['of a person on a day', { actorId: person(7), from: middle, to: dayLater }],
    ['that were refused', { outcome: 'refused' }],
    ['that were done', { outcome: 'done' }],
    ['whose outcome is unknown', { outcome: 'unknown' }],
    ['after a place in the middle', { after: { at: middle, sequence: acts } }],
  ])('%s', async (_what, query) => {
    expect(await entriesRead(list(query))).toBeLessThanOrEqual(2 * limit + 10)
  })

  test('an act and a page of the chain are read by their keys', async () => {
    expect(await entriesRead(() => findAct(database.db, 'aud_77_0'))).toBe(2)
    expect(await entriesRead(() => readChain(database.db, acts, 50))).toBe(50)
  })
})
