import { one, run, sql } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'

/** A step of a plan as it was run; counts are of one loop. See https://www.postgresql.org/docs/current/using-explain.html */
export interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Index Cond'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly Plans?: readonly PlanNode[]
}
export interface ExecutedPlan {
  readonly 'Query Text': string
  readonly Plan: PlanNode
}

const settings = { log_min_duration: '0', log_analyze: 'on', log_timing: 'off', log_format: 'json', log_level: 'notice' }

/**
 * Has the database tell how it ran each statement from now on: with the values it had, under the settings of its
 * transaction, with the rows that were really read. It tells the connection that asked, as notices.
 * @returns filled as statements are run; emptied by `plans.length = 0`
 */
export async function collectPlans({ db, pool }: Database): Promise<ExecutedPlan[]> {
  const plans: ExecutedPlan[] = []
  const { name } = await one(db, sql<{ name: string }>`select current_database() as name`)
  const database = sql.ref(name)
  await run(db, sql`alter database ${database} set session_preload_libraries = auto_explain`)
  for (const [setting, value] of Object.entries(settings))
    await run(db, sql`alter database ${database} set ${sql.ref(`auto_explain.${setting}`)} = ${sql.lit(value)}`)
  pool.on('connect', (client) => {
    client.on('notice', ({ message }) => {
      const json = /^duration: .* plan:\n(?<plan>\{.*)$/s.exec(message ?? '')?.groups?.plan
      if (json) plans.push(JSON.parse(json) as ExecutedPlan) // as: written by auto_explain
    })
  })
  // Only connections opened from now on know of it.
  const old = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()))
  for (const client of old) client.release(true)
  return plans
}
