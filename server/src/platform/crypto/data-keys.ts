import { randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database, Db, Tx } from '../db.ts'
import type { Log } from '../log.ts'
import { StartError } from '../start-error.ts'
import { insertDataKeys, listDataKeys, setWrapped } from './data-key-store.ts'
import type { DataKeyRow } from './data-key-store.ts'
import { deriveKey, keyBytes, toKey } from './key-ring.ts'
import type { KeyRing } from './key-ring.ts'
import { KeyServiceError } from './key-wrapper.ts'
import type { KeyWrapper } from './key-wrapper.ts'
import { DecryptError } from './sealed-value.ts'
import type { DataKey } from './sealed-value.ts'

export interface DataKeysOptions {
  readonly database: Database
  /** The first closes new keys; the others only open what they closed before it took over. */
  readonly wrappers: readonly [KeyWrapper, ...KeyWrapper[]]
  /** What the first keys of an installation are derived from: 32 bytes. */
  readonly firstSecret: Buffer
  /** Whether keys made of `firstSecret` open what the database holds already. Asked once, before they are written down. */
  readonly isFitting?: (ring: KeyRing) => Promise<boolean>
  readonly clock: Clock
  readonly log: Log
}

/** A key that was made and is not yet written down. */
export interface NewDataKey {
  readonly keyId: string
  readonly activeFrom: Date
  /** In the transaction of the fact it belongs to. @returns false when another process took the id meanwhile */
  write(tx: Tx): Promise<boolean>
}

/** The data keys of the database, in memory: read at the start, again every few seconds, and when one is missed. */
export interface DataKeys extends KeyRing {
  /** Makes a key that becomes active after a minute. May ask the key service: never inside a transaction. */
  make(): Promise<NewDataKey>
  /** Reads what other processes wrote. @throws KeyServiceError */
  reload(): Promise<void>
  list(executor: Db | Tx): Promise<DataKeyRow[]>
  close(): void
}

/** The key of installations from before there was a table, and of every new one until its first rotation. */
const firstKeyId = 'k1'
const indexKeyId = 'i1'
const reloadMillis = 20_000
/** Three readings: by then every process knows the key. */
const activeAfterMillis = 3 * reloadMillis
/** Values that name keys which nobody has do not make us ask on and on. */
const missedMillis = 1_000

/**
 * Opens the keys, and makes the first ones. What another key-encryption key had closed is closed by the current one, so
 * that the other may go. Call it under the migration lock: of processes that start together one does this.
 * @throws StartError when a key cannot be opened; without it stored values are lost, so nothing may run
 */
export async function openDataKeys(options: DataKeysOptions): Promise<DataKeys> {
  const { database, wrappers } = options
  const [current] = wrappers
  if ((await listDataKeys(database.db)).length === 0) await writeFirstKeys(options)
  const opened = new Map<string, KeyObject>()
  for (const row of await listDataKeys(database.db)) {
    const bytes = await openAtStart(wrappers, row)
    if (row.wrappedBy !== current.id)
      await setWrapped(database.db, { keyId: row.keyId, wrapped: await current.wrap(bytes, contextOf(row)), wrappedBy: current.id })
    opened.set(row.keyId, toKey(bytes))
  }
  const index = opened.get(indexKeyId)
  if (!index) throw new StartError(`The key ${indexKeyId} is missing in the table data_keys; put it back from a backup, because nothing is found without it.`)
  const ring = new LoadedKeys(options, index, opened)
  await ring.reload()
  ring.startReading()
  return ring
}

/** Both are derived from what was the only key before, so that values from then stay readable and findable. */
async function writeFirstKeys({ database, wrappers: [wrapper], firstSecret, isFitting, clock }: DataKeysOptions): Promise<void> {
  const [encryption, index] = [deriveKey(firstSecret, 'encryption'), deriveKey(firstSecret, 'blind-index')]
  const first = { id: firstKeyId, key: toKey(encryption) }
  const ring = { current: () => first, find: (id: string) => (id === firstKeyId ? first : undefined), index: toKey(index) }
  if (isFitting && !(await isFitting(ring)))
    throw new StartError('ENCRYPTION_KEY is not the key that the values of this database were sealed with; start with the one that was used before.')
  const [now, wrappedBy] = [clock.now(), wrapper.id]
  const keys = [
    { keyId: firstKeyId, purpose: 'encryption', bytes: encryption },
    { keyId: indexKeyId, purpose: 'blind-index', bytes: index },
  ] as const
  const rows = keys.map(async ({ bytes, ...key }) => ({
    ...key,
    wrapped: await wrapper.wrap(bytes, contextOf(key)),
    wrappedBy,
    createdAt: now,
    activeFrom: now,
  }))
  await insertDataKeys(database.db, await Promise.all(rows))
}

async function openAtStart(wrappers: readonly KeyWrapper[], row: DataKeyRow): Promise<Buffer> {
  try {
    return await unwrap(wrappers, row)
  } catch (cause) {
    if (cause instanceof KeyServiceError) throw new StartError(`The data keys cannot be opened: ${cause.message}.`, { cause })
    if (!(cause instanceof DecryptError)) throw cause
    throw new StartError(
      `The data key ${row.keyId} was closed by the key ${row.wrappedBy}, which is not at hand; put the ENCRYPTION_KEY of before into ENCRYPTION_KEYS_OLD, or set KMS as it was (docs/guides/keys.md).`,
      { cause },
    )
  }
}

async function unwrap(wrappers: readonly KeyWrapper[], row: DataKeyRow): Promise<Buffer> {
  const wrapper = wrappers.find(({ id }) => id === row.wrappedBy)
  if (!wrapper) throw new DecryptError(`the key-encryption key ${row.wrappedBy} is not at hand`)
  return wrapper.unwrap(row.wrapped, contextOf(row))
}

/** A key closed for one row does not open in another. */
function contextOf({ keyId, purpose }: Pick<DataKeyRow, 'keyId' | 'purpose'>): string {
  return `data-key ${purpose} ${keyId}`
}

interface TimedKey extends DataKey {
  readonly activeFromMillis: number
}

class LoadedKeys implements DataKeys {
  readonly index: KeyObject
  readonly #options: DataKeysOptions
  readonly #opened: Map<string, KeyObject>
  #keys = new Map<string, DataKey>()
  #current: DataKey | undefined
  /** Known, and not yet active: soonest first. */
  #coming: TimedKey[] = []
  #timer: NodeJS.Timeout | undefined
  #missedAt = -Infinity

  constructor(options: DataKeysOptions, index: KeyObject, opened: Map<string, KeyObject>) {
    this.#options = options
    this.index = index
    this.#opened = opened
  }

  current(): DataKey {
    if (this.#coming.length > 0) this.#activate()
    if (!this.#current) throw new Error('there is no data key to seal with')
    return this.#current
  }

  find(id: string): DataKey | undefined {
    const known = this.#keys.get(id)
    if (!known) this.#missed()
    return known
  }

  async make(): Promise<NewDataKey> {
    const { database, wrappers, clock } = this.#options
    const [wrapper] = wrappers
    const numbers = (await listDataKeys(database.db)).map(({ keyId }) => Number(/^k(\d+)$/.exec(keyId)?.[1] ?? 0))
    const keyId = `k${Math.max(0, ...numbers) + 1}`
    const bytes = randomBytes(keyBytes)
    const wrapped = await wrapper.wrap(bytes, contextOf({ keyId, purpose: 'encryption' }))
    const createdAt = clock.now()
    const activeFrom = new Date(createdAt.getTime() + activeAfterMillis)
    const row = { keyId, purpose: 'encryption', wrapped, wrappedBy: wrapper.id, createdAt, activeFrom } as const
    return { keyId, activeFrom, write: async (tx) => (await insertDataKeys(tx, [row])) === 1 }
  }

  async reload(): Promise<void> {
    const { database, wrappers } = this.#options
    const rows = (await listDataKeys(database.db)).filter(({ purpose }) => purpose === 'encryption')
    for (const row of rows) if (!this.#opened.has(row.keyId)) this.#opened.set(row.keyId, toKey(await unwrap(wrappers, row)))
    const keys = rows.flatMap(({ keyId: id, activeFrom, retiredAt }) => {
      const key = this.#opened.get(id)
      return key ? [{ id, key, activeFromMillis: activeFrom.getTime(), isRetired: retiredAt !== null }] : []
    })
    this.#keys = new Map(keys.map(({ id, key }) => [id, { id, key }]))
    this.#coming = keys.filter(({ isRetired }) => !isRetired)
    this.#activate()
  }

  list(executor: Db | Tx): Promise<DataKeyRow[]> {
    return listDataKeys(executor)
  }

  startReading(): void {
    this.#timer = setInterval(() => this.#reloadSoon(), reloadMillis).unref()
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #activate(): void {
    const now = this.#options.clock.now().getTime()
    const active = this.#coming.findLast(({ activeFromMillis }) => activeFromMillis <= now)
    if (!active) return
    this.#current = active
    this.#coming = this.#coming.filter(({ activeFromMillis }) => activeFromMillis > now)
  }

  /** Another process may have made it a moment ago. */
  #missed(): void {
    const now = performance.now()
    if (now - this.#missedAt < missedMillis) return
    this.#missedAt = now
    this.#reloadSoon()
  }

  #reloadSoon(): void {
    this.reload().catch((error: unknown) => this.#options.log.warn({ err: error }, 'the data keys could not be read again; those known hold'))
  }
}
