import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createTestDatabase } from '../../test/database.ts'
import type { TestDatabase } from '../../test/database.ts'
import { all, first, openDatabase, run, sql } from './db.ts'
import type { Database } from './db.ts'
import { consumer, createOutbox, defineEvent, on, onAll } from './outbox.ts'

const counted = defineEvent('test.counted', z.object({ number: z.int() }))
const log = pino({ level: 'silent' })
let testDatabase: TestDatabase
let database: Database
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = openDatabase({ url: testDatabase.url })
})
beforeEach(() => run(database.db, sql`truncate outbox_events, outbox_cursors, outbox_parked`))
afterAll(async () => {
  await database.close()
  await testDatabase.close()
})

const announce = (outbox: ReturnType<typeof createOutbox>, number: number) => database.transaction((tx) => outbox.announce(tx, counted, { number }))
/** Moves the counter of transactions on to just below the next power of ten. */
async function approachMoreDigits(): Promise<void> {
  for (;;) {
    const row = await first(database.db, sql<{ xid: number }>`select pg_current_xact_id()::text::bigint as xid`)
    const xid = row?.xid ?? 0
    if (String(xid + 5).length > String(xid).length || xid > 20_000) return
  }
}

describe('the outbox', () => {
  it('keeps the order of transactions when their numbers grow a digit', async () => {
    const outbox = createOutbox({ database, log })
    await approachMoreDigits()
    for (let number = 0; number < 12; number += 1) await announce(outbox, number)
    const seen: number[] = []
    await outbox.drain([
      consumer(
        'reader',
        on(counted, async (_tx, { number }) => void seen.push(number)),
      ),
    ])
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })

  it('hands a consumer all events of a topic at once, and a poisoned one alone', async () => {
    const outbox = createOutbox({ database, log })
    for (let number = 0; number < 6; number += 1) await announce(outbox, number)
    const calls: number[][] = []
    const reader = consumer(
      'together',
      onAll(counted, async (_tx, events) => {
        calls.push(events.map(({ number }) => number))
        if (calls.at(-1)?.includes(2)) throw new Error('poisoned')
      }),
    )
    await expect(outbox.drain([reader])).rejects.toThrow('poisoned')
    // All fail together, so they go one by one until the poisoned one stands first and fails by itself.
    expect(calls).toEqual([[0, 1, 2, 3, 4, 5], [0], [1, 2, 3, 4, 5], [1], [2, 3, 4, 5], [2]])
  })

  it('passes what is not its own, instead of looking through it each time', async () => {
    const outbox = createOutbox({ database, log })
    const others = Array.from({ length: 600 }, (_, number) => ({ event: counted as never, payload: { number } })) // as: typed by its schema
    await database.transaction((tx) => outbox.announceAll(tx, others))
    const reader = consumer(
      'elsewhere',
      on(defineEvent('test.rare', z.object({})), async () => {}),
    )
    await outbox.drain([reader])
    expect(await first(database.db, sql`select position from outbox_cursors where consumer = 'elsewhere'`)).toEqual(
      await first(database.db, sql`select max(position) as position from outbox_events`),
    )
  })

  it('shows nothing of a transaction that rolled back', async () => {
    const outbox = createOutbox({ database, log })
    await expect(
      database.transaction(async (tx) => {
        await outbox.announce(tx, counted, { number: 1 })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    const seen: number[] = []
    await outbox.drain([
      consumer(
        'reader',
        on(counted, async (_tx, { number }) => void seen.push(number)),
      ),
    ])
    expect(seen).toEqual([])
  })

  it('does not pass a transaction that is still running', async () => {
    const outbox = createOutbox({ database, log })
    const seen: number[] = []
    const reader = consumer(
      'reader',
      on(counted, async (_tx, { number }) => void seen.push(number)),
    )
    const isBegun = Promise.withResolvers<void>()
    const mayEnd = Promise.withResolvers<void>()
    const slow = database.transaction(async (tx) => {
      await outbox.announce(tx, counted, { number: 1 })
      await run(tx, sql`select pg_current_xact_id()`) // it writes: from here on it has its place
      isBegun.resolve()
      await mayEnd.promise
    })
    await isBegun.promise
    await announce(outbox, 2)
    await outbox.drain([reader])
    expect(seen).toEqual([])
    mayEnd.resolve()
    await slow
    await outbox.drain([reader])
    expect(seen).toEqual([1, 2])
  })

  it('gives each event to each consumer once, with its effects', async () => {
    const outbox = createOutbox({ database, log })
    for (let number = 0; number < 250; number += 1) await announce(outbox, number)
    const seen = { one: 0, two: 0 }
    const readers = (['one', 'two'] as const).map((name) =>
      consumer(
        name,
        on(counted, async () => void (seen[name] += 1)),
      ),
    )
    await outbox.drain(readers)
    await outbox.drain(readers)
    expect(seen).toEqual({ one: 250, two: 250 })
  })

  it('undoes the effects of a batch whose handler fails, and parks an event that fails for ever', async () => {
    const outbox = createOutbox({ database, log })
    for (const number of [1, 2, 3]) await announce(outbox, number)
    const reader = consumer(
      'fragile',
      on(counted, async (tx, { number }) => {
        if (number === 2) throw new Error('poison')
        await run(tx, sql`insert into marks (name) values (${`effect ${number}`})`)
      }),
    )
    for (let attempt = 0; attempt < 12; attempt += 1) await outbox.drain([reader]).catch(() => {})
    await outbox.drain([reader])
    const effects = await all(database.db, sql<{ name: string }>`select name from marks order by name`)
    expect(effects.map(({ name }) => name)).toEqual(['effect 1', 'effect 3'])
    const parked = await all(database.db, sql<{ consumer: string; error: string }>`select consumer, error from outbox_parked`)
    expect(parked).toEqual([{ consumer: 'fragile', error: 'Error: poison' }])
  })
})
