import { first, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

/** How far a rule came the last time. */
export async function placeOf(db: Db, rule: string): Promise<string> {
  return (await first(db, sql<{ place: string }>`select place from retention_runs where rule = ${rule}`))?.place ?? ''
}
/** Written with the rows that went, so that a killed run goes on where it was. */
export async function writeRun(tx: Tx, row: { rule: string; now: Date; removed: number; place: string }): Promise<void> {
  await run(
    tx,
    sql`insert into retention_runs (rule, ran_at, removed, place) values (${row.rule}, ${row.now}, ${row.removed}, ${row.place})
      on conflict (rule) do update set ran_at = excluded.ran_at, removed = retention_runs.removed + excluded.removed, place = excluded.place`,
  )
}
