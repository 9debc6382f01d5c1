import { spawn } from 'node:child_process'
import path from 'node:path'
import { readConfig } from '../server/src/config.ts'
import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres.ts'
import { Shutdown } from '../server/src/platform/shutdown.ts'
import { StartError } from '../server/src/platform/start-error.ts'

// npm run dev: the database stays up here while the server beside it restarts at every change of its files.
const shutdown = new Shutdown()
shutdown.listen()
try {
  await main()
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  await shutdown.end(1)
}

async function main(): Promise<void> {
  const read = readConfig(process.env, { cwd: process.cwd() })
  if (!read.ok) throw new StartError(read.problems.join('\n'))
  const databaseUrl = read.secrets.databaseUrl ?? (await startDatabase(read.config.dataDir))
  const main = path.resolve(import.meta.dirname, '../server/src/main.ts')
  const child = spawn(process.execPath, ['--watch', '--watch-preserve-output', main, '--live'], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: databaseUrl },
  })
  const { promise: exited, resolve } = Promise.withResolvers<number | null>()
  child.on('exit', resolve)
  shutdown.add(async () => {
    child.kill('SIGTERM')
    await exited
  })
  await shutdown.end((await exited) ?? 0)
}

async function startDatabase(dataDir: string): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataDir, onNotice: console.error })
  shutdown.add(() => postgres.stop(), postgres.kill)
  return postgres.url
}
