import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { TEMPLATE_DATABASE } from './template-database.ts'

export interface TestDatabase {
  readonly url: string
  /** Drops the database, ending connections that are still open. */
  close(): Promise<void>
}

/** A migrated, empty database of the caller's own. Make one per test file in `beforeAll`, close it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  // Copying files beats copying through the log: no checkpoint is waited for with fsync off.
  await asAdmin((admin) => admin.query(`create database ${name} template ${TEMPLATE_DATABASE} strategy file_copy`))
  return { url: urlOf(name), close: () => dropDatabase(name) }
}

/** An empty database without our schema, for tests of what makes the schema. */
export async function createBlankDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin((admin) => admin.query(`create database ${name} template template0`))
  return { url: urlOf(name), close: () => dropDatabase(name) }
}

async function dropDatabase(name: string): Promise<void> {
  await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`))
}

function urlOf(database: string): string {
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${database}`
  return url.href
}

async function asAdmin(action: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  try {
    await action(admin)
  } finally {
    await admin.end()
  }
}
