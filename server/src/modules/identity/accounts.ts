import type { SecurityEventKind } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import { first, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { IdentityCore } from './parts.ts'

export interface AccountFacts {
  signedUpAt: Date
  /** Sessions that are open now. */
  sessionCount: number
  lastSeenAt: Date | null
}
/** What the platform's staff see of an account beside who it is. */
export interface Accounts {
  facts(executor: Db | Tx, userId: Id<'usr'>): Promise<AccountFacts | undefined>
  /** Lets nobody else freeze or unfreeze somebody until the transaction ends. */
  lock(tx: Tx, userId: Id<'usr'>): Promise<void>
  /** Whose a shopper is; undefined for a guest. */
  userOfShopper(executor: Db | Tx, shopperId: Id<'shp'>): Promise<Id<'usr'> | undefined>
  /** What happened to the account, newest first, without places and devices. */
  eventsOf(userId: Id<'usr'>, limit: number): Promise<{ kind: SecurityEventKind; at: string }[]>
}

export function createAccounts({ events, clock }: Pick<IdentityCore, 'events' | 'clock'>): Accounts {
  return {
    facts: (executor, userId) =>
      first(
        executor,
        sql<AccountFacts>`select p.created_at as signed_up_at, open.count as session_count, open.last_seen_at from people p,
          lateral (select count(*)::integer as count, max(coalesce(s.last_seen_at, s.created_at)) as last_seen_at
            from sessions s where s.user_id = p.user_id and s.expires_at > ${clock.now()}) as open
          where p.user_id = ${userId}`,
      ),
    async lock(tx, userId) {
      await first(tx, sql`select from people where user_id = ${userId} for update`)
    },
    async userOfShopper(executor, shopperId) {
      const row = await first(executor, sql<{ userId: Id<'usr'> | null }>`select user_id from shoppers where id = ${shopperId}`)
      return row?.userId ?? undefined
    },
    async eventsOf(userId, limit) {
      const { items } = await events.list(userId, { limit })
      return items.map(({ kind, at }) => ({ kind, at }))
    },
  }
}
