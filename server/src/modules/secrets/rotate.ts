import type { RotatedTable } from '@yizhan/contract/secrets'
import type { Clock } from '#platform/clock.ts'
import { DecryptError } from '#platform/crypto.ts'
import type { Crypto } from '#platform/crypto.ts'
import { retireDataKeys } from '#platform/crypto/data-key-store.ts'
import type { DataKeys } from '#platform/crypto/data-keys.ts'
import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import { prefixOf } from '#platform/crypto/sealed-value.ts'
import type { Database } from '#platform/db.ts'
import type { Log } from '#platform/log.ts'
import { batchRowsDefault } from './seal-open-rows.ts'
import { saveRotation } from './store.ts'
import type { RotationRow } from './store.ts'
import { countOthers, keysNamed, readBatch, writeBatch } from './walk.ts'
import type { RowChange, WalkedRow } from './walk.ts'

export interface RotationParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly crypto: Crypto
  readonly dataKeys: DataKeys
  readonly tables: readonly SealedTable[]
  /** Rows of one transaction; tests take few. */
  readonly batchRows?: number
}

/** A process that had not heard of the new key for long may still seal with the old one; it stops soon, so rounds are few. */
const roundsMax = 10

/** What a rotation knows when it begins: how much there is to do. */
export async function beginRotation({ database, clock, tables }: RotationParts, rotation: RotationRow): Promise<RotationRow | undefined> {
  const counted: RotatedTable[] = []
  for (const table of changeable(tables))
    counted.push({ table: table.table, total: await countOthers(database.db, table, rotation.keyId), done: 0, unreadable: 0 })
  return saved(database, { ...rotation, state: 'running', startedAt: clock.now(), tables: counted })
}

/**
 * Seals the next batch of rows again with the new key, together with the place the walk is at. Rows that somebody changed
 * since they were read are left to the next round: whatever was written meanwhile is under the new key, or found again.
 * @returns undefined when another worker moved the rotation on
 */
export async function stepRotation(parts: RotationParts, rotation: RotationRow): Promise<RotationRow | undefined> {
  const { database, batchRows: limit = batchRowsDefault } = parts
  const { place, keyId } = rotation
  const table = changeable(parts.tables)[place.table]
  if (!table) return endRound(parts, rotation)
  const columns = Object.keys(table.columns)
  const rows = await readBatch(database.db, table, { columns, after: place.cursor, limit, notUnder: keyId })
  if (rows.length === 0) return saved(database, { ...rotation, place: { ...place, table: place.table + 1, cursor: null } })
  const changes: RowChange[] = []
  let unreadable = 0
  for (const row of rows) {
    const { change, isUnreadable } = resealRow(parts, table, { row, keyId })
    if (change) changes.push(change)
    if (isUnreadable) unreadable += 1
  }
  return database
    .transaction(async (tx) => {
      const written = changes.length > 0 ? await writeBatch(tx, table, columns, changes) : 0
      const next: RotationRow = {
        ...rotation,
        tables: rotation.tables.map((each) =>
          each.table === table.table ? { ...each, done: each.done + written, unreadable: each.unreadable + unreadable } : each,
        ),
        place: { ...place, cursor: rows.at(-1)?.key ?? null, sealedInRound: place.sealedInRound + written },
      }
      if (!(await saveRotation(tx, next))) throw new MovedOn()
      return { ...next, version: next.version + 1 }
    })
    .catch(ignoreMovedOn)
}

function changeable(tables: readonly SealedTable[]): SealedTable[] {
  return tables.filter(({ isAppendOnly }) => !isAppendOnly)
}

/** After a round in which nothing was left to do, the keys that no value names any more are retired. */
async function endRound(parts: RotationParts, rotation: RotationRow): Promise<RotationRow | undefined> {
  const { database, clock, log } = parts
  const { place, rotationId, keyId } = rotation
  if (place.sealedInRound > 0 && place.round < roundsMax) {
    const tables = rotation.tables.map((each) => ({ ...each, unreadable: 0 }))
    return saved(database, { ...rotation, tables, place: { table: 0, cursor: null, round: place.round + 1, sealedInRound: 0 } })
  }
  const named = new Set<string>()
  for (const table of parts.tables) for (const each of await keysNamed(database.db, table)) named.add(each)
  const known = await parts.dataKeys.list(database.db)
  const unused = known.filter((key) => key.purpose === 'encryption' && key.keyId !== keyId && key.activeFrom <= rotation.activeAt && !named.has(key.keyId))
  const unreadable = rotation.tables.reduce((sum, each) => sum + each.unreadable, 0)
  if (unreadable > 0) log.error({ rotationId, unreadable }, 'some sealed values do not open; their keys stay in use')
  return database
    .transaction(async (tx) => {
      const ended: RotationRow = { ...rotation, state: 'done', endedAt: clock.now() }
      if (!(await saveRotation(tx, ended))) throw new MovedOn()
      await retireDataKeys(
        tx,
        unused.map((key) => key.keyId),
        clock.now(),
      )
      return { ...ended, version: ended.version + 1 }
    })
    .catch(ignoreMovedOn)
}

interface Resealing {
  readonly row: WalkedRow
  readonly keyId: string
}
/** One value that does not open keeps no other from being sealed again. */
function resealRow(
  { crypto, log }: RotationParts,
  table: SealedTable,
  { row: { key, row, values }, keyId }: Resealing,
): { change?: RowChange; isUnreadable: boolean } {
  let isUnreadable = false
  const after = Object.values(table.columns).map(({ context }, at) => {
    const value = values[at] ?? null
    if (!value || value.startsWith(prefixOf(keyId))) return value
    try {
      return crypto.encrypt(crypto.decrypt(value, context(row)), context(row))
    } catch (error) {
      if (!(error instanceof DecryptError)) throw error
      isUnreadable = true
      log.warn({ table: table.table, key }, 'a sealed value does not open')
      return value
    }
  })
  return { isUnreadable, ...(after.some((value, at) => value !== values[at]) && { change: { key, before: values, after } }) }
}

/** Undoes a batch: another worker wrote the same and moved the rotation on. */
class MovedOn extends Error {
  override readonly name = 'MovedOn'
}
function ignoreMovedOn(error: unknown): undefined {
  if (!(error instanceof MovedOn)) throw error
}
async function saved({ db }: Database, row: RotationRow): Promise<RotationRow | undefined> {
  return (await saveRotation(db, row)) ? { ...row, version: row.version + 1 } : undefined
}
