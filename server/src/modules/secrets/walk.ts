import { all, run, sql } from '#platform/db.ts'
import type { Db, RawBuilder, Tx } from '#platform/db.ts'
import type { SealedRow, SealedTable } from '#platform/crypto/sealed-table.ts'
import { prefixOf } from '#platform/crypto/sealed-value.ts'

// All SQL over the tables of other modules: they hand us their names, and the values stay theirs.

export interface WalkedRow {
  readonly key: readonly string[]
  /** The key and the context columns by name. */
  readonly row: SealedRow
  /** In the order of the columns that were asked for. */
  readonly values: readonly (string | null)[]
}
export interface Batch {
  readonly columns: readonly string[]
  /** The key of the last row before; null begins. */
  readonly after: readonly string[] | null
  readonly limit: number
  /** Only rows with a value that names another key than this. */
  readonly notUnder?: string
}
export interface RowChange {
  readonly key: readonly string[]
  readonly before: readonly (string | null)[]
  readonly after: readonly (string | null)[]
}

/** The next rows in the order of their keys. */
export async function readBatch(executor: Db | Tx, table: SealedTable, { columns, after, limit, notUnder }: Batch): Promise<WalkedRow[]> {
  const keys = Object.entries(table.key)
  const names = [...keys.map(([column]) => column), ...(table.contextColumns ?? [])]
  const keyColumns = sql.join(keys.map(([column]) => sql.ref(column)))
  const place = after && sql`(${keyColumns}) > (${sql.join(keys.map(([, type], index) => sql`${after[index] ?? ''}::${sql.raw(type)}`))})`
  const rows = await all(
    executor,
    sql<{ named: string[]; given: (string | null)[] }>`
      select array[${texts(names)}] as named, array[${texts(columns)}] as given from ${sql.table(table.table)}
      where ${place ?? sql`true`} and ${notUnder === undefined ? sql`true` : namesOther(columns, notUnder)} order by ${keyColumns} limit ${limit}`,
  )
  return rows.map(({ named, given }) => ({
    key: named.slice(0, keys.length),
    row: Object.fromEntries(names.map((name, index) => [name, named[index] ?? ''])),
    values: given,
  }))
}

/** Changes the rows that are still as they were read; what was written meanwhile stays. @returns how many were changed */
export function writeBatch(tx: Tx, table: SealedTable, columns: readonly string[], changes: readonly RowChange[]): Promise<number> {
  const keys = Object.entries(table.key)
  const lists = [
    ...keys.map((_, at) => changes.map(({ key }) => key[at] ?? null)),
    ...columns.map((_, at) => changes.map(({ before }) => before[at] ?? null)),
    ...columns.map((_, at) => changes.map(({ after }) => after[at] ?? null)),
  ]
  const given = (at: number) => sql.ref(`given.c${at}`)
  const sets = columns.map((column, at) => sql`${sql.ref(column)} = ${given(keys.length + columns.length + at)}`)
  const isRow = keys.map(([column, type], at) => sql`${sql.ref(`kept.${column}`)} = ${given(at)}::${sql.raw(type)}`)
  const isUnchanged = columns.map((column, at) => sql`${sql.ref(`kept.${column}`)} is not distinct from ${given(keys.length + at)}`)
  return run(
    tx,
    sql`update ${sql.table(table.table)} as kept set ${sql.join(sets)}
      from unnest(${sql.join(lists.map((list) => sql`${list}::text[]`))}) as given (${sql.join(lists.map((_, at) => sql.ref(`c${at}`)))})
      where ${sql.join([...isRow, ...isUnchanged], sql` and `)}`,
  )
}

/** Rows with a value that names another key. */
export async function countOthers(executor: Db | Tx, table: SealedTable, keyId: string): Promise<number> {
  const [counted] = await all(
    executor,
    sql<{ rows: number }>`select count(*) as rows from ${sql.table(table.table)} where ${namesOther(Object.keys(table.columns), keyId)}`,
  )
  return counted?.rows ?? 0
}

/** Every key that a value of the table names. */
export async function keysNamed(executor: Db | Tx, table: SealedTable): Promise<string[]> {
  const each = Object.keys(table.columns).map(
    (column) => sql`select split_part(${sql.ref(column)}, '.', 2) as key_id from ${sql.table(table.table)} where ${sql.ref(column)} <> ''`,
  )
  const rows = await all(executor, sql<{ keyId: string }>`select distinct key_id from (${sql.join(each, sql` union all `)}) as named`)
  return rows.map(({ keyId }) => keyId)
}

function namesOther(columns: readonly string[], keyId: string): RawBuilder<unknown> {
  const each = columns.map((column) => sql`(${sql.ref(column)} <> '' and not starts_with(${sql.ref(column)}, ${prefixOf(keyId)}))`)
  return sql`(${sql.join(each, sql` or `)})`
}

function texts(columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql`${sql.ref(column)}::text`))
}
