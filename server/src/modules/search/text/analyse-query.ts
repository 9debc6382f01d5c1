import { toSingular } from './letters.ts'
import { normalise, QUERY_LENGTH_MAX } from './normalise.ts'
import { asFullPinyin, asInitials } from './pinyin.ts'
import { type QueryToken, tokensOfRuns } from './query-tokens.ts'
import type { Segmenter } from './segment.ts'

/** More things asked for at once than this are ignored: every one is a look-up in the index. */
export const QUERY_GROUPS_MAX = 12
/** Longest synonym phrase, in words. */
const PHRASE_TOKENS_MAX = 4

/** One thing that must be found, with every way to find it. Within a list of lists, one inner list suffices, whole. */
export interface QueryGroup {
  text: string
  script: QueryToken['script']
  words: string[][]
  synonyms: string[][]
  /** A beginning of words: set on the last group while the shopper types, and on a lone Han character. */
  prefix: QueryToken['beginning'] | undefined
  /** Full pinyin, without mark. Only what was typed in Latin letters has it: Han is never looked up by sound. */
  pinyin: { text: string; isOpen: boolean } | undefined
  initials: string | undefined
}

export interface AnalysedQuery {
  /** As it is compared: normalised and cut. */
  text: string
  groups: QueryGroup[]
  isEmpty: boolean
}

export interface QueryAnalyser {
  /** `isTyping` says that the last word may be unfinished. Any text is accepted; a text without a word is empty. */
  analyse(text: string, isTyping?: boolean): AnalysedQuery
}

interface SynonymEntry {
  key: string[]
  others: string[][]
}

/** `synonyms` as `listSynonyms` gives them. One analyser per process: it analyses the synonyms once, at first use. */
export function createQueryAnalyser(segmenter: Segmenter, synonyms: ReadonlyMap<string, readonly string[]>): QueryAnalyser {
  const tokenise = (text: string) => tokensOfRuns(segmenter.segment(normalise(text, QUERY_LENGTH_MAX)))
  let entries: Map<string, SynonymEntry[]> | undefined

  function analyse(text: string, isTyping = false): AnalysedQuery {
    const tokens = tokenise(text).slice(0, QUERY_GROUPS_MAX)
    const isOpen = isTyping && !/\s$/.test(text)
    entries ??= indexSynonyms(synonyms, tokenise)
    const groups = groupTokens(tokens, entries)
    const last = groups.at(-1)
    const lastToken = tokens.at(-1)
    if (isOpen && last !== undefined && lastToken !== undefined) openLast(last, lastToken)
    return { text: normalise(text, QUERY_LENGTH_MAX), groups, isEmpty: groups.length === 0 }
  }
  return { analyse }
}

/** By the first word of the phrase, longest phrase first. */
function indexSynonyms(synonyms: ReadonlyMap<string, readonly string[]>, tokenise: (text: string) => QueryToken[]): Map<string, SynonymEntry[]> {
  const exactForm = (phrase: string) => tokenise(phrase).flatMap((token) => token.forms[0] ?? [])
  const entries = [...synonyms].map(([phrase, others]) => ({
    key: tokenise(phrase).map(keyOf),
    others: others.map(exactForm).filter((form) => form.length > 0),
  }))
  const usable = entries.filter((entry) => entry.key.length > 0 && entry.key.length <= PHRASE_TOKENS_MAX)
  return Map.groupBy(
    usable.toSorted((a, b) => b.key.length - a.key.length),
    (entry) => entry.key[0] ?? '',
  )
}

function groupTokens(tokens: readonly QueryToken[], entries: Map<string, SynonymEntry[]>): QueryGroup[] {
  const keys = tokens.map(keyOf)
  const groups: QueryGroup[] = []
  for (let at = 0; at < tokens.length;) {
    const entry = entries.get(keys[at] ?? '')?.find(({ key }) => key.every((word, index) => word === keys[at + index]))
    const covered = tokens.slice(at, at + (entry?.key.length ?? 1))
    groups.push(groupOf(covered, entry?.others ?? []))
    at += covered.length
  }
  return groups
}

function groupOf(tokens: readonly QueryToken[], synonyms: string[][]): QueryGroup {
  const [first, ...more] = tokens
  const text = tokens.map((token) => token.text).join(' ')
  const script = first?.script ?? 'other'
  if (first === undefined || more.length > 0) {
    const words = [tokens.flatMap((token) => token.forms[0] ?? [])]
    return { text, script, words, synonyms, prefix: undefined, pinyin: undefined, initials: undefined }
  }
  const isLoneHan = script === 'han' && Array.from(text).length === 1
  const pinyin = script === 'latin' ? asFullPinyin(text, false) : undefined
  return {
    text,
    script,
    words: first.forms,
    synonyms,
    prefix: isLoneHan ? first.beginning : undefined,
    pinyin: pinyin === undefined ? undefined : { text: pinyin, isOpen: false },
    initials: script === 'latin' ? asInitials(text) : undefined,
  }
}

function openLast(group: QueryGroup, token: QueryToken): void {
  const earlier = group.words[0]?.filter((word) => !token.forms.some((form) => form.includes(word))) ?? []
  group.prefix = { whole: [...earlier, ...token.beginning.whole], open: token.beginning.open }
  if (group.script !== 'latin' || group.text !== token.text) return
  const pinyin = asFullPinyin(token.text, true)
  group.pinyin = pinyin === undefined ? undefined : { text: pinyin, isOpen: true }
}

function keyOf(token: QueryToken): string {
  return toSingular(token.forms[0]?.[0] ?? token.text)
}
