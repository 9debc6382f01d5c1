import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { StartError } from '../start-error.ts'

/** The operating system account PostgreSQL runs as; `undefined` stands for the one this process has already. */
export interface ServerAccount {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** Existing accounts without rights of their own, best first. None is ever created. */
const UNPRIVILEGED_ACCOUNTS = ['postgres', '_postgres', 'nobody']

/**
 * PostgreSQL refuses to run as root, so root lends it another account: the owner of the data that is already there,
 * else the first unprivileged account this machine has.
 */
export function serverAccount(clusterDir: string): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = ownerOf(clusterDir)
  if (owner && owner.uid !== 0) return owner
  for (const name of UNPRIVILEGED_ACCOUNTS) {
    const account = accountNamed(name)
    if (account && account.uid !== 0) return account
  }
  throw new StartError(
    `PostgreSQL does not run as root, and this machine has none of the accounts ${UNPRIVILEGED_ACCOUNTS.join(', ')}; start Yizhan as an ordinary user, or set DATABASE_URL.`,
  )
}

/** The `spawn` options that run a program as the account. The environment names no home of root's. */
export function runAs(account: ServerAccount | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

/** True when the account can enter the folder: tried, not computed, so that ACLs and mounts count too. */
export function canEnter(account: ServerAccount | undefined, dir: string): boolean {
  const result = spawnSync('/bin/sh', ['-c', 'cd -- "$1" && test -x .', 'sh', dir], {
    ...runAs(account),
    cwd: '/',
    stdio: 'ignore',
  })
  return result.status === 0
}

function ownerOf(dir: string): ServerAccount | undefined {
  const stat = statSync(dir, { throwIfNoEntry: false })
  return stat ? { name: `user ${stat.uid}`, uid: stat.uid, gid: stat.gid } : undefined
}

function accountNamed(name: string): ServerAccount | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { name, uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}
