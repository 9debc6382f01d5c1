import type { Id } from '@yizhan/contract/shared'
import { Committer, unanswered } from '#platform/committer.ts'
import type { Db } from '#platform/db.ts'
import { gather } from '#platform/gather.ts'
import { deleteQuotes, findQuotes, insertQuotes } from './store.ts'
import type { NewQuote, QuoteRow } from './store.ts'

/** Prices as they were told, kept to be compared when the order comes; written and read for many shoppers at once. */
export interface Quotes {
  write(quote: NewQuote): Promise<void>
  find(quoteId: Id<'quo'>): Promise<QuoteRow | undefined>
  /** Deletes those that expired before. Answers how many. */
  forget(expiredBefore: Date): Promise<number>
}

export function createQuotes(db: Db): Quotes {
  const writing = new Committer(unanswered<NewQuote>((quotes) => insertQuotes(db, quotes)))
  const read = gather(db, findQuotes)
  return {
    write: (quote) => writing.submit(quote),
    find: async (quoteId) => (await read(db, [quoteId])).get(quoteId),
    forget: (expiredBefore) => deleteQuotes(db, expiredBefore),
  }
}
