import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { verifyDatabase } from '../../src/verify/index.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { createTestApp } from '../app.ts'
import type { TestApp } from '../app.ts'
import { createCast } from './cast.ts'
import { describeFindings } from './describe-finding.ts'
import { runFuzz } from './run-fuzz.ts'

// npm run fuzz: generated requests at every route as every audience, against an app and a database of its own.
const usage = `npm run fuzz -- [--requests 50000] [--seed any-word] [--only number]

  --only  sends this one request of the seed alone and prints it; one that depends on what came before
          comes again with --requests set to its number plus one

Prints what was found and one line of JSON last. Ends with 0 when nothing was, else with 1.`

const progressEvery = 2000
const { values } = parseArgs({
  options: { requests: { type: 'string', default: '50000' }, seed: { type: 'string', default: String(Date.now()) }, only: { type: 'string' } },
})
const requests = Number(values.requests)
const only = values.only === undefined ? undefined : Number(values.only)
if (!Number.isInteger(requests) || requests < 1 || !(only === undefined || Number.isInteger(only))) end(2, usage)

const startedAt = Date.now()
const seconds = () => Math.round((Date.now() - startedAt) / 1000)
const say = (text: string) => void process.stderr.write(`${String(seconds()).padStart(5)} s  ${text}\n`)
say(`seed ${values.seed}`)
const dataDir = path.resolve(import.meta.dirname, '../../../.cache/fuzz', String(process.pid))
mkdirSync(dataDir, { recursive: true })
const postgres = await startEmbeddedPostgres({ dataDir, unsafeFast: true })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void clear().then(() => process.exit(130)))
let exitCode = 2
try {
  await migrate(postgres.url)
  const app = await createTestApp({}, { databaseUrl: postgres.url })
  exitCode = (await fuzz(app)) ? 0 : 1
  await app.close()
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))
} finally {
  await clear()
}
process.exit(exitCode)

/** Whether nothing was found. */
async function fuzz(app: TestApp): Promise<boolean> {
  const onProgress = (done: number) => void (done % progressEvery === 0 && say(`${done} requests`))
  const report = await runFuzz({ app, seed: values.seed, requests, only, onProgress })
  const { checks } = await verifyDatabase(app.database)
  const faults = checks.filter(({ severity, offending }) => severity === 'fault' && offending > 0).map(({ name }) => name)
  // Opens shops, sells, buys, pays and issues codes: the app goes on.
  await createCast(app)
  const unreached = report.routes.filter((name) => !report.reached.includes(name))
  process.stdout.write(
    [
      ...describeFindings(report.findings),
      ...faults.map((name) => `npm run verify finds ${name}`),
      ...(unreached.length > 0 ? [`never answered with success: ${unreached.join(', ')}`] : []),
      JSON.stringify({
        requests: report.requests,
        seed: values.seed,
        statusClasses: report.statusClasses,
        violations: report.findings.length + faults.length,
        routes: report.routes.length,
        seconds: seconds(),
      }),
      '',
    ].join('\n'),
  )
  return report.findings.length + faults.length === 0
}

async function clear(): Promise<void> {
  await postgres.stop()
  await removeEmbeddedPostgres(dataDir)
}

function end(code: number, text: string): never {
  process.stderr.write(`${text}\n`)
  process.exit(code)
}
