import { createHash } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync } from 'node:fs'
import { readlinkSync, realpathSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { lockHolder } from '../process-lock.ts'
import { StartError } from '../start-error.ts'
import { canEnter, type ServerAccount, serverAccount } from './account.ts'

/** Where one embedded PostgreSQL keeps everything: `DATA_DIR/postgres`, or the folder that name is a link to. */
export interface PostgresHome {
  readonly dir: string
  /** PGDATA: complete as soon as it exists, because initdb works in another folder that is renamed to this one. */
  readonly cluster: string
  readonly lockFile: string
  readonly logFile: string
  readonly connectionFile: string
  readonly account: ServerAccount | undefined
}

/**
 * Finds or makes the home of the embedded PostgreSQL of a data folder. Where the account that PostgreSQL must run as
 * cannot enter the data folder, the home lies below `sharedDir` and `DATA_DIR/postgres` is a symbolic link to it.
 */
export function openHome(dataDir: string, sharedDir: string, onNotice: (text: string) => void): PostgresHome {
  makeDataDir(dataDir)
  const link = path.join(dataDir, 'postgres')
  const existing = findHome(dataDir)
  if (existing) refuseOthers(existing, dataDir)
  const account = serverAccount(path.join(existing ?? link, 'cluster'))
  const dir = existing ?? createHome(link, { account, sharedDir, onNotice })
  const isInUse = lockHolder(path.join(dir, 'lock')) !== undefined
  if (isInUse || canEnter(account, dir)) return describeHome(dir, account)
  return describeHome(moveHome(dir, link, { account, sharedDir, onNotice }), account)
}

/** The real folder behind `DATA_DIR/postgres`, or `undefined` when there is none yet. */
export function findHome(dataDir: string): string | undefined {
  const link = path.join(dataDir, 'postgres')
  if (!lstatSync(link, { throwIfNoEntry: false })) return undefined
  if (existsSync(link)) return realpathSync(link)
  throw new StartError(
    `The database folder is gone: ${link} points to ${readlinkSync(link)}, which does not exist. Put it back, or remove the link to begin with an empty database.`,
  )
}

/** The names inside a home, for those who only look. */
export function describeHome(dir: string, account?: ServerAccount): PostgresHome {
  return {
    dir,
    cluster: path.join(dir, 'cluster'),
    lockFile: path.join(dir, 'lock'),
    logFile: path.join(dir, 'server.log'),
    connectionFile: path.join(dir, 'connection.json'),
    account,
  }
}

/** Hands a file made by root to whoever owns the home, so that its owner can start Yizhan without root later. */
export function giveToOwner(home: PostgresHome, file: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(home.dir)
  chownSync(file, uid, gid)
}

function refuseOthers(dir: string, dataDir: string): void {
  const me = process.getuid?.()
  const { uid } = statSync(dir)
  if (me === undefined || me === 0 || me === uid) return
  const owner = uid === 0 ? 'root' : `user ${uid}`
  throw new StartError(
    `The database in ${dir} belongs to ${owner}; start Yizhan as ${owner} again, or stop it and hand everything over: sudo chown -R ${me} "${dataDir}" "${dir}"`,
  )
}

interface HomeContext {
  account: ServerAccount | undefined
  sharedDir: string
  onNotice: (text: string) => void
}

function makeDataDir(dataDir: string): void {
  if (existsSync(dataDir)) return
  mkdirSync(dataDir, { recursive: true })
  // Passable, not readable: the account of PostgreSQL has to get through to its own folder.
  if (process.getuid?.() === 0) chmodSync(dataDir, 0o711)
}

function createHome(link: string, context: HomeContext): string {
  if (canEnter(context.account, path.dirname(link))) {
    mkdirSync(link, { mode: 0o711 })
    chmodSync(link, context.account ? 0o711 : 0o700)
    return realpathSync(link)
  }
  const dir = freshSharedDir(link, context)
  mkdirSync(dir, { recursive: true })
  chmodSync(dir, 0o711)
  return linkHome(link, dir, context)
}

/** The folder became unreachable after it was made, for example because the clone moved below /root. */
function moveHome(dir: string, link: string, context: HomeContext): string {
  const target = freshSharedDir(link, context)
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o755 })
  moveTree(dir, target)
  chmodSync(target, 0o711)
  rmSync(link, { force: true })
  return linkHome(link, target, context)
}

function linkHome(link: string, dir: string, { account, onNotice }: HomeContext): string {
  if (!canEnter(account, dir)) {
    throw new StartError(
      `PostgreSQL does not run as root, and the account ${account?.name} cannot enter ${dir}; make that folder passable (chmod o+x), start Yizhan as an ordinary user, or set DATABASE_URL.`,
    )
  }
  writeFileSync(path.join(dir, 'belongs-to'), `${link}\n`)
  symlinkSync(dir, link)
  onNotice(`The account ${account?.name} cannot enter ${path.dirname(link)}; the database lies in ${dir}.`)
  return realpathSync(dir)
}

/** A name that is not in use: a database whose link was removed is left alone, neither used again nor deleted. */
function freshSharedDir(link: string, { sharedDir, onNotice }: HomeContext): string {
  const hash = createHash('sha256').update(link).digest('hex').slice(0, 12)
  for (let number = 1; ; number += 1) {
    const dir = path.join(sharedDir, number === 1 ? hash : `${hash}-${number}`)
    if (!existsSync(dir)) return dir
    onNotice(`${dir} holds an earlier database of this folder; it is not used any more.`)
  }
}

function moveTree(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error
    const draft = `${to}.draft`
    rmSync(draft, { recursive: true, force: true })
    cpSync(from, draft, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
    copyOwners(from, draft)
    renameSync(draft, to)
    rmSync(from, { recursive: true })
  }
}

function copyOwners(from: string, to: string): void {
  const { uid, gid, mode } = statSync(from)
  chownSync(to, uid, gid)
  chmodSync(to, mode)
  if (!statSync(from).isDirectory()) return
  for (const name of readdirSync(from)) copyOwners(path.join(from, name), path.join(to, name))
}
