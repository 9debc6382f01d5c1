import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import { fileContext } from '#platform/sealed-files.ts'

/** Binds a phrase to its account. */
export const phraseContext = (userId: string) => `mail-phrase:${userId}`

export const sealedPhrases: SealedTable = {
  table: 'mail_phrases',
  key: { user_id: 'text' },
  columns: { phrase: { context: ({ user_id = '' }) => phraseContext(user_id) } },
}

/** The keys of archives. The archives themselves keep theirs: they are gone in days. */
export const sealedExports: SealedTable = {
  table: 'privacy_exports',
  key: { id: 'text' },
  contextColumns: ['file_key'],
  columns: { sealed_key: { context: ({ file_key = '' }) => fileContext(file_key) } },
}
