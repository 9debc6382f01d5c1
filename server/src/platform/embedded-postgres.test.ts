import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { removeEmbeddedPostgres, runningEmbeddedUrl, startEmbeddedPostgres } from './embedded-postgres.ts'
import { isAlive } from './process-identity.ts'

let parent: string
let dataDir: string

beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'yizhan-'))
  // Spaces, other scripts, and longer than the path of a socket may be.
  dataDir = path.join(parent, `数据 folder ${'x'.repeat(110)}`, '.data')
})

afterEach(async () => {
  await removeEmbeddedPostgres(dataDir)
  rmSync(parent, { recursive: true, force: true })
})

const start = (notices: string[] = []) => startEmbeddedPostgres({ dataDir, unsafeFast: true, onNotice: (text) => notices.push(text) })

const homeFile = (...names: string[]) => path.join(dataDir, 'postgres', ...names)

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}

/** Starts the server from a process of its own and kills that process, leaving the server behind. */
async function startAndKillOwner(): Promise<number> {
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(path.join(import.meta.dirname, 'embedded-postgres.ts'))};
    const { pid } = await startEmbeddedPostgres({ dataDir: process.argv[1], unsafeFast: true });
    console.log(pid);
    setInterval(() => {}, 1000);`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir])
  const [output] = (await once(child.stdout, 'data')) as [Buffer] // the one line printed above
  child.kill('SIGKILL')
  await once(child, 'exit')
  return Number(output.toString())
}

describe('startEmbeddedPostgres', () => {
  test('keeps data, port and password from one start to the next', async () => {
    const first = await start()
    await query(first.url, `create table kept as select '二' as word`)
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)
    const second = await start()
    expect([first.wasCreated, second.wasCreated]).toEqual([true, false])
    expect(second.url).toBe(first.url)
    expect(await query(second.url, 'select word from kept')).toEqual([{ word: '二' }])
    await second.stop()
    expect(existsSync(homeFile('lock'))).toBe(false)
  })

  test('takes Chinese signs for letters, in UTC, on the loopback only', async () => {
    const server = await start()
    await query(server.url, 'create extension pg_trgm')
    const rows = await query(
      server.url,
      `select cardinality(show_trgm('你好')) as trigrams, current_setting('timezone') as zone,
         current_setting('listen_addresses') as addresses, current_setting('data_checksums') as checksums`,
    )
    await server.stop()
    expect(rows).toEqual([{ trigrams: 3, zone: 'UTC', addresses: '127.0.0.1', checksums: 'on' }])
  })

  test('refuses a second start on the same folder, naming the process', async () => {
    const server = await start()
    await expect(start()).rejects.toThrow(`already runs on the data folder ${dataDir} (process ${process.pid})`)
    expect(runningEmbeddedUrl(dataDir)).toBe(server.url)
    await server.stop()
    expect(runningEmbeddedUrl(dataDir)).toBeUndefined()
  })

  test('ends the server that a killed process left behind, and says so', async () => {
    const orphan = await startAndKillOwner()
    expect(isAlive(orphan)).toBe(true)
    const notices: string[] = []
    const server = await start(notices)
    expect(isAlive(orphan)).toBe(false)
    expect(notices).toEqual(['The last run did not end properly; the database was recovered.'])
    await server.stop()
  })

  test('is not held up by a pid file whose number another program has now', async () => {
    await (await start()).stop()
    writeFileSync(homeFile('cluster', 'postmaster.pid'), `${process.ppid}\n/elsewhere\n0\n5432\n\n\n0 0\nready\n`)
    const server = await start()
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await server.stop()
  })

  test('creates the data again when the first start was killed half-way', async () => {
    mkdirSync(homeFile('cluster.initialising-0000', 'base'), { recursive: true })
    const notices: string[] = []
    const server = await start(notices)
    await server.stop()
    expect(notices).toContain('The first start was interrupted; the database was created anew.')
    expect(readdirSync(homeFile()).filter((name) => name.includes('initialising'))).toEqual([])
  })

  test('refuses data of another major version and leaves it alone', async () => {
    await (await start()).stop()
    writeFileSync(homeFile('cluster', 'PG_VERSION'), '17\n')
    await expect(start()).rejects.toThrow('was written by PostgreSQL 17, and this Yizhan brings PostgreSQL 18')
    expect(readFileSync(homeFile('cluster', 'PG_VERSION'), 'utf8')).toBe('17\n')
  })
})
