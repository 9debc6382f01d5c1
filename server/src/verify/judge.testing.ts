import type { CheckName } from '@yizhan/contract/verification'
import type { TestApp } from '../../test/app.ts'
import type { Link } from '#platform/audit/chain.ts'
import { one, run, sql } from '#platform/db.ts'
import { runChecks } from './verify-database.ts'
import type { Verification } from './verify-database.ts'

export type Sql = ReturnType<typeof sql>
/** Ids by the check that names them. */
export type Named = Partial<Record<CheckName, readonly string[]>>

export function wrongIn({ checks }: Verification): Named {
  return Object.fromEntries(checks.filter(({ offending }) => offending > 0).map(({ name, rows }) => [name, rows.map(({ id }) => id)]))
}

class Undone extends Error {}

interface Judging {
  readonly now?: Date
  readonly anchors?: readonly Link[]
}
/** What the checks say of a database somebody changed behind our back, without foreign keys or triggers; the change is undone. */
export async function judge({ database, clock }: TestApp, changes: readonly Sql[], { now = clock.now(), anchors = [] }: Judging = {}): Promise<Verification> {
  let judged: Verification | undefined
  try {
    await database.transaction(async (tx) => {
      await run(tx, sql`set local session_replication_role = replica`)
      for (const change of changes) await run(tx, change)
      judged = await runChecks(tx, { now, anchors })
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  if (!judged) throw new Error('nothing was judged')
  return judged
}

/** The `id` a statement selects. */
export async function idOf({ database }: TestApp, statement: Sql): Promise<string> {
  const row = await one(database.db, statement)
  return (row as { id: string }).id // as: every statement given selects it
}
