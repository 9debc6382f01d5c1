import { randomBytes } from 'node:crypto'
import type { Id } from '@yizhan/contract/shared'
import { createFactors } from '../src/modules/identity/factors/factors.ts'
import type { Factors } from '../src/modules/identity/factors/factors.ts'
import type { FactorEvent } from '../src/modules/identity/factors/parts.ts'
import { createProofs } from '../src/modules/identity/proofs.ts'
import { createCrypto } from '#platform/crypto.ts'
import { openDatabase, run, sql } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'
import { systemIds } from '#platform/ids.ts'
import { createTestDatabase } from './database.ts'
import { TestClock } from './test-clock.ts'

/** Second factors on a database of their own, without the rest of the application. */
export interface FactorsDesk {
  readonly factors: Factors
  readonly database: Database
  readonly clock: TestClock
  /** Somebody with an account and no factor yet. */
  person(): Promise<Id<'usr'>>
  /** What somebody was told, oldest first. */
  eventsOf(userId: Id<'usr'>): FactorEvent['kind'][]
  close(): Promise<void>
}

export async function createFactorsDesk(publicUrl: string): Promise<FactorsDesk> {
  const place = await createTestDatabase()
  const database = openDatabase({ url: place.url })
  const clock = new TestClock()
  const crypto = createCrypto({ keys: { current: 'k1', all: { k1: randomBytes(32).toString('base64') } } })
  const parts = { database, clock, crypto, ids: systemIds }
  const told: FactorEvent[] = []
  const factors = createFactors({
    ...parts,
    proofs: createProofs(parts),
    publicUrl,
    labelOf: async () => ({ name: 'Ann', account: 'ann@test.yizhan.test' }),
    noteEvent: async (_tx, event) => void told.push(event),
  })
  return {
    factors,
    database,
    clock,
    async person() {
      const userId = systemIds.next('usr')
      await run(database.db, sql`insert into users (id, name, email) values (${userId}, '', ${userId})`)
      return userId
    },
    eventsOf: (userId) => told.filter((event) => event.userId === userId).map(({ kind }) => kind),
    async close() {
      await database.close()
      await place.close()
    },
  }
}
