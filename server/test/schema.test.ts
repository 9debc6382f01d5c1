import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { MIGRATIONS_DIR } from '../src/platform/migrate.ts'
import { dumpSchema } from '../src/platform/schema-dump.ts'
import { createTestDatabase } from './database.ts'

test('the migrations add up to schema.sql (after a new migration: npm run schema)', async () => {
  const database = await createTestDatabase()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const dump = await dumpSchema(client)
  await client.end()
  await database.close()
  expect(dump).toBe(readFileSync(path.join(MIGRATIONS_DIR, 'schema.sql'), 'utf8'))
})
