import type { CheckName, OffendingRow } from '@yizhan/contract/verification'
import type { Link } from '#platform/audit/chain.ts'
import { one, sql } from '#platform/db.ts'
import type { Tx } from '#platform/db.ts'

type Sql = ReturnType<typeof sql>

/** What a run knows beside the database. */
export interface CheckContext {
  readonly now: Date
  /** Links of the audit log that were kept elsewhere. */
  readonly anchors: readonly Link[]
}

export interface Findings {
  /** Rows that were looked at. */
  readonly looked: number
  /** Rows that are wrong, all of them. */
  readonly offending: number
  /** The first of them, by id. */
  readonly rows: readonly OffendingRow[]
}

/** One question to the whole database. It reads in the snapshot it is given, and writes nothing. */
export interface Check {
  readonly name: CheckName
  readonly run: (tx: Tx, context: CheckContext) => Promise<Findings>
}

/** Rows named of each check; more are counted. */
export const rowsMax = 100

/**
 * A check by one statement.
 * @param looked `select count(*) ...` of what the check is about
 * @param offending selects `id` and `facts` (jsonb) of wrong rows only, so that a sound database sends nothing
 */
export function sqlCheck(name: CheckName, { looked, offending }: { looked: Sql; offending: Sql | ((context: CheckContext) => Sql) }): Check {
  return {
    name,
    run: (tx, context) =>
      one(
        tx,
        sql<Findings>`with wrong as materialized (${typeof offending === 'function' ? offending(context) : offending})
          select (${looked})::bigint as looked, (select count(*) from wrong)::bigint as offending,
            coalesce((select jsonb_agg(jsonb_build_object('id', id, 'facts', facts) order by id) from (select id, facts from wrong order by id limit ${rowsMax}) as named), '[]') as rows`,
      ),
  }
}
