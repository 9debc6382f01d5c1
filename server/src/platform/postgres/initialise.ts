import { randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { chownSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StartError } from '../start-error.ts'
import { runAs } from './account.ts'
import type { PostgresBinaries } from './binaries.ts'
import type { PostgresHome } from './home.ts'
import { initdbArguments } from './settings.ts'

/** UTF-8 character types, by preference: the first is on Linux and recent macOS, the second on every macOS. */
const CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'C']

const DRAFT_PREFIX = 'cluster.initialising-'

/**
 * Makes the data files if there are none. initdb works in a draft folder that becomes the cluster by one rename, so
 * one that was killed half-way is simply done again.
 * @returns what was found: `created`, `redone` after a killed attempt, or `present`.
 */
export async function initialise(
  home: PostgresHome,
  binaries: PostgresBinaries,
  options: { password: string; unsafeFast: boolean },
): Promise<'created' | 'redone' | 'present'> {
  const hadDrafts = removeDrafts(home)
  if (existsSync(home.cluster)) {
    refuseOtherMajorVersion(home, binaries)
    return 'present'
  }
  const draft = path.join(home.dir, `${DRAFT_PREFIX}${randomBytes(4).toString('hex')}`)
  const passwordFile = `${draft}.password`
  makeOwned(home, () => mkdirSync(draft, { mode: 0o700 }), draft)
  makeOwned(home, () => writeFileSync(passwordFile, options.password, { mode: 0o600 }), passwordFile)
  try {
    await runInitdb(home, binaries, [`--pgdata=${draft}`, `--pwfile=${passwordFile}`, ...(options.unsafeFast ? ['--no-sync'] : [])])
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(draft, home.cluster)
  if (!options.unsafeFast) syncDir(home.dir)
  return hadDrafts ? 'redone' : 'created'
}

function removeDrafts(home: PostgresHome): boolean {
  const drafts = readdirSync(home.dir).filter((name) => name.startsWith(DRAFT_PREFIX))
  for (const name of drafts) rmSync(path.join(home.dir, name), { recursive: true, force: true })
  return drafts.length > 0
}

function refuseOtherMajorVersion(home: PostgresHome, { majorVersion }: PostgresBinaries): void {
  const written = readFileSync(path.join(home.cluster, 'PG_VERSION'), 'utf8').trim()
  if (written === String(majorVersion)) return
  throw new StartError(
    `The database in ${home.dir} was written by PostgreSQL ${written}, and this Yizhan brings PostgreSQL ${majorVersion}, which cannot read it. Start it with the Yizhan it was made by, save it with pg_dump, and load that into a new one; or move the folder away to begin empty.`,
  )
}

async function runInitdb(home: PostgresHome, binaries: PostgresBinaries, args: string[]): Promise<void> {
  const outputs: string[] = []
  for (const ctype of CTYPES) {
    const result = await run(binaries.initdb, [...initdbArguments(ctype), ...args], home)
    if (result.code === 0) return
    outputs.push(result.output)
    if (!result.output.includes('invalid locale name')) break
  }
  const lastLines = outputs.at(-1)?.trim().split('\n').slice(-3).join(' ')
  throw new StartError(`The database could not be created in ${home.dir}: ${lastLines}`)
}

function run(program: string, args: string[], home: PostgresHome): Promise<{ code: number | null; output: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ code: number | null; output: string }>()
  const child = spawn(program, args, {
    ...runAs(home.account),
    // Of this machine's environment initdb needs nothing; a PGDATA or LC_ALL in it would change the outcome.
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    cwd: home.dir,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const collect = (chunk: Buffer) => (output += chunk.toString())
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  child.on('error', reject)
  const endWithUs = () => child.kill()
  process.once('exit', endWithUs)
  child.on('close', (code) => {
    process.off('exit', endWithUs)
    resolve({ code, output })
  })
  return promise
}

function makeOwned(home: PostgresHome, make: () => void, file: string): void {
  make()
  if (home.account) chownSync(file, home.account.uid, home.account.gid)
}

/** Makes the rename itself survive a power cut. */
function syncDir(dir: string): void {
  const handle = openSync(dir, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
