import { parseArgs } from 'node:util'
import { reportOf } from './report.ts'
import { runTorture } from './run-torture.ts'

const usage = 'npm run torture -- [--minutes 2] [--seed any-word] [--shoppers 24]'
/** Longer than a request whose process died keeps its key. */
const patienceSeconds = 40
const killsMin = 4

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '2' }, seed: { type: 'string', default: String(Date.now()) }, shoppers: { type: 'string', default: '24' } },
})
const seconds = Math.round(Number(values.minutes) * 60)
const shoppers = Number(values.shoppers)
if (!(seconds >= 10) || !(shoppers >= 1 && shoppers <= 1000)) end(2, [usage])

const interrupt = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interrupt.abort())

const startedAt = Date.now()
const say = (text: string) => process.stderr.write(`${String(Math.round((Date.now() - startedAt) / 1000)).padStart(5)} s  ${text}\n`)
say(`seed ${values.seed}`)
try {
  const torture = await runTorture({ seconds, seed: values.seed, shoppers, killsMin, patienceSeconds, say, signal: interrupt.signal })
  const { lines, isClean } = reportOf(torture, { seed: values.seed, seconds })
  end(isClean ? 0 : 1, lines)
} catch (error) {
  end(interrupt.signal.aborted ? 130 : 2, [error instanceof Error ? (error.stack ?? error.message) : String(error)])
}

function end(exitCode: number, lines: readonly string[]): never {
  process.stdout.write(`${lines.join('\n')}\n`)
  process.exit(exitCode)
}
