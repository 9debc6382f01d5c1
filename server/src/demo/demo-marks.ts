import { first, run, sql } from '#platform/db.ts'
import type { Database } from '#platform/db.ts'

/** Work of the first start that is done once. Apart from it, so that later starts need not load what makes the demo. */
export type DemoMark = 'demo-marketplace' | 'demo-sales'

export async function hasMark({ db }: Database, mark: DemoMark): Promise<boolean> {
  return (await first(db, sql`select from marks where name = ${mark}`)) !== undefined
}
export async function setMark({ db }: Database, mark: DemoMark): Promise<void> {
  await run(db, sql`insert into marks (name) values (${mark}) on conflict do nothing`)
}
