import type { Crypto } from '../crypto.ts'
import { all, run, sql } from '../db.ts'
import type { Db, Tx } from '../db.ts'
import type { PersonId } from '../personal-data.ts'
import { openText } from '../sms.ts'
import type { StoredText, TextRow } from '../sms.ts'

/** The text messages we keep a copy of: whose they are, and when they go. */
export interface TextRecords {
  ofPersons(executor: Db | Tx, personIds: readonly PersonId[]): Promise<StoredText[]>
  /** Those still on their way too: they would reach nobody who wants them. */
  erase(tx: Tx, personIds: readonly PersonId[]): Promise<number>
  forget(tx: Tx, before: Date, limit: number): Promise<number>
}

export function createTextRecords({ crypto }: { readonly crypto: Crypto }): TextRecords {
  return {
    async ofPersons(executor, personIds) {
      const rows = await all<TextRow>(executor, sql`select * from text_messages where person_id = any(${personIds}::text[]) order by id`)
      return rows.map((row) => openText({ crypto }, row))
    },
    erase: (tx, personIds) => run(tx, sql`delete from text_messages where person_id = any(${personIds}::text[])`),
    forget: (tx, before, limit) =>
      run(
        tx,
        sql`delete from text_messages where id in (
          select id from text_messages where created_at < ${before} and state not in ('queued', 'unknown') order by created_at limit ${limit})`,
      ),
  }
}
