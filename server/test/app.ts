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
  /** Every statement since the last `statements.length = 0`. */
  readonly statements: string[]
  close(): Promise<void>
}

/** The whole application on a database of its own, without a socket: real PostgreSQL, HTTP by injection, time by hand. */
export async function createTestApp(environment: Readonly<Record<string, string>> = {}, { log }: { log?: Log } = {}): Promise<TestApp> {
  const testDatabase = await createTestDatabase()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'yizhan-test-'))
  const read = readConfig({ DATA_DIR: dataDir, DATABASE_URL: testDatabase.url, RATE_LIMITS: 'off', DEMO: 'off', ...environment }, { cwd: dataDir })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const statements: string[] = []
  const database = openDatabase({ url: testDatabase.url, poolMax: 20, onStatement: ({ sql }) => statements.push(sql) })
  const clock = new TestClock()
  const authSecret = randomBytes(32).toString('base64url')
  const app = await createApp({
    config: read.config,
    secrets: { ...read.secrets, databaseUrl: testDatabase.url, authSecret, encryptionKey: randomBytes(32) },
    database,
    log: log ?? pino({ level: process.env.TEST_LOG ?? 'silent' }),
    clock,
    searchRememberSeconds: 0,
  })
  await app.http.ready()
  return {
    ...app,
    database,
    clock,
    authSecret,
    statements,
    async close() {
      await app.stop()
      await database.close()
      await testDatabase.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
