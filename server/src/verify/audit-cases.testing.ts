import type { TestApp } from '../../test/app.ts'
import { chainAfter } from '#platform/audit/chain.ts'
import type { SealedEntry } from '#platform/audit/chain.ts'
import { findAct, readChain, readHead } from '#platform/audit/read-entries.ts'
import { one, sql } from '#platform/db.ts'
import type { Named, Sql } from './judge.testing.ts'

type Case = readonly [string, () => Promise<{ readonly changes: readonly Sql[]; readonly named: Named }>]

/** Whoever owns the tables can put the triggers away; the chain tells on them. */
export const untriggered = [
  sql`alter table audit_entries disable trigger audit_entries_append_only`,
  sql`alter table audit_head disable trigger audit_head_only_forward`,
]
/** An act whose two entries stand side by side, with others before and after it. */
async function someAct({ database: { db } }: TestApp): Promise<[SealedEntry, SealedEntry, SealedEntry]> {
  const { actId } = await one(
    db,
    sql<{ actId: string }>`select a.act_id from audit_entries a join audit_entries e on e.act_id = a.id and e.sequence = a.sequence + 1
      where a.phase = 'asked' and a.sequence > 2 order by a.sequence limit 1`,
  )
  const [asked, ended] = await findAct(db, actId)
  const [next] = await readChain(db, ended?.sequence ?? 0, 1)
  if (!asked || !ended || !next) throw new Error('the day had no such act')
  return [asked, ended, next]
}

/** What somebody did to the audit log behind its back, and what is named for it. */
export const auditCases = (app: () => TestApp): readonly Case[] => [
  [
    'an entry of the audit log that was changed',
    async () => {
      const [, ended] = await someAct(app())
      const changes = [...untriggered, sql`update audit_entries set status = 204 where id = ${ended.id}`]
      return { changes, named: { 'audit-chain': [ended.id] } }
    },
  ],
  [
    'an entry that was changed and sealed again',
    async () => {
      const [asked, ended, next] = await someAct(app())
      const [sealed] = chainAfter(asked, [{ ...ended, status: 204 }])
      const changes = [...untriggered, sql`update audit_entries set status = 204, hash = ${sealed?.hash} where id = ${ended.id}`]
      return { changes, named: { 'audit-chain': [next.id] } }
    },
  ],
  [
    'an act that was removed',
    async () => {
      const [asked, , next] = await someAct(app())
      return { changes: [...untriggered, sql`delete from audit_entries where act_id = ${asked.id}`], named: { 'audit-chain': [next.id] } }
    },
  ],
  [
    'an entry that was put in',
    async () => {
      const [asked] = await someAct(app())
      const { sequence } = await readHead(app().database.db)
      const place = sequence + 1
      return {
        changes: [
          sql`insert into audit_entries (sequence, id, act_id, phase, at, act, audience, actor_roles, subject_ids, request_id, hash)
            select ${place}, 'aud_forged', 'aud_forged', 'asked', ${app().clock.now()}, act, audience, actor_roles, subject_ids, request_id, hash from audit_entries where id = ${asked.id}`,
          sql`insert into audit_open_acts values ('aud_forged')`,
          sql`update audit_head set sequence = ${place}, hash = (select hash from audit_entries where id = 'aud_forged')`,
        ],
        named: { 'audit-chain': ['aud_forged'] },
      }
    },
  ],
  [
    'two entries that changed places',
    async () => {
      const [asked, ended, next] = await someAct(app())
      const [after] = await readChain(app().database.db, next.sequence, 1)
      const place = (entry: SealedEntry, sequence: number) => sql`update audit_entries set sequence = ${sequence} where id = ${entry.id}`
      return {
        changes: [...untriggered, place(ended, 1_000_000_000), place(next, ended.sequence), place(ended, next.sequence)],
        named: { 'audit-chain': [next.id, ended.id, after?.id ?? asked.id] },
      }
    },
  ],
  [
    'the last act cut off',
    async () => {
      const { sequence } = await readHead(app().database.db)
      return {
        changes: [
          ...untriggered,
          sql`delete from audit_entries where act_id = (select act_id from audit_entries where sequence = ${sequence} and phase = 'ended')`,
        ],
        named: { 'audit-chain': [`head ${sequence}`] },
      }
    },
  ],
  [
    'an act that ended otherwise than it began',
    async () => {
      const [, ended] = await someAct(app())
      const changes = [...untriggered, sql`update audit_entries set act = 'readBalances' where id = ${ended.id}`]
      return { changes, named: { 'audit-chain': [ended.id], 'audit-ended': [ended.id] } }
    },
  ],
  [
    'an act that has ended and is kept as open',
    async () => {
      const asked = await one(app().database.db, sql<SealedEntry>`select id from audit_entries where phase = 'asked' order by sequence desc limit 1`)
      return { changes: [sql`insert into audit_open_acts values (${asked.id})`], named: { 'audit-ended': [asked.id] } }
    },
  ],
]
