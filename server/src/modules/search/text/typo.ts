import type { AnalysedQuery } from './analyse-query.ts'

/** Edits allowed by length, as usual in search engines: short words have too many neighbours. */
const ONE_EDIT_LENGTH_MIN = 4
const TWO_EDITS_LENGTH_MIN = 8
/** Han words shorter than this are told apart by every character. */
const HAN_LENGTH_MIN = 3
const HAN_LENGTH_MAX = 6
const LATIN_LENGTH_MAX = 20
/** Look-ups that one query may cause. */
const PROBES_MAX = 24

/** A stretch of a query that may be a misspelt word. */
export interface Probe {
  text: string
  script: 'han' | 'latin'
  /** As `neighbourKeys` gives them. */
  keys: string[]
}

export interface VocabularyWord {
  word: string
  /** Documents that hold it. */
  documentCount: number
}

/**
 * What to hold against the vocabulary when a query finds little. A misspelt Han word falls apart in segmentation, so
 * every stretch of 3 to 6 characters is tried; of Latin words those that are long enough to have one likely neighbour.
 */
export function probesOf(query: AnalysedQuery): Probe[] {
  const latin = query.groups
    .filter(({ text, script }) => script === 'latin' && text.length >= ONE_EDIT_LENGTH_MIN && /^[a-z]+$/.test(text))
    .map(({ text }): Probe => ({ text, script: 'latin', keys: neighbourKeys(text) }))
  const han = (query.text.match(/\p{Script=Han}+/gu) ?? []).flatMap(windowsOf)
  return [...latin, ...han].slice(0, PROBES_MAX)
}

/**
 * Keys that likely confusions share, to be stored with each vocabulary word and looked up in one index. Han: one
 * character open (?井茶, 龙?茶, 龙井?), so words that differ in one character meet. Latin: the word and itself with one
 * letter less, so all words one edit or one swap apart meet, and many two apart. Trigrams miss swaps in short words:
 * iphnoe and iphone share 3 of 11. Empty for words too short or too long to be corrected.
 */
export function neighbourKeys(word: string): string[] {
  const chars = Array.from(word)
  if (/^[a-z]+$/.test(word)) {
    if (chars.length < ONE_EDIT_LENGTH_MIN - 1 || chars.length > LATIN_LENGTH_MAX) return []
    return [...new Set([word, ...chars.map((_, gone) => chars.toSpliced(gone, 1).join(''))])]
  }
  if (chars.length < HAN_LENGTH_MIN || chars.length > HAN_LENGTH_MAX || !/^\p{Script=Han}+$/u.test(word)) return []
  return chars.map((_, open) => chars.with(open, '?').join(''))
}

/**
 * The likeliest words meant by `probe` among `vocabulary`, best first: fewest edits, then most documents. The word
 * itself is no correction; if the vocabulary holds it, it was no mistake and nothing is returned.
 */
export function pickCorrections(probe: Probe, vocabulary: readonly VocabularyWord[], countMax: number): string[] {
  if (vocabulary.some(({ word }) => word === probe.text)) return []
  const near = vocabulary.map((entry) => ({ ...entry, edits: editsBetween(probe, entry.word) })).filter(({ edits }) => edits <= editsAllowed(probe))
  near.sort((a, b) => a.edits - b.edits || b.documentCount - a.documentCount || compareText(a.word, b.word))
  return near.slice(0, countMax).map(({ word }) => word)
}

/** The query with one stretch replaced; analyse it anew. */
export function correctText(query: AnalysedQuery, probe: Probe, correction: string): string {
  return query.text.replace(probe.text, () => correction)
}

/**
 * Edit distance with swapped neighbours counted as one edit (optimal string alignment). Stops early: any distance above
 * `max` comes back as max + 1.
 */
export function editDistance(a: string, b: string, max: number): number {
  const left = Array.from(a)
  const right = Array.from(b)
  if (Math.abs(left.length - right.length) > max) return max + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= right.length; j += 1) {
      const replaced = (last[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)
      const isSwap = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
      const swapped = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : Infinity
      row[j] = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swapped)
    }
    if (Math.min(...row) > max && Math.min(...last) > max) return max + 1
    beforeLast = last
    last = row
  }
  return Math.min(last[right.length] ?? 0, max + 1)
}

function windowsOf(run: string): Probe[] {
  const chars = Array.from(run)
  const windows: Probe[] = []
  // Long stretches first: the longer the word, the surer the correction.
  for (let length = Math.min(HAN_LENGTH_MAX, chars.length); length >= HAN_LENGTH_MIN; length -= 1) {
    for (let start = 0; start + length <= chars.length; start += 1) {
      const text = chars.slice(start, start + length).join('')
      windows.push({ text, script: 'han', keys: neighbourKeys(text) })
    }
  }
  return windows
}

function editsAllowed(probe: Probe): number {
  if (probe.script === 'han') return 1
  return probe.text.length >= TWO_EDITS_LENGTH_MIN ? 2 : 1
}

/** For Han only replaced characters count: one more or one less makes another word. */
function editsBetween(probe: Probe, word: string): number {
  if (probe.script === 'latin') return editDistance(probe.text, word, editsAllowed(probe))
  const chars = Array.from(probe.text)
  const other = Array.from(word)
  if (chars.length !== other.length) return Infinity
  return chars.filter((char, index) => char !== other[index]).length
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
