import type { Config, GivenSecrets } from '../config.ts'
import { runningEmbeddedUrl, startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { checkExternalDatabase } from '#platform/external-database.ts'
import type { Shutdown } from '#platform/shutdown.ts'
import type { Terminal } from '#platform/terminal.ts'

export interface FoundDatabase {
  readonly url: string
  /** Another process runs on it, so its schema is that process's. */
  readonly isInUse: boolean
}

/** The database of DATABASE_URL; else that of a Yizhan running on the data folder; else one started here, and stopped at the end. */
export async function findDatabase(
  { dataDir }: Config,
  { databaseUrl }: GivenSecrets,
  { terminal, shutdown }: { terminal: Terminal; shutdown: Shutdown },
): Promise<FoundDatabase> {
  if (databaseUrl !== undefined) {
    await checkExternalDatabase(databaseUrl, () => terminal.note('waiting for the database'))
    return { url: databaseUrl, isInUse: false }
  }
  const running = runningEmbeddedUrl(dataDir)
  if (running !== undefined) return { url: running, isInUse: true }
  const postgres = await startEmbeddedPostgres({ dataDir, onNotice: terminal.note })
  shutdown.add(() => postgres.stop(), postgres.kill)
  return { url: postgres.url, isInUse: false }
}
