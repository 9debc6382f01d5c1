import { sql } from '#platform/db.ts'
import type { RawBuilder } from '#platform/db.ts'
import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import { sealedFormSql } from '#platform/crypto/sealed-value.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import type { Check } from '../check.ts'
import { sqlCheck } from '../check.ts'

const columns = sealedColumns.flatMap((table) => Object.keys(table.columns).map((column) => ({ table, column })))

/** Whether every sealed column holds sealed values alone, each naming a key there is. What it says stays closed: no key is needed. */
export const sealedChecks: readonly Check[] = [
  sqlCheck('sealed-values', {
    looked: sql`select sum(count) from (${sql.join(
      columns.map(({ table, column }) => sql`select count(*) from ${sql.table(table.table)} where ${sql.ref(column)} <> ''`),
      sql` union all `,
    )}) as counted`,
    offending: sql.join(
      columns.map(({ table, column }) => wrongOf(table, column)),
      sql` union all `,
    ),
  }),
]

/** Null and an empty text say nothing of anybody. */
function wrongOf(table: SealedTable, column: string): RawBuilder<unknown> {
  const [value, place] = [sql.ref(column), `${table.table}.${column}`]
  const id = sql.join(
    Object.keys(table.key).map((key) => sql`${sql.ref(key)}::text`),
    sql` || ' ' || `,
  )
  return sql`select ${id} as id, jsonb_build_object('column', ${place}::text, 'keyId', case when ${value} ~ ${sealedFormSql} then split_part(${value}, '.', 2) end) as facts
    from ${sql.table(table.table)}
    where ${value} <> '' and (${value} !~ ${sealedFormSql} or split_part(${value}, '.', 2) not in (select id from data_keys where purpose = 'encryption'))`
}
