import pg from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from './database.ts'

test('gives each caller a migrated database of its own', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()])
  const client = new pg.Client({ connectionString: one.url })
  await client.connect()
  await client.query('create table only_here (id int)')
  const queue = await client.query(`select to_regclass('graphile_worker.migrations') is not null as present`)
  await client.end()
  const other = new pg.Client({ connectionString: two.url })
  await other.connect()
  const { rows } = await other.query(`select to_regclass('only_here') as found`)
  await other.end()
  await Promise.all([one.close(), two.close()])
  expect(queue.rows).toEqual([{ present: true }])
  expect(rows).toEqual([{ found: null }])
})
