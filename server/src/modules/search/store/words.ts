import type { Id } from '@yizhan/contract/shared'
import { all, json, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface WordRow {
  word: string
  documentCount: number
}
export interface NewWord {
  readonly word: string
  readonly neighbourKeys: readonly string[]
  readonly pinyin: string | null
  readonly initials: string | null
}

/** Words that may be meant by misspelt ones: they share a key. Commonest first. */
export function findNeighbours(executor: Db | Tx, keys: readonly string[], limit: number): Promise<WordRow[]> {
  return all(
    executor,
    sql<WordRow>`select word, document_count from search_words where neighbour_keys && ${keys}::text[] and document_count > 0 order by document_count desc, word limit ${limit}`,
  )
}

/** Longest run of an index that one completion reads. */
const prefixRowsMax = 2000
/** Sorts behind every text that begins with the same letters. */
const end = '\u{10ffff}'

/** Words that begin so, or sound so, commonest first. */
export function completeWords(executor: Db | Tx, prefix: string, by: 'word' | 'sound', limit: number): Promise<WordRow[]> {
  const range = (column: 'word' | 'pinyin' | 'initials') =>
    sql`(select word, document_count from search_words where ${sql.ref(column)} >= ${prefix} and ${sql.ref(column)} < ${prefix + end} and document_count > 0 order by ${sql.ref(column)} limit ${prefixRowsMax})`
  const found = by === 'word' ? range('word') : sql`${range('pinyin')} union ${range('initials')}`
  return all(executor, sql<WordRow>`select word, document_count from (${found}) found order by document_count desc, length(word), word limit ${limit}`)
}

/** Offers whose title begins so, best sold first. */
export function completeTitles(executor: Db | Tx, prefix: string, limit: number): Promise<{ offerId: Id<'off'> }[]> {
  return all(
    executor,
    sql<{ offerId: Id<'off'> }>`select offer_id from (
        select distinct offer_id from (select offer_id from search_titles where title_key >= ${prefix} and title_key < ${prefix + end} order by title_key limit ${prefixRowsMax}) found
      ) begun join search_offers using (offer_id) order by sales desc, number desc limit ${limit}`,
  )
}

/** Which of these words are not known yet: only for them the keys are made. */
export async function findUnknownWords(executor: Db | Tx, words: readonly string[]): Promise<string[]> {
  const rows = await all(
    executor,
    sql<{ word: string }>`select word from unnest(${words}::text[]) word where not exists (select from search_words known where known.word = word.word)`,
  )
  return rows.map(({ word }) => word)
}

export async function insertWords(tx: Tx, words: readonly NewWord[]): Promise<void> {
  if (words.length === 0) return
  await run(
    tx,
    sql`insert into search_words (word, document_count, neighbour_keys, pinyin, initials)
      select word, 0, "neighbourKeys", pinyin, initials from jsonb_to_recordset(${json(words)}) as new (word text, "neighbourKeys" text[], pinyin text, initials text)
      order by word on conflict do nothing`,
  )
}

/** Adds to the counts of documents, in the order of the words. */
export async function countWords(tx: Tx, changes: ReadonlyMap<string, number>): Promise<void> {
  const changed = [...changes].filter(([, by]) => by !== 0)
  if (changed.length === 0) return
  await run(
    tx,
    sql`with changed as (select * from unnest(${changed.map(([word]) => word)}::text[], ${changed.map(([, by]) => by)}::integer[]) as c (word, by)),
      locked as (select word from search_words where word in (select word from changed) order by word for update)
      update search_words w set document_count = greatest(w.document_count + c.by, 0) from changed c join locked using (word) where w.word = c.word`,
  )
}
