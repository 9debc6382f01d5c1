import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres, removeEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { migrate } from '../src/platform/migrate.ts'
import { isAlive } from '../src/platform/process-identity.ts'
import { TEMPLATE_DATABASE } from './template-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the test server's database `postgres`. */
    postgresUrl: string
  }
}

const RUNS_DIR = path.resolve(import.meta.dirname, '../../.cache/test-postgres')

/**
 * Starts a PostgreSQL of this test run's own, so that several runs on one checkout never meet, and migrates the
 * template once. What a killed run left behind is cleared away first.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  mkdirSync(RUNS_DIR, { recursive: true })
  await clearDeadRuns()
  const dataDir = path.join(RUNS_DIR, `${process.pid}-${randomBytes(3).toString('hex')}`)
  const postgres = await startEmbeddedPostgres({ dataDir, unsafeFast: true })
  const admin = new pg.Client({ connectionString: postgres.urlOf('postgres') })
  await admin.connect()
  await admin.query(`create database ${TEMPLATE_DATABASE}`)
  await migrate(postgres.urlOf(TEMPLATE_DATABASE))
  await admin.query(`alter database ${TEMPLATE_DATABASE} is_template true allow_connections false`)
  await admin.end()
  project.provide('postgresUrl', postgres.urlOf('postgres'))
  return async () => {
    // Nothing in it is needed again: no orderly shutdown.
    postgres.kill()
    await postgres.stop()
    await removeEmbeddedPostgres(dataDir)
  }
}

async function clearDeadRuns(): Promise<void> {
  for (const name of readdirSync(RUNS_DIR)) {
    const pid = Number(name.split('-')[0])
    if (!isAlive(pid)) await removeEmbeddedPostgres(path.join(RUNS_DIR, name))
  }
}
