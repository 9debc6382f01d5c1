import type { Crypto } from '../crypto.ts'

/** A row's own columns as texts: its key, and what else its contexts are made of. */
export type SealedRow = Readonly<Record<string, string>>

export interface SealedColumn {
  /** The context its values are sealed in. */
  readonly context: (row: SealedRow) => string
  /** Its values lay in clear once; those that still do are sealed before anything is served. */
  readonly wasOpen?: boolean
  /** Filled together with a value that is sealed late: what it is found by. */
  readonly index?: { readonly column: string; readonly of: (plain: string, crypto: Crypto) => string }
}

/**
 * Where a table keeps sealed values. Each module lists its own; rotation, the verifier and the sealing of old rows walk
 * them. A column may also hold null or an empty text, which say nothing of anybody.
 */
export interface SealedTable {
  readonly table: string
  /** The columns of its primary key, in order, with their types. */
  readonly key: Readonly<Record<string, 'text' | 'bigint'>>
  /** Further columns that contexts are made of. */
  readonly contextColumns?: readonly string[]
  readonly columns: Readonly<Record<string, SealedColumn>>
  /** Its rows never change, so a value keeps the key it was sealed with, and that key stays in use. */
  readonly isAppendOnly?: boolean
}
