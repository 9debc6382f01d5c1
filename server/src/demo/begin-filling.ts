import { fork } from 'node:child_process'
import path from 'node:path'
import { z } from 'zod'
import { StartError } from '#platform/start-error.ts'

const progressSchema = z.object({ done: z.int(), total: z.int() })

/** Runs `fill-process.ts` to its end. @throws StartError when it failed; what it did stays, and the next start goes on */
export async function fillInOwnProcess(
  { databaseUrl, dataDir, signal }: { databaseUrl: string; dataDir: string; signal: AbortSignal },
  say: (words: string) => void,
): Promise<void> {
  const child = fork(path.join(import.meta.dirname, 'fill-process.ts'), {
    env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    signal,
    killSignal: 'SIGTERM',
  })
  child.on('message', (message) => {
    const progress = progressSchema.safeParse(message)
    if (progress.success) say(`${progress.data.done}/${progress.data.total}`)
  })
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.once('exit', resolve)
  child.once('error', reject)
  const code = await promise
  if (code !== 0) throw new StartError('The demo marketplace could not be filled; the reason stands above. Start again to go on, or start with DEMO=off.')
}
