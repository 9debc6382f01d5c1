import type { Crypto } from './crypto.ts'
import { all, first, run, sql } from './db.ts'
import type { Db, RawBuilder, Tx } from './db.ts'
import { checkIndexOf } from './mail-check.ts'
import { openMail, recipientIndex } from './mail.ts'
import type { MailRow, StoredMail } from './mail.ts'
import type { MessagesOf, PersonId } from './personal-data.ts'

/** The mails we keep a copy of: whose they are, and when they go. */
export interface MailRecords {
  /** What a mail with this code was about; undefined when we sent none. */
  findByCode(code: string): Promise<{ topic: string; createdAt: Date } | undefined>
  of(executor: Db | Tx, whose: MessagesOf): Promise<StoredMail[]>
  /** A guest's mails belong to the account from now on. */
  merge(tx: Tx, from: PersonId, into: PersonId): Promise<void>
  /** Those still on their way too: they would reach nobody who wants them. */
  erase(tx: Tx, whose: MessagesOf): Promise<number>
  forget(tx: Tx, before: Date, limit: number): Promise<number>
}

export function createMailRecords({ db, crypto }: { readonly db: Db; readonly crypto: Crypto }): MailRecords {
  return {
    findByCode: (code) =>
      first(db, sql<{ topic: string; createdAt: Date }>`select topic, created_at from mails where check_index = ${checkIndexOf(crypto, code)}`),
    async of(executor, whose) {
      const rows = await all<MailRow>(executor, sql`select * from mails where ${belongsTo(crypto, whose)} order by id`)
      return rows.map((row) => openMail({ crypto }, row))
    },
    async merge(tx, from, into) {
      await run(tx, sql`update mails set person_id = ${into} where person_id = ${from}`)
    },
    erase: (tx, whose) => run(tx, sql`delete from mails where ${belongsTo(crypto, whose)}`),
    forget: (tx, before, limit) =>
      run(tx, sql`delete from mails where id in (select id from mails where created_at < ${before} and state <> 'queued' order by created_at limit ${limit})`),
  }
}

/** Codes for an account are mailed before it is made; what was mailed about somebody else's order to this address is theirs. */
function belongsTo(crypto: Crypto, { personIds, address }: MessagesOf): RawBuilder<unknown> {
  const index = address === null ? null : recipientIndex(crypto, address)
  return sql`(person_id = any(${personIds}::text[]) or (person_id is null and topic = 'account' and recipient_index = ${index}))`
}
