import { foldAccents } from './normalise.ts'

/** Longer runs of letters are no words; PostgreSQL would refuse a lexeme of 2,048 bytes. */
const WORD_LENGTH_MAX = 48
/** Shorter groups of letters belong to the digits beside them: mp3, i7, p50, 16gb. */
const SEPARABLE_LETTERS_MIN = 3

/** What one run of letters and digits (no Han) stands for. */
export interface LetterWords {
  /** Must all be present: iphone15 is iphone and 15, so that it also finds "iPhone 15". */
  parts: string[]
  /** The whole run without its joints; equals the only part if there is just one. */
  whole: string
}

/** Divides a normalised run such as `i7-13700k`, `iphone15` or `at&t`. Empty if it holds no letter or digit. */
export function divideLetters(run: string): LetterWords {
  const pieces = foldAccents(run)
    .split(/[^\p{L}\p{M}\p{N}.+#]+/u)
    .map(trimPoints)
    .filter((piece) => piece !== '')
  const parts = pieces.flatMap(splitAtDigits).map(shorten)
  return { parts, whole: shorten(pieces.join('')) }
}

/** English plural to singular, crudely: both sides are treated alike, so being wrong costs little. */
export function toSingular(word: string): string {
  if (!/^[a-z]{4,}$/.test(word) || /(?:ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

/** Points stay inside numbers (3.5mm), pluses and hashes behind letters (c++, c#). */
function trimPoints(piece: string): string {
  return piece
    .replace(/(?<!\p{N})\.|\.(?!\p{N})/gu, '')
    .replace(/(?<![\p{L}+])\+|#(?=.)|(?<!\p{L})#/gu, '')
    .replace(/\+(?=[^+])|(?<=\+\+)\++/gu, '')
}

function splitAtDigits(piece: string): string[] {
  const groups = piece.match(/\p{N}+(?:\.\p{N}+)*|[^\p{N}.]+/gu) ?? []
  const isSeparable = groups.every((group) => /^\p{N}/u.test(group) || group.length >= SEPARABLE_LETTERS_MIN)
  return isSeparable ? groups : [piece]
}

function shorten(word: string): string {
  return Array.from(word).slice(0, WORD_LENGTH_MAX).join('')
}
