import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'
import { systemIds } from '#platform/ids.ts'
import { createJobs } from '#platform/jobs.ts'
import { createTestDatabase } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { defineSearchJobs, wakeIndexerBy } from './jobs.ts'
import { createSearch } from './search.ts'

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

test('changes noted in one transaction are read by one job after it, each offer once', async () => {
  const jobs = createJobs({ pgPool: database.pool, log: pino({ level: 'silent' }) })
  const asked: string[] = []
  const none = async () => []
  const search = createSearch({
    database,
    wakeIndexer: wakeIndexerBy(jobs),
    cards: async () => new Map(),
    categories: none,
    availability: async () => new Map(),
    merchants: { facts: async () => new Map(), bySlug: async () => undefined, listOpen: none },
    documents: async (_, offerIds) => {
      asked.push(...offerIds)
      return []
    },
  })
  defineSearchJobs(jobs, { search: () => search })
  const [first, second] = [systemIds.next('off'), systemIds.next('off')]
  await database.transaction(async (tx) => {
    await search.noteChanged(tx, [first])
    await search.noteChanged(tx, [second, first])
  })
  expect(await jobs.drain()).toEqual({ done: 1, failed: [] })
  expect(asked.toSorted()).toEqual([first, second].toSorted())
})
