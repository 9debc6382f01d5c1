import { createRequire } from 'node:module'

/** How a word sounds, in the plain letters that people type: lü is written lv. */
export interface Sound {
  syllables: string[]
  /** longjing */
  full: string
  /** lj */
  initials: string
}

/** Initials of one letter say nothing, and nobody types more than this many. */
const INITIALS_LENGTH_MIN = 2
const INITIALS_LENGTH_MAX = 8
const SYLLABLE_LENGTH_MAX = 6
/** No syllable begins with i, u or v. */
const INITIALS = /^[a-hj-tw-z]+$/
const INITIAL = 'zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]'
const FINAL = 'iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ve|ue|an|en|in|un|ia|ua|uo|a|o|e|i|u|v'
const SYLLABLE = new RegExp(`^(?:(?:${INITIAL})(?:${FINAL})|ang|eng|ai|ei|ao|ou|er|an|en|a|o|e)$`)
const BEGUN_SYLLABLE = new RegExp(`^(?:${INITIAL})(?:on|io|ion)?$`)

const require = createRequire(import.meta.url)

/**
 * The sound of one Chinese word. Give words, not sentences: 重 in 重庆 is chong, alone it is zhong, and only the word
 * tells. Undefined if a character has no known reading.
 */
export function soundOf(word: string): Sound | undefined {
  // Loaded at first use (10 to 30 MB): only the process that indexes needs it, since queries are never turned into pinyin.
  const { pinyin } = require('pinyin-pro') as typeof import('pinyin-pro') // hence no import
  const read = pinyin(word, { toneType: 'none', type: 'array', v: true, toneSandhi: false })
  const syllables = read.map(toTyped)
  if (syllables.length === 0 || syllables.some((syllable) => !/^[a-z]+$/.test(syllable))) return undefined
  return { syllables, full: syllables.join(''), initials: syllables.map((syllable) => syllable.charAt(0)).join('') }
}

/**
 * The pinyin that a run of letters in a query may be, without tones; undefined if it cannot be pinyin.
 * `isOpen` says that it may go on: longj is the beginning of longjing.
 */
export function asFullPinyin(word: string, isOpen: boolean): string | undefined {
  const typed = toTyped(stripTones(word))
  if (!/^[a-z]{2,}$/.test(typed)) return undefined
  return isMadeOfSyllables(typed, isOpen) ? typed : undefined
}

/** The initials that a run of letters in a query may be; undefined if it cannot be any. */
export function asInitials(word: string): string | undefined {
  const isPlausible = word.length >= INITIALS_LENGTH_MIN && word.length <= INITIALS_LENGTH_MAX && INITIALS.test(word)
  return isPlausible ? word : undefined
}

/** Whether initials of this length are worth indexing. */
export function isUsableAsInitials(initials: string): boolean {
  return initials.length >= INITIALS_LENGTH_MIN && initials.length <= INITIALS_LENGTH_MAX
}

function stripTones(word: string): string {
  return word
    .normalize('NFD')
    .replaceAll('u\u0308', 'v')
    .replace(/\p{Mn}+/gu, '')
}

/** lüe and nüe are typed lue or lve; both sides settle on lue. */
function toTyped(syllables: string): string {
  return syllables.replace(/ü/gu, 'v').replace(/([ln])ve/gu, '$1ue')
}

/** Position by position rather than by one nested pattern, which hostile input could make exponential. */
function isMadeOfSyllables(word: string, isOpen: boolean): boolean {
  const isReachable = [true]
  for (let end = 1; end <= word.length; end += 1) {
    const starts = Array.from({ length: Math.min(SYLLABLE_LENGTH_MAX, end) }, (_, index) => end - 1 - index)
    isReachable[end] = starts.some((start) => isReachable[start] && SYLLABLE.test(word.slice(start, end)))
  }
  if (isReachable[word.length]) return true
  return isOpen && isReachable.some((reachable, at) => reachable && BEGUN_SYLLABLE.test(word.slice(at)))
}
