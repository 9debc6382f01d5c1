import type { Crypto } from '../crypto.ts'
import { all, run, sql } from '../db.ts'
import type { Db, RawBuilder, Tx } from '../db.ts'
import type { MessagesOf } from '../personal-data.ts'
import { openText, recipientPurpose } from '../sms.ts'
import type { StoredText, TextRow } from '../sms.ts'

/** The text messages we keep a copy of: whose they are, and when they go. */
export interface TextRecords {
  of(executor: Db | Tx, whose: MessagesOf): Promise<StoredText[]>
  /** Those still on their way too: they would reach nobody who wants them. */
  erase(tx: Tx, whose: MessagesOf): Promise<number>
  forget(tx: Tx, before: Date, limit: number): Promise<number>
}

export function createTextRecords({ crypto }: { readonly crypto: Crypto }): TextRecords {
  return {
    async of(executor, whose) {
      const rows = await all<TextRow>(executor, sql`select * from text_messages where ${belongsTo(crypto, whose)} order by id`)
      return rows.map((row) => openText({ crypto }, row))
    },
    erase: (tx, whose) => run(tx, sql`delete from text_messages where ${belongsTo(crypto, whose)}`),
    forget: (tx, before, limit) =>
      run(
        tx,
        sql`delete from text_messages where id in (
          select id from text_messages where created_at < ${before} and state not in ('queued', 'unknown') order by created_at limit ${limit})`,
      ),
  }
}

/** Codes for an account are sent before it is made. */
function belongsTo(crypto: Crypto, { personIds, address }: MessagesOf): RawBuilder<unknown> {
  const index = address === null ? null : crypto.blindIndex(address, recipientPurpose)
  return sql`(person_id = any(${personIds}::text[]) or (person_id is null and recipient_index = ${index}))`
}
