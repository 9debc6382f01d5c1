import type { Id } from '@yizhan/contract/shared'
import type { Db, Tx } from './db.ts'

/** By which rows belong to somebody: an account, or a shopper with or without one. */
export type PersonId = Id<'usr'> | Id<'shp'>

/** Somebody with an account, as every table knows them. */
export interface Person {
  readonly userId: Id<'usr'>
  readonly shopperId: Id<'shp'> | null
}

/** Whose messages: by whom they were written for, and those written to a proved address before it was anybody's. */
export interface MessagesOf {
  readonly personIds: readonly PersonId[]
  readonly address: string | null
}

/** A visitor without an account. */
export interface Guest {
  readonly userId: null
  readonly shopperId: Id<'shp'>
}

/** What becomes of a table's rows about a person: done, or the reason why not. */
export interface TableDuty {
  readonly exported: true | string
  readonly erased: true | string
}

/** What one module knows of a person: it alone can tell it, and forget it. */
export interface PersonalData {
  readonly name: string
  /** Every table of the module that says something about a person. A test holds that none is missing. */
  readonly tables: Readonly<Record<string, TableDuty>>
  /** Everything, in words a person can read: file name to content. */
  exportOf(executor: Db | Tx, person: Person): Promise<Readonly<Record<string, unknown>>>
  /** Takes somebody out. Doing it again finds nothing to do. @returns how many rows of each table changed */
  erase(tx: Tx, somebody: Person | Guest): Promise<Readonly<Record<string, number>>>
}

export interface Forgotten {
  readonly removed: number
  /** Where the next batch, perhaps of another day, goes on. */
  readonly place: string
  /** Whether nothing is left for now. */
  readonly isDone: boolean
}
/** Removes a batch of what is older than `before`, going on at `place`, where the last batch ended; empty for the beginning. */
export type Forget = (tx: Tx, asked: { readonly before: Date; readonly place: string; readonly limit: number }) => Promise<Forgotten>

/** For rows that are found by their age: every batch begins at the oldest. */
export function forgetting(remove: (tx: Tx, before: Date, limit: number) => Promise<number>): Forget {
  return async (tx, { before, limit }) => {
    const removed = await remove(tx, before, limit)
    return { removed, place: '', isDone: removed < limit }
  }
}
