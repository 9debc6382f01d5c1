import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { verifyDatabase } from '../verify/index.ts'
import type { CheckResult, Verification, VerifyProgress } from '../verify/index.ts'
import type { Link } from '#platform/audit/chain.ts'
import { openDatabase, sqlState } from '#platform/db.ts'
import { Shutdown } from '#platform/shutdown.ts'
import { StartError } from '#platform/start-error.ts'
import { createTerminal } from '#platform/terminal.ts'
import { findDatabase } from './find-database.ts'

// npm run verify: asks the database, beside a running Yizhan or without one, whether anything was lost or doubled.
const usage = `npm run verify -- [--json] [--anchor <sequence>:<hash>]...

  --json    prints one line of JSON last
  --anchor  an end of the audit log that was kept elsewhere (the daily line of the log, or the operators' page): it
            must still be there. May be given several times

Reads the database of DATABASE_URL, or the embedded one of DATA_DIR, also while Yizhan runs on it, and writes nothing.
Ends with 0 when nothing is wrong, 1 when something is, 2 when it could not look.`

const exitCodes = { clean: 0, wrong: 1, notRun: 2 } as const
/** No such table, column or function: a schema of another time. */
const schemaCodes = ['42P01', '42703', '42883']
const nameColumns = 26
const { stdout } = process
const terminal = createTerminal(stdout)
const shutdown = new Shutdown()
// Broken off, it has not looked: that is not the 0 of a server asked to stop.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void shutdown.end(exitCodes.notRun))

try {
  const { isJson, anchors } = readArguments(process.argv.slice(2))
  const verification = await verify(anchors)
  stdout.write(`${summary(verification)}\n`)
  if (isJson) stdout.write(`${JSON.stringify({ isClean: verification.isClean, checks: verification.checks })}\n`)
  await shutdown.end(verification.isClean ? exitCodes.clean : exitCodes.wrong)
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`)
  await shutdown.end(exitCodes.notRun)
}

function readArguments(args: string[]): { isJson: boolean; anchors: Link[] } {
  try {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false }, anchor: { type: 'string', multiple: true, default: [] } } })
    return { isJson: values.json, anchors: values.anchor.map(readAnchor) }
  } catch (cause) {
    throw new StartError(`${cause instanceof Error ? cause.message : String(cause)}\n\n${usage}`, { cause })
  }
}

function readAnchor(text: string): Link {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  if (!sequence || !hash) throw new StartError(`--anchor is <sequence>:<hash>, with 64 hexadecimal digits; this is none: ${text}`)
  return { sequence: Number(sequence), hash }
}

async function verify(anchors: readonly Link[]): Promise<Verification> {
  const read = readConfig(process.env, { cwd: process.cwd() })
  if (!read.ok) throw new StartError(read.problems.join('\n'))
  const { config, secrets } = read
  if (secrets.databaseUrl === undefined && !existsSync(path.join(config.dataDir, 'postgres')))
    throw new StartError(`There is no database in ${config.dataDir}. Set DATA_DIR or DATABASE_URL to the one that is meant.`)
  const { url } = await findDatabase(config, secrets, { terminal, shutdown })
  const database = openDatabase({ url, poolMax: 2 })
  shutdown.add(() => database.close())
  return verifyDatabase(database, { onProgress: tell, anchors })
}

/** One line per check that is over; on a terminal, the one under way below them. */
function tell({ name, done, total, last }: VerifyProgress): void {
  if (stdout.isTTY) stdout.write('\r\u001B[2K')
  if (last) stdout.write(`${lineOf(last)}\n`)
  if (stdout.isTTY && name) stdout.write(`  … ${name} (${done + 1}/${total})`)
}

function lineOf({ name, severity, looked, offending, rows, milliseconds }: CheckResult): string {
  const mark = offending === 0 ? '✓' : severity === 'fault' ? '✗' : '•'
  const found = offending === 0 ? '' : severity === 'fault' ? `, ${count(offending)} wrong` : `, ${count(offending)} to look at`
  const more = offending - rows.length
  return [
    `  ${mark} ${name.padEnd(nameColumns)}${count(looked).padStart(11)} looked at${found}, ${milliseconds} ms`,
    ...rows.map(({ id, facts }) => `      ${id} ${JSON.stringify(facts)}`),
    ...(more > 0 ? [`      and ${count(more)} more`] : []),
  ].join('\n')
}

function summary({ checks, isClean }: Verification): string {
  const faults = checks.filter(({ severity, offending }) => severity === 'fault' && offending > 0).map(({ name }) => name)
  return isClean ? `\n  没有发现问题 Nothing is wrong: ${checks.length} checks.` : `\n  发现问题 Something is wrong: ${faults.join(', ')}.`
}

function count(value: number): string {
  return value.toLocaleString('en')
}

function reasonOf(error: unknown): string {
  if (error instanceof StartError) return error.message
  if (schemaCodes.includes(sqlState(error) ?? ''))
    return `The schema of this database is of another version: npm run migrate brings it up to date. (${String(error)})`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
