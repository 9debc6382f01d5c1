import type { Crypto } from '#platform/crypto.ts'
import type { SealedRow } from '#platform/crypto/sealed-table.ts'
import { all, run, sql } from '#platform/db.ts'
import type { PersonalData } from '#platform/personal-data.ts'
import { sealedAppeals } from './appeals/appeals.ts'

interface AppealRow extends SealedRow {
  readonly id: string
  readonly text: string
  readonly words: string
}

/** What somebody said against a freeze, and what was answered. */
export function staffPersonalData({ crypto }: { readonly crypto: Crypto }): PersonalData {
  const open = (column: 'text' | 'words', row: AppealRow): string => {
    const sealed = row[column]
    const context = sealedAppeals.columns[column]?.context(row)
    return sealed && context ? crypto.decrypt(sealed, context) : ''
  }
  return {
    name: 'staff',
    tables: { appeals: { exported: true, erased: true } },
    async exportOf(executor, { userId }) {
      const rows = await all<AppealRow>(
        executor,
        sql<AppealRow>`select id, state, asked_at, text, coalesce(words, '') as words from appeals where user_id = ${userId} order by id`,
      )
      return { 'appeals.json': rows.map((row) => ({ ...row, text: open('text', row), words: open('words', row) })) }
    },
    erase: async (tx, { userId }) => ({ appeals: await run(tx, sql`delete from appeals where user_id = ${userId}`) }),
  }
}
