import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { systemIds } from '#platform/ids.ts'
import { createJobs } from '#platform/jobs.ts'
import type { Jobs } from '#platform/jobs.ts'
import { createLog } from '#platform/log.ts'
import { createCrypto } from '#platform/crypto.ts'
import type { Crypto } from '#platform/crypto.ts'
import { openDataKeys } from '#platform/crypto/data-keys.ts'
import type { DataKeys } from '#platform/crypto/data-keys.ts'
import { environmentWrapper } from '#platform/crypto/key-wrapper.ts'
import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import { all, openDatabase, run, sql } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'
import { createTestDatabase } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { TestClock } from '../../../test/test-clock.ts'
import { doesSampleOpen, sealOpenRows } from './seal-open-rows.ts'
import { createSecrets } from './secrets.ts'
import type { Secrets } from './secrets.ts'

const log = createLog({ level: 'silent', format: 'json' })
const userId = systemIds.next('usr')
const secret = Buffer.alloc(32, 7)
/** Two keys, one a number; a context of another column; one column open once, with an index; and one table that never changes. */
const tables: readonly SealedTable[] = [
  {
    table: 'letters',
    key: { box: 'text', number: 'bigint' },
    contextColumns: ['owner'],
    columns: {
      recipient: {
        context: ({ owner = '', number = '' }) => `letter:${owner}:${number}`,
        wasOpen: true,
        index: { column: 'recipient_index', of: (plain, crypto) => crypto.blindIndex(plain, 'letter') },
      },
      text: { context: ({ owner = '', number = '' }) => `letter:${owner}:${number}`, wasOpen: true },
    },
  },
  { table: 'records', key: { id: 'text' }, columns: { said: { context: ({ id = '' }) => `record:${id}` } }, isAppendOnly: true },
]
let home: TestDatabase
let database: Database
let clock: TestClock
let dataKeys: DataKeys
let crypto: Crypto
let jobs: Jobs
let secrets: Secrets

beforeAll(async () => {
  home = await createTestDatabase()
  database = openDatabase({ url: home.url })
  await database.pool
    .query(`create table letters (box text, number bigint, owner text not null, recipient text, recipient_index text, text text not null, primary key (box, number));
    create table records (id text primary key, said text)`)
})
beforeEach(async () => {
  await database.pool.query('truncate letters, records, sealed_tables, key_rotations, data_keys; delete from graphile_worker._private_jobs')
  clock = new TestClock()
  dataKeys = await openDataKeys({ database, wrappers: [environmentWrapper(secret)], firstSecret: secret, clock, log })
  crypto = createCrypto({ keys: dataKeys })
  ;({ jobs, secrets } = openSecrets())
  onTestFinished(() => dataKeys.close())
})
afterAll(async () => {
  await database.close()
  await home.close()
})

function openSecrets(): { jobs: Jobs; secrets: Secrets } {
  const own = createJobs({ pgPool: database.pool, log })
  return { jobs: own, secrets: createSecrets({ database, jobs: own, clock, ids: systemIds, log, crypto, dataKeys, tables, batchRows: 3, sliceMillis: 0 }) }
}
async function writeOpenLetters(count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1)
    await run(
      database.db,
      sql`insert into letters (box, number, owner, recipient, text) values ('a', ${number}, ${`own${number}`}, ${`li${number}@example.com`}, ${`Hello ${number}`})`,
    )
}
interface Letter {
  number: number
  owner: string
  recipient: string | null
  recipientIndex: string | null
  text: string
}
const letters = () => all(database.db, sql<Letter>`select number, owner, recipient, recipient_index, text from letters order by box, number`)
const opened = async () =>
  (await letters()).map(({ number, owner, recipient, text }) => [
    recipient && crypto.decrypt(recipient, `letter:${owner}:${number}`),
    text && crypto.decrypt(text, `letter:${owner}:${number}`),
  ])
const keysOf = (rows: readonly Letter[]) => new Set(rows.flatMap(({ recipient, text }) => [recipient, text].flatMap((value) => value?.split('.')[1] ?? [])))

describe('what lay in clear', () => {
  const seal = (batchRows = 3) => sealOpenRows({ database, crypto, log, tables, batchRows })
  it('is sealed row by row with what it is found by, and once', async () => {
    await writeOpenLetters(7)
    await seal()
    const rows = await letters()
    expect(JSON.stringify(rows)).not.toMatch(/example|Hello/)
    expect(await opened()).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => [`li${n}@example.com`, `Hello ${n}`]))
    expect(rows[2]?.recipientIndex).toBe(crypto.blindIndex('li3@example.com', 'letter'))
    await seal()
    expect(await letters()).toEqual(rows)
    const [noted] = await all(database.db, sql<{ rowsSealed: number; isDone: boolean }>`select rows_sealed, done_at is not null as is_done from sealed_tables`)
    expect(noted).toEqual({ rowsSealed: 7, isDone: true })
  })
  it('is left when it says nothing, is sealed already, and is sealed when it only looks sealed', async () => {
    const pretended = `v1.k1.${'A'.repeat(60)}`
    const context = 'letter:own:1'
    await run(
      database.db,
      sql`insert into letters (box, number, owner, recipient, text) values ('a', 1, 'own', ${crypto.encrypt('before', context)}, ${pretended}), ('a', 2, 'own', null, '')`,
    )
    const [before] = await letters()
    await seal()
    expect((await letters())[0]?.recipient).toBe(before?.recipient)
    expect(await opened()).toEqual([
      ['before', pretended],
      [null, ''],
    ])
  })
  it('is sealed on from where a start was cut short', async () => {
    await writeOpenLetters(7)
    let calls = 0
    const dying: Crypto = {
      ...crypto,
      encrypt: (plain, context) => {
        if ((calls += 1) > 9) throw new Error('killed')
        return crypto.encrypt(plain, context)
      },
    }
    await expect(sealOpenRows({ database, crypto: dying, log, tables, batchRows: 3 })).rejects.toThrow('killed')
    const halfway = await letters()
    expect(halfway.filter(({ text }) => text.startsWith('v1.'))).toHaveLength(3)
    await seal()
    expect((await letters()).slice(0, 3)).toEqual(halfway.slice(0, 3))
    expect(await opened()).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => [`li${n}@example.com`, `Hello ${n}`]))
  })
  it('tells whether keys are those of the database', async () => {
    const other = createCrypto({ keys: { current: 'k1', all: { k1: Buffer.alloc(32, 9).toString('base64') } } })
    expect(await doesSampleOpen({ database, crypto: other, tables })).toBe(true)
    await writeOpenLetters(2)
    await seal()
    expect(await doesSampleOpen({ database, crypto: other, tables })).toBe(false)
    expect(await doesSampleOpen({ database, crypto, tables })).toBe(true)
  })
})

describe('a rotation', () => {
  const sealedLetters = async (count: number) => {
    await writeOpenLetters(count)
    await sealOpenRows({ database, crypto, log, tables })
  }
  const becomeActive = async () => {
    clock.pass({ minutes: 1 })
    await dataKeys.reload()
  }
  const drain = () => jobs.drain({ dueBy: new Date(Date.now() + 3_600_000) })

  it('seals everything again with a new key once every process knows it, and retires the old one', async () => {
    await sealedLetters(8)
    const asked = await secrets.startRotation(userId)
    expect(asked).toMatchObject({ state: 'waiting', keyId: 'k2', rowsTotal: 0, startedAt: null })
    expect((await secrets.listKeys()).map(({ keyId, state }) => `${keyId} ${state}`)).toEqual(['k2 coming', 'k1 current', 'i1 current'])
    await becomeActive()
    expect((await drain()).failed).toEqual([])
    expect(keysOf(await letters())).toEqual(new Set(['k2']))
    expect(await opened()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`li${n}@example.com`, `Hello ${n}`]))
    expect(await secrets.readRotation(asked.rotationId)).toMatchObject({
      state: 'done',
      rowsTotal: 8,
      rowsDone: 8,
      rowsUnreadable: 0,
      tables: [{ table: 'letters', total: 8, done: 8, unreadable: 0 }],
      endedAt: expect.any(String),
    })
    expect((await secrets.listKeys()).map(({ keyId, state }) => `${keyId} ${state}`)).toEqual(['k2 current', 'k1 retired', 'i1 current'])
    expect((await dataKeys.list(database.db)).every(({ wrapped }) => wrapped.startsWith('v1.environment.'))).toBe(true)
  })
  it('goes on where a killed worker left it', async () => {
    await sealedLetters(8)
    const { rotationId } = await secrets.startRotation(userId)
    await becomeActive()
    const dying = createJobs({ pgPool: database.pool, log })
    let batches = 0
    const failing: Database = {
      ...database,
      transaction: (work) => ((batches += 1) > 2 ? Promise.reject(new Error('killed')) : database.transaction(work)),
    }
    createSecrets({ database: failing, jobs: dying, clock, ids: systemIds, log, crypto, dataKeys, tables, batchRows: 3, sliceMillis: 60_000 })
    expect((await dying.drain({ dueBy: new Date(Date.now() + 3_600_000) })).failed).toHaveLength(1)
    expect(await secrets.readRotation(rotationId)).toMatchObject({ state: 'running', rowsTotal: 8, rowsDone: 6 })
    expect(await secrets.startRotation(userId)).toMatchObject({ rotationId, state: 'running' })
    expect((await drain()).failed).toEqual([])
    expect(await secrets.readRotation(rotationId)).toMatchObject({ state: 'done', rowsTotal: 8, rowsDone: 8 })
    expect(keysOf(await letters())).toEqual(new Set(['k2']))
  })
  it('leaves a row that somebody changes while it is sealed again, and comes back for it', async () => {
    await sealedLetters(3)
    await secrets.startRotation(userId)
    const late = crypto.encrypt('changed', 'letter:own2:2')
    await becomeActive()
    let transactions = 0
    const raced: Database = {
      ...database,
      // Between the reading of the first batch and its writing.
      transaction: async (work) => {
        if ((transactions += 1) === 1) await run(database.db, sql`update letters set text = ${late} where number = 2`)
        return database.transaction(work)
      },
    }
    const own = createJobs({ pgPool: database.pool, log })
    createSecrets({ database: raced, jobs: own, clock, ids: systemIds, log, crypto, dataKeys, tables, batchRows: 3, sliceMillis: 0 })
    expect((await own.drain({ dueBy: new Date(Date.now() + 3_600_000) })).failed).toEqual([])
    expect(keysOf(await letters())).toEqual(new Set(['k2']))
    expect((await opened())[1]).toEqual(['li2@example.com', 'changed'])
  })
  it('passes over a value that does not open, says so, and keeps its key in use', async () => {
    await sealedLetters(4)
    await run(database.db, sql`update letters set text = ${crypto.encrypt('x', 'elsewhere')} where number = 3`)
    const { rotationId } = await secrets.startRotation(userId)
    await becomeActive()
    await drain()
    expect(await secrets.readRotation(rotationId)).toMatchObject({ state: 'done', rowsTotal: 4, rowsUnreadable: 1 })
    expect((await secrets.listKeys()).find(({ keyId }) => keyId === 'k1')?.state).toBe('old')
  })
  it('leaves what never changes, and keeps its key in use', async () => {
    const said = crypto.encrypt('what was done', 'record:r1')
    await run(database.db, sql`insert into records (id, said) values ('r1', ${said})`)
    const { rotationId } = await secrets.startRotation(userId)
    await becomeActive()
    await drain()
    expect(await secrets.readRotation(rotationId)).toMatchObject({ state: 'done', rowsTotal: 0, tables: [{ table: 'letters' }] })
    expect((await all(database.db, sql<{ said: string }>`select said from records`))[0]?.said).toBe(said)
    expect((await secrets.listKeys()).find(({ keyId }) => keyId === 'k1')?.state).toBe('old')
  })
  it('is one, however many ask at once', async () => {
    const asked = await Promise.all([1, 2, 3, 4].map(() => secrets.startRotation(userId)))
    expect(new Set(asked.map(({ rotationId }) => rotationId)).size).toBe(1)
    expect(await secrets.listRotations()).toHaveLength(1)
    expect((await secrets.listKeys()).map(({ keyId }) => keyId)).toEqual(['k2', 'k1', 'i1'])
  })
})
