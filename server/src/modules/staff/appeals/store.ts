import type { Id } from '@yizhan/contract/shared'
import { all, first, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export const appealStates = ['open', 'granted', 'declined'] as const
export interface AppealRow {
  appealId: Id<'apl'>
  userId: Id<'usr'>
  text: string
  askedAt: Date
  state: (typeof appealStates)[number]
  decidedBy: Id<'usr'> | null
  decidedAt: Date | null
  words: string | null
}
const columns = sql`id as appeal_id, user_id, text, asked_at, state, decided_by, decided_at, words`

/** One appeal of a person waits at a time; another one meanwhile is let go. Without a person it does as much, and keeps nothing. */
export async function insertAppeal(
  executor: Db | Tx,
  { appealId, userId, text, askedAt }: Pick<AppealRow, 'appealId' | 'text' | 'askedAt'> & { userId: Id<'usr'> | null },
): Promise<void> {
  await run(
    executor,
    sql`insert into appeals (id, user_id, text, asked_at) select ${appealId}, user_id, ${text}, ${askedAt} from (values (${userId}::text)) as frozen (user_id)
      where user_id is not null on conflict (user_id) where state = 'open' do nothing`,
  )
}
export function listAppeals(
  executor: Db | Tx,
  { state, after, limit }: { state: AppealRow['state']; after: string | undefined; limit: number },
): Promise<AppealRow[]> {
  const place = after === undefined ? sql`true` : sql`id < ${after}`
  return all(executor, sql<AppealRow>`select ${columns} from appeals where state = ${state} and ${place} order by id desc limit ${limit}`)
}
export function lockAppeal(tx: Tx, appealId: Id<'apl'>): Promise<AppealRow | undefined> {
  return first(tx, sql<AppealRow>`select ${columns} from appeals where id = ${appealId} for update`)
}
export async function closeAppeal(
  tx: Tx,
  { appealId, state, decidedBy, decidedAt, words }: Pick<AppealRow, 'appealId' | 'state' | 'words'> & { decidedBy: Id<'usr'>; decidedAt: Date },
): Promise<void> {
  await run(tx, sql`update appeals set state = ${state}, decided_by = ${decidedBy}, decided_at = ${decidedAt}, words = ${words} where id = ${appealId}`)
}
