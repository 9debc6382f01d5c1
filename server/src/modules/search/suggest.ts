import type { Suggestion } from '@yizhan/contract/search'
import { inLocale } from '@yizhan/contract/shared'
import type { Id, Locale } from '@yizhan/contract/shared'
import { readTree } from './list-offers.ts'
import type { SearchMemory } from './list-offers.ts'
import { titleKeyOf } from './model/offer-document.ts'
import type { SearchContext } from './parts.ts'
import type { Recent } from '#platform/recent.ts'
import { completeTitles, completeWords } from './store/words.ts'
import { normalise, QUERY_LENGTH_MAX } from './text/normalise.ts'
import { asFullPinyin, asInitials, soundOf } from './text/pinyin.ts'

const suggestionsMax = 10
const wordsMax = 6
const categoriesMax = 3
const shopsMax = 2
const offersMax = 3
/** One letter begins too many titles to mean one. */
const titleLengthMin = 2

/** A category or shop under every text it can be begun with. */
interface Named {
  readonly text: string
  readonly target: string
  readonly keys: readonly string[]
}
export type NamesMemory = Recent<{ categories: Named[]; shops: Named[] }>

/** Goes on with what was typed: words by letter or by sound, categories, shops, titles. */
export async function suggest(
  context: SearchContext,
  memory: SearchMemory & { readonly names: NamesMemory },
  text: string,
  locale: Locale,
): Promise<Suggestion[]> {
  const typed = normalise(text, QUERY_LENGTH_MAX)
  if (typed === '') return []
  const { db } = context.database
  const names = memory.names.get(locale, () => readNames(context, memory, locale))
  const [{ categories, shops }, words, offers] = await Promise.all([
    names,
    findWords(context, typed),
    typed.length < titleLengthMin ? [] : completeTitles(db, titleKeyOf(typed), offersMax),
  ])
  const cards =
    offers.length > 0
      ? await context.cards(
          db,
          offers.map(({ offerId }) => offerId),
          locale,
        )
      : new Map<Id<'off'>, { title: string }>()
  const found: Suggestion[] = [
    ...begunBy(categories, typed, categoriesMax).map(({ text: name, target }) => ({ text: name, type: 'category' as const, target, count: null })),
    ...begunBy(shops, typed, shopsMax).map(({ text: name, target }) => ({ text: name, type: 'shop' as const, target, count: null })),
    ...offers.flatMap(({ offerId }) => {
      const card = cards.get(offerId)
      return card ? [{ text: card.title, type: 'offer' as const, target: offerId, count: null }] : []
    }),
  ]
  return [...words.slice(0, Math.max(suggestionsMax - found.length, 2)), ...found].slice(0, suggestionsMax)
}

/** The last word is completed; what stands before it stays. */
async function findWords({ database }: SearchContext, typed: string): Promise<Suggestion[]> {
  const at = typed.lastIndexOf(' ') + 1
  const before = typed.slice(0, at)
  const word = typed.slice(at)
  if (word === '') return []
  const canSound = asFullPinyin(word, true) !== undefined || asInitials(word) !== undefined
  const [written, sounded] = await Promise.all([
    completeWords(database.db, word, 'word', wordsMax),
    canSound ? completeWords(database.db, word, 'sound', wordsMax) : [],
  ])
  const unique = new Map([...written, ...sounded].map((row) => [row.word, row]))
  // Only a word standing alone is in as many offers as it is counted in.
  return [...unique.values()]
    .slice(0, wordsMax * 2)
    .map(({ word: text, documentCount }) => ({ text: before + text, type: 'words', target: null, count: before === '' ? documentCount : null }))
}

async function readNames(context: SearchContext, memory: SearchMemory, locale: Locale): Promise<{ categories: Named[]; shops: Named[] }> {
  const [tree, shops] = await Promise.all([readTree(context, memory, locale), context.merchants.listOpen(context.database.db)])
  const all = tree.children(null).flatMap(({ slug }) => tree.within(slug))
  return {
    categories: all.flatMap((slug) => tree.find(slug) ?? []).map(({ slug, name }) => ({ text: name, target: slug, keys: keysOf([name]) })),
    shops: shops.map(({ slug, name }) => ({ text: inLocale(name, locale), target: slug, keys: keysOf(Object.values(name)) })),
  }
}

function keysOf(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const key = normalise(name, QUERY_LENGTH_MAX)
    const sound = /^\p{Script=Han}+$/u.test(key) ? soundOf(key) : undefined
    return [key, ...(sound ? [sound.full, sound.initials] : [])]
  })
}

function begunBy(names: readonly Named[], typed: string, limit: number): Named[] {
  return names.filter(({ keys }) => keys.some((key) => key.startsWith(typed))).slice(0, limit)
}
