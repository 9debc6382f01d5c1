import { readFileSync, readdirSync } from 'node:fs'
import type { EmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres.ts'

export interface KillablePostgres {
  /** Stays the same over every restart: the port is kept with the data. */
  readonly url: string
  /** Ends the server and all its processes at once, as a power cut would. What was committed is on disk. */
  kill(): Promise<void>
  /** Ends one connection's process: PostgreSQL itself then ends all others, recovers and goes on. */
  killOneBackend(chooseIndex: (count: number) => number): boolean
  /** Starts it again on the same data, as Yizhan itself does. */
  restart(): Promise<void>
  /** Ends it, whatever state it is in, and deletes its data. */
  remove(): Promise<void>
}

/** The PostgreSQL that comes with `npm ci`, with full durability, in a folder of its own. Linux only: it finds processes in /proc. */
export async function startKillablePostgres(dataDir: string): Promise<KillablePostgres> {
  let server: EmbeddedPostgres | undefined = await startEmbeddedPostgres({ dataDir })
  const { url } = server
  let isRemoved = false
  let turn: Promise<void> = Promise.resolve()
  /** One after the other: whoever still runs while everything is cleared away must not start it again. */
  const inTurn = (work: () => Promise<void>) => (turn = turn.then(work, work))
  const end = async () => {
    if (!server) return
    const { pid } = server
    // The children first found, then the parent ended first: it cannot start another.
    const children = childrenOf(pid)
    for (const each of [pid, ...children]) kill(each)
    await server.stop() // waits until it is gone, and lets go of the folder
    server = undefined
  }
  return {
    url,
    kill: () => inTurn(end),
    killOneBackend(chooseIndex) {
      const backends = server ? childrenOf(server.pid).filter((pid) => commandOf(pid).includes('yizhan yizhan 127.0.0.1')) : []
      const chosen = backends[chooseIndex(backends.length)]
      if (chosen !== undefined) kill(chosen)
      return chosen !== undefined
    },
    restart: () =>
      inTurn(async () => {
        if (isRemoved) throw new Error('PostgreSQL was removed')
        server ??= await startEmbeddedPostgres({ dataDir })
        if (server.url !== url) throw new Error('PostgreSQL came back under another address')
      }),
    remove: () =>
      inTurn(async () => {
        isRemoved = true
        await end()
        await removeEmbeddedPostgres(dataDir)
      }),
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent)
}

/** The fourth field; the second, the program's name, may hold anything within its brackets. */
function parentOf(pid: number): number | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`)
  return stat ? Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) : undefined
}

function commandOf(pid: number): string {
  return readIfThere(`/proc/${pid}/cmdline`)
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // it ended meanwhile
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
