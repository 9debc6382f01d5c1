import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import * as z from 'zod'
import { StartError } from '../start-error.ts'
import { giveToOwner, type PostgresHome } from './home.ts'

const connectionSchema = z.object({ port: z.int().min(1).max(65_535), password: z.string().min(16) })

/** How to reach the embedded server. The port is kept from start to start as long as nobody else has taken it. */
export type Connection = z.infer<typeof connectionSchema>

/** The kept connection, or a new one with a random password. */
export async function openConnection(home: PostgresHome): Promise<Connection> {
  const kept = readConnection(home)
  if (kept && (await isFree(kept.port))) return kept
  if (!kept && existsSync(home.cluster)) {
    throw new StartError(`The password of the database in ${home.dir} is missing (${home.connectionFile}); put the file back from a backup.`)
  }
  return renewPort(home, kept?.password ?? randomBytes(24).toString('base64url'))
}

/** Chooses another free port and keeps it. */
export async function renewPort(home: PostgresHome, password: string): Promise<Connection> {
  const connection = { port: await freePort(), password }
  writeFileSync(home.connectionFile, JSON.stringify(connection), { mode: 0o600 })
  giveToOwner(home, home.connectionFile)
  return connection
}

export function readConnection(home: PostgresHome): Connection | undefined {
  if (!existsSync(home.connectionFile)) return undefined
  const parsed = connectionSchema.safeParse(parseJson(readFileSync(home.connectionFile, 'utf8')))
  return parsed.success ? parsed.data : undefined
}

export function connectionUrl({ port, password }: Connection, database: string): string {
  return `postgres://yizhan:${password}@127.0.0.1:${port}/${database}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // cut off by a crash: treated as absent
  }
}

function isFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  )
}

function freePort(): Promise<number> {
  return listenOnce(0)
}

function listenOnce(port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = createServer()
  server.once('error', reject)
  server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
    const address = server.address()
    const bound = typeof address === 'object' && address ? address.port : port
    server.close(() => resolve(bound))
  })
  return promise
}
