import { readConfig } from '../server/src/config.ts'
import { runningEmbeddedUrl, startEmbeddedPostgres } from '../server/src/platform/embedded-postgres.ts'
import { migrate } from '../server/src/platform/migrate.ts'
import { StartError } from '../server/src/platform/start-error.ts'

// npm run migrate: brings the configured database up to date, whether or not Yizhan is running on it.
try {
  await main()
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const read = readConfig(process.env, { cwd: process.cwd() })
  if (!read.ok) throw new StartError(read.problems.join('\n'))
  const url = read.secrets.databaseUrl ?? runningEmbeddedUrl(read.config.dataDir)
  if (url) return report(url)
  const postgres = await startEmbeddedPostgres({ dataDir: read.config.dataDir, onNotice: console.error })
  try {
    await report(postgres.url)
  } finally {
    await postgres.stop()
  }
}

async function report(url: string): Promise<void> {
  const { applied, total } = await migrate(url, {
    onProgress: (name, number, count) => console.log(`${number}/${count} ${name}`),
  })
  console.log(`${applied.length} of ${total} migrations applied now; the database is up to date.`)
}
