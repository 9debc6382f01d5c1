import type { Id } from '@yizhan/contract/shared'
import { first, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export async function findPhrase(executor: Db | Tx, userId: Id<'usr'>): Promise<string | undefined> {
  return (await first(executor, sql<{ phrase: string }>`select phrase from mail_phrases where user_id = ${userId}`))?.phrase
}
export async function writePhrase(tx: Tx, row: { userId: Id<'usr'>; phrase: string; now: Date }): Promise<void> {
  await run(
    tx,
    sql`insert into mail_phrases (user_id, phrase, changed_at) values (${row.userId}, ${row.phrase}, ${row.now})
      on conflict (user_id) do update set phrase = excluded.phrase, changed_at = excluded.changed_at`,
  )
}
export function deletePhrase(tx: Tx, userId: Id<'usr'> | null): Promise<number> {
  return run(tx, sql`delete from mail_phrases where user_id = ${userId}`)
}
