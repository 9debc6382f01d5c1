import type { Crypto } from '#platform/crypto.ts'
import { DecryptError } from '#platform/crypto.ts'
import type { SealedColumn, SealedTable } from '#platform/crypto/sealed-table.ts'
import { keyIdOf } from '#platform/crypto/sealed-value.ts'
import type { Database } from '#platform/db.ts'
import type { Log } from '#platform/log.ts'
import { listSealedTables, noteSealed } from './store.ts'
import { readBatch, writeBatch } from './walk.ts'
import type { RowChange, WalkedRow } from './walk.ts'

export interface SealingParts {
  readonly database: Database
  readonly crypto: Crypto
  readonly log: Log
  readonly tables: readonly SealedTable[]
  /** Rows of one transaction; tests take few. */
  readonly batchRows?: number
}

/** A mail has a body of up to 200,000 characters, twice. */
export const batchRowsDefault = 100
const tellEveryRows = 10_000

/**
 * Seals the values of columns that once lay in clear, table by table, each batch with the place it reached in one
 * transaction: cut short, it goes on from there. What is done is noted, so that the next start asks one question. Call
 * it under the migration lock and before anything is served, for nobody can read an open value any more.
 */
export async function sealOpenRows(parts: SealingParts): Promise<void> {
  const known = new Map((await listSealedTables(parts.database.db)).map((noted) => [noted.name, noted]))
  for (const table of parts.tables) {
    const columns = Object.entries(table.columns).filter(([, { wasOpen }]) => wasOpen)
    const name = `${table.table} (${columns.map(([column]) => column).join(', ')})`
    const noted = known.get(name)
    if (columns.length > 0 && !noted?.isDone) await sealTable(parts, { table, columns, name }, noted?.cursor ?? null)
  }
}

interface OpenTable {
  readonly table: SealedTable
  readonly columns: readonly (readonly [string, SealedColumn])[]
  readonly name: string
}

async function sealTable(parts: SealingParts, open: OpenTable, begin: readonly string[] | null): Promise<void> {
  const { database, log, batchRows: limit = batchRowsDefault } = parts
  const { table, columns, name } = open
  const indexes = columns.flatMap(([, { index }]) => (index ? [index.column] : []))
  const written = [...columns.map(([column]) => column), ...indexes]
  let [cursor, rowsSealed, told] = [begin, 0, 0]
  for (;;) {
    const rows = await readBatch(database.db, table, { columns: written, after: cursor, limit })
    const changes = rows.flatMap((row) => sealRow(parts.crypto, columns, row) ?? [])
    const last = rows.at(-1)?.key ?? cursor
    const isDone = rows.length < limit
    await database.transaction(async (tx) => {
      if (changes.length > 0) await writeBatch(tx, table, written, changes)
      await noteSealed(tx, { name, cursor: last, rowsSealed: changes.length, isDone })
    })
    cursor = last
    rowsSealed += changes.length
    if (isDone) break
    if (rowsSealed - told >= tellEveryRows) log.info({ table: name, rowsSealed: (told = rowsSealed) }, 'sealing what lay in clear')
  }
  if (rowsSealed > 0) log.info({ table: name, rowsSealed }, 'what lay in clear is sealed')
}

/** Undefined when all of it is sealed already. */
function sealRow(crypto: Crypto, columns: OpenTable['columns'], { key, row, values }: WalkedRow): RowChange | undefined {
  const after = [...values]
  let indexAt = columns.length
  for (const [at, [, { context, index }]] of columns.entries()) {
    const value = values[at]
    if (value && !isSealed(crypto, value, context(row))) {
      after[at] = crypto.encrypt(value, context(row))
      if (index) after[indexAt] = index.of(value, crypto)
    }
    if (index) indexAt += 1
  }
  return after.every((value, at) => value === values[at]) ? undefined : { key, before: values, after }
}

/** Somebody may have written what only looks like a sealed value; one that is, opens. */
function isSealed(crypto: Crypto, value: string, context: string): boolean {
  if (keyIdOf(value) === undefined) return false
  try {
    crypto.decrypt(value, context)
    return true
  } catch (error) {
    if (error instanceof DecryptError) return false
    throw error
  }
}

/** Looked at of each table: enough to tell another key from a damaged row. */
const sampleRows = 3

/** Whether keys are those of a database: some of its sealed values open, or it has none. */
export async function doesSampleOpen({ database, crypto, tables }: Pick<SealingParts, 'database' | 'crypto' | 'tables'>): Promise<boolean> {
  let hasSealed = false
  for (const table of tables) {
    const columns = Object.entries(table.columns)
    const rows = await readBatch(database.db, table, { columns: columns.map(([name]) => name), after: null, limit: sampleRows })
    const sealed = rows.flatMap(({ row, values }) =>
      columns.flatMap(([, { context }], at) => {
        const value = values[at]
        return value && keyIdOf(value) !== undefined ? [{ value, context: context(row) }] : []
      }),
    )
    if (sealed.some(({ value, context }) => isSealed(crypto, value, context))) return true
    hasSealed ||= sealed.length > 0
  }
  return !hasSealed
}
