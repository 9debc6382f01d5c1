import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { CLONE_DIR } from './config.ts'
import { acquireProcessLock } from './platform/process-lock.ts'
import { StartError } from './platform/start-error.ts'

/** Everything the built pages are made of, relative to the clone. */
const SOURCES = ['contract/src', 'web/src', 'web/public', 'package-lock.json']
const SOURCE_PATTERN_IN_WEB = /\.(ts|json)$/
const IGNORED = /\.test\.tsx?$|^\./

const stampSchema = z.object({ digest: z.string(), times: z.string() })
type Stamp = z.infer<typeof stampSchema>

const LOCK_POLL_MS = 250
/** How much of a failed build's output is shown. */
const OUTPUT_LINES_MAX = 30

/**
 * Builds web/build when its sources have changed since it was built. A look at sizes and times decides the usual case
 * within milliseconds; contents are read only when those differ, as in a fresh checkout.
 * @returns whether a build was needed
 */
export async function ensurePagesBuilt(options: { cloneDir?: string; signal?: AbortSignal } = {}): Promise<boolean> {
  const cloneDir = options.cloneDir ?? CLONE_DIR
  if (isFresh(cloneDir)) return false
  const release = await lockBuild(cloneDir, options.signal)
  try {
    // Another start may have built them while this one waited.
    if (isFresh(cloneDir)) return false
    rmSync(stampFile(cloneDir), { force: true })
    const before = readSources(cloneDir)
    await runBuild(cloneDir, options.signal)
    writeFileSync(stampFile(cloneDir), JSON.stringify(before))
    return true
  } finally {
    release()
  }
}

function isFresh(cloneDir: string): boolean {
  const stamp = readStamp(cloneDir)
  if (!stamp || !existsSync(path.join(cloneDir, 'web/build/server/index.js'))) return false
  if (stamp.times === timesOf(cloneDir, listSources(cloneDir))) return true
  const now = readSources(cloneDir)
  if (now.digest !== stamp.digest) return false
  writeFileSync(stampFile(cloneDir), JSON.stringify(now))
  return true
}

function readStamp(cloneDir: string): Stamp | undefined {
  try {
    return stampSchema.parse(JSON.parse(readFileSync(stampFile(cloneDir), 'utf8')))
  } catch {
    return undefined // never built, or interrupted: both mean that a build is due
  }
}

function readSources(cloneDir: string): Stamp {
  const files = listSources(cloneDir)
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(cloneDir, file)))
      .update('\0')
  return { digest: hash.digest('hex'), times: timesOf(cloneDir, files) }
}

function timesOf(cloneDir: string, files: string[]): string {
  const hash = createHash('sha256')
  for (const file of files) {
    const { mtimeMs, size } = statSync(path.join(cloneDir, file))
    hash.update(`${file}\0${mtimeMs}\0${size}\0`)
  }
  return hash.digest('hex')
}

function listSources(cloneDir: string): string[] {
  const inWeb = readdirSync(path.join(cloneDir, 'web')).filter((name) => SOURCE_PATTERN_IN_WEB.test(name))
  const roots = [...SOURCES, ...inWeb.map((name) => `web/${name}`)]
  return roots.flatMap((root) => listFiles(cloneDir, root)).toSorted()
}

function listFiles(cloneDir: string, root: string): string[] {
  const stat = statSync(path.join(cloneDir, root), { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [root]
  const entries = readdirSync(path.join(cloneDir, root), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile() && !IGNORED.test(entry.name)).map((entry) => path.relative(cloneDir, path.join(entry.parentPath, entry.name)))
}

function stampFile(cloneDir: string): string {
  return path.join(cloneDir, 'web/build/stamp.json')
}

async function lockBuild(cloneDir: string, signal: AbortSignal | undefined): Promise<() => void> {
  const dir = path.join(cloneDir, '.cache')
  mkdirSync(dir, { recursive: true })
  for (;;) {
    const lock = acquireProcessLock(path.join(dir, 'pages-build.lock'))
    if (!('holder' in lock)) return () => lock.release()
    await sleep(LOCK_POLL_MS, undefined, { signal })
  }
}

async function runBuild(cloneDir: string, signal: AbortSignal | undefined): Promise<void> {
  const child = spawn('npm', ['run', 'build', '-w', 'web'], {
    cwd: cloneDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  let output = ''
  const collect = (chunk: Buffer) => (output += chunk.toString())
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.on('error', reject)
  child.on('close', resolve)
  const code = await promise
  if (code === 0) return
  const lastLines = output.trim().split('\n').slice(-OUTPUT_LINES_MAX).join('\n')
  throw new StartError(`The pages could not be built (npm run build -w web ended with ${code}):\n${lastLines}`)
}
