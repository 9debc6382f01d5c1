import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import type { TestDatabase } from '../../test/database.ts'
import { assertOutsideTransaction, first, onCommit, openDatabase, run, runAhead, sql } from './db.ts'
import type { Database, Tx } from './db.ts'

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
const count = async (name: string) => (await first(database.db, sql<{ count: number }>`select count(*) as count from marks where name = ${name}`))?.count
const mark = (tx: Tx, name: string) => run(tx, sql`insert into marks (name) values (${name})`)

describe('a transaction', () => {
  it('keeps all of it, and calls back after the commit', async () => {
    const seen: unknown[] = []
    await database.transaction(async (tx) => {
      await mark(tx, 'kept')
      onCommit(tx, () => seen.push('committed'))
      expect(seen).toEqual([])
    })
    expect([await count('kept'), seen]).toEqual([1, ['committed']])
  })

  it('keeps nothing of a failure, and does not call back', async () => {
    const seen: unknown[] = []
    const failing = database.transaction(async (tx) => {
      await mark(tx, 'lost')
      onCommit(tx, () => seen.push('committed'))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect([await count('lost'), seen]).toEqual([0, []])
  })

  it('is done again after a serialization failure, three times at most', async () => {
    let attempts = 0
    const failing = database.transaction(async (tx) => {
      attempts += 1
      await run(tx, sql`do $$ begin raise exception 'again' using errcode = 'serialization_failure'; end $$`)
    })
    await expect(failing).rejects.toThrow('again')
    expect(attempts).toBe(3)
  })

  it('refuses statements after its end', async () => {
    let leaked: Tx | undefined
    await database.transaction(async (tx) => {
      leaked = tx
    })
    await expect(mark(leaked!, 'late')).rejects.toThrow('has ended') // !: set above
  })

  it('keeps what is written ahead, in order, before what is asked behind it', async () => {
    const seen = await database.transaction(async (tx) => {
      runAhead(tx, sql`insert into marks (name) values ('ahead')`)
      runAhead(tx, sql`insert into marks (name) select name || ' twice' from marks where name = 'ahead'`)
      return first(tx, sql<{ count: number }>`select count(*) as count from marks where name like 'ahead%'`)
    })
    expect([seen?.count, await count('ahead twice')]).toEqual([2, 1])
  })

  it('fails with what was written ahead, at the next statement or at its end, and keeps nothing', async () => {
    const write = (tx: Tx) => {
      runAhead(tx, sql`insert into marks (name) values ('half')`)
      runAhead(tx, sql`insert into no_such_table values (1)`)
    }
    await expect(database.transaction(async (tx) => write(tx))).rejects.toThrow('no_such_table')
    const asking = database.transaction(async (tx) => {
      write(tx)
      await mark(tx, 'half')
    })
    await expect(asking).rejects.toThrow('no_such_table')
    expect(await count('half')).toBe(0)
  })

  it('says so when a failure was passed over, for then nothing is kept', async () => {
    const passedOver = database.transaction(async (tx) => {
      await mark(tx, 'passed over')
      await run(tx, sql`select no_such_column`).catch(() => {})
    })
    await expect(passedOver).rejects.toThrow('had failed')
    expect(await count('passed over')).toBe(0)
    expect(await count('kept')).toBe(1) // the connection is good again
  })

  it('sees one moment, and writes nothing, as a snapshot', async () => {
    const counts = await database.snapshot(async (tx) => {
      const before = await first(tx, sql<{ count: number }>`select count(*) as count from marks`)
      await database.db.send({ sql: "insert into marks (name) values ('meanwhile')", parameters: [] })
      return [before, await first(tx, sql<{ count: number }>`select count(*) as count from marks`)]
    })
    expect(counts[0]).toEqual(counts[1])
    await expect(database.snapshot((tx) => mark(tx, 'never'))).rejects.toThrow('read-only')
  })

  it('is not begun inside another, and speaks to nobody outside', async () => {
    await database.transaction(async () => {
      await expect(database.transaction(async () => {})).rejects.toThrow('inside another')
      expect(assertOutsideTransaction).toThrow('inside a database transaction')
    })
    expect(assertOutsideTransaction).not.toThrow()
  })

  it('leaves no mark on events of connections that were opened inside it', async () => {
    const fresh = openDatabase({ url: testDatabase.url, poolMax: 4 })
    const heard = Promise.withResolvers<void>()
    const listener = await fresh.transaction(async () => {
      const client = await fresh.pool.connect()
      await client.query('listen test_channel')
      client.on('notification', () => {
        fresh.transaction(async () => {}).then(heard.resolve, heard.reject)
      })
      return client
    })
    await fresh.pool.query('notify test_channel')
    await heard.promise
    listener.release(true)
    await fresh.close()
  }, 10_000)
})

it('prepares a statement that comes again, and gives it the values of each time', async () => {
  const values = []
  for (let value = 0; value < 4; value += 1) values.push((await first(database.db, sql<{ value: number }>`select ${value}::integer + 1 as value`))?.value)
  expect(values).toEqual([1, 2, 3, 4])
  const client = await database.pool.connect()
  const { rows } = await client.query<{ statement: string }>('select statement from pg_prepared_statements')
  client.release()
  expect(rows.filter(({ statement }) => statement.includes('::integer + 1 as value'))).toHaveLength(1)
})
