import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { createApp } from '../src/app.ts'
import type { App } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { openDatabase } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'
import type { Log } from '#platform/log.ts'
import { createTestDatabase } from './database.ts'
import { TestClock } from './test-clock.ts'

export interface TestApp extends App {
  readonly database: Database
  readonly clock: TestClock
  /** What sessions and sandbox notifications are signed with. */
  readonly authSecret: string
  readonly databaseUrl: string
  /** Where this app's files lie. */
  readonly dataDir: string
  /** Every statement since the last `statements.length = 0`. */
  readonly statements: string[]
  close(): Promise<void>
}

/** What a test brings: where its lines go, or the database and secrets of another app, which closes them. */
interface GivenParts {
  readonly log?: Log
  readonly databaseUrl?: string
  readonly authSecret?: string
  readonly encryptionKey?: Buffer
}

/** The whole application on a database of its own, without a socket: real PostgreSQL, HTTP by injection, time by hand. */
export async function createTestApp(environment: Readonly<Record<string, string>> = {}, given: GivenParts = {}): Promise<TestApp> {
  const testDatabase = given.databaseUrl === undefined ? await createTestDatabase() : { url: given.databaseUrl, close: async () => {} }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'yizhan-test-'))
  const read = readConfig({ DATA_DIR: dataDir, DATABASE_URL: testDatabase.url, RATE_LIMITS: 'off', DEMO: 'off', ...environment }, { cwd: dataDir })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const statements: string[] = []
  const database = openDatabase({ url: testDatabase.url, poolMax: 20, onStatement: ({ sql }) => statements.push(sql) })
  const clock = new TestClock()
  const { authSecret = randomBytes(32).toString('base64url'), encryptionKey = randomBytes(32), log = pino({ level: process.env.TEST_LOG ?? 'silent' }) } = given
  const app = await createApp({
    config: read.config,
    secrets: { ...read.secrets, databaseUrl: testDatabase.url, authSecret, encryptionKey },
    database,
    log,
    clock,
    searchRememberSeconds: 0,
  })
  await app.http.ready()
  return {
    ...app,
    database,
    clock,
    authSecret,
    databaseUrl: testDatabase.url,
    dataDir,
    statements,
    async close() {
      await app.stop()
      await database.close()
      await testDatabase.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
