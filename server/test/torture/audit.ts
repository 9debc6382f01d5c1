import { mkdirSync } from 'node:fs'
import { pino } from 'pino'
import { createApp } from '../../src/app.ts'
import type { App } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { verifyDatabase } from '../../src/verify/index.ts'
import { openDatabase } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'
import { TestClock } from '../test-clock.ts'
import { wrongMoney } from './audit-money.ts'
import { duplicated, lost } from './audit-orders.ts'
import { wrongStock } from './audit-stock.ts'
import { readOutcome } from './outcome.ts'
import type { World } from './world.ts'

export interface Audit {
  /** Acknowledged, and not there or not as acknowledged. */
  readonly lost: readonly string[]
  /** There twice. */
  readonly duplicated: readonly string[]
  /** Everything else that must not be. */
  readonly wrong: readonly string[]
  readonly counts: { readonly trades: number; readonly orders: number; readonly payments: number; readonly checks: number; readonly rows: number }
}

export interface AuditParts {
  readonly databaseUrl: string
  readonly dataDir: string
  readonly environment: Readonly<Record<string, string>>
}

/** Every hold has ended by then. */
const laterMinutes = 30
const roundsMax = 6

/** Lets everything that waits come to its end, long after the last hold, and compares with what was acknowledged. */
export async function audit(world: World, { databaseUrl, dataDir, environment }: AuditParts): Promise<Audit> {
  mkdirSync(dataDir)
  const read = readConfig({ ...environment, DATA_DIR: dataDir }, { cwd: dataDir })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const { authSecret, encryptionKey } = read.secrets
  if (!authSecret || !encryptionKey) throw new Error('the audit needs the secrets of the processes')
  const database = openDatabase({ url: databaseUrl, poolMax: 10 })
  const clock = new TestClock()
  const log = pino({ level: 'error' }, process.stderr)
  const app = await createApp({ config: read.config, secrets: { ...read.secrets, databaseUrl, authSecret, encryptionKey }, database, log, clock })
  try {
    await app.http.ready()
    clock.pass({ minutes: laterMinutes })
    await comeToAnEnd(app, database, clock)
    return await compare(world, app, { database, now: clock.now() })
  } finally {
    await app.stop()
    await database.close()
  }
}

/** What killed processes held is given back first, for nobody else runs. */
async function comeToAnEnd({ settle, modules }: App, database: Database, clock: TestClock): Promise<void> {
  await database.pool.query(
    `select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))`,
  )
  for (let round = 0; round < roundsMax; round += 1) {
    await settle({ dueBy: clock.now() })
    const expired = await modules.orders.expireDue(clock.now())
    const asked = await modules.payments.reconcile(clock.now())
    const sealed = await modules.payments.seal()
    if (expired + asked + sealed === 0 && round > 0) break
  }
  await settle({ dueBy: clock.now() })
}

async function compare(world: World, app: App, { database, now }: { database: Database; now: Date }): Promise<Audit> {
  const outcome = await readOutcome(world, app)
  const verification = await verifyDatabase(database, { now })
  const failed = await failedJobs(database)
  const wrong = [
    ...world.ledger.wrongs,
    ...wrongMoney(outcome),
    ...(await wrongStock(world, app, outcome)),
    ...failed.map(({ name, count }) => `the job ${name} has failed for good ${count} times`),
    ...verification.checks
      .filter(({ offending, severity }) => offending > 0 && severity !== 'notice')
      .map(({ name, offending, rows }) => `verify ${name}: ${offending}, as ${JSON.stringify(rows.slice(0, 3))}`),
  ]
  const { trades, orders, payments } = outcome
  const rows = verification.checks.reduce((sum, { looked }) => sum + looked, 0)
  return {
    lost: lost(world.ledger, outcome),
    duplicated: duplicated(world.ledger, outcome),
    wrong,
    counts: { trades: trades.size, orders: orders.size, payments: payments.size, checks: verification.checks.length, rows },
  }
}

/** Repeated jobs have one try each, and another one in the next period. What only names a process that was killed, and was added anew, has no error. */
async function failedJobs({ pool }: Database): Promise<{ name: string; count: string }[]> {
  const { rows } = await pool.query<{ name: string; count: string }>(
    `select task_identifier as name, count(*) from graphile_worker.jobs where attempts >= max_attempts and max_attempts > 1 and last_error is not null group by 1`,
  )
  return rows
}
