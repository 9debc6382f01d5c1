import { Converter } from 'opencc-js/t2cn'

/** Longest query text that is analysed, in characters. What is longer is cut: nobody reads results for more. */
export const QUERY_LENGTH_MAX = 100
/** Longest title that is analysed, in characters. */
export const TITLE_LENGTH_MAX = 300
/** Longest description, or sum of attribute and tag texts, that is analysed, in characters. */
export const BODY_LENGTH_MAX = 10_000

const toSimplified = Converter({ from: 't', to: 'cn' })

/**
 * Brings text to the one form in which documents and queries are compared: NFKC (which also turns full-width
 * letters into half-width ones), lower case, simplified characters, no control or format characters.
 * Never throws; the result has at most `lengthMax` characters and is trimmed.
 */
export function normalise(text: string, lengthMax: number): string {
  // Cut before the expensive steps, and again after: one character may become eighteen under NFKC.
  const folded = cut(text, lengthMax).toWellFormed().normalize('NFKC').toLowerCase()
  const printable = folded.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[\p{Cf}\p{Co}\p{Cn}]+/gu, '')
  return cut(toSimplified(printable), lengthMax).trim()
}

/** Removes accents: crème becomes creme, as shoppers type it. Marks that make another letter (が) stay. */
export function foldAccents(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/gu, '')
    .normalize('NFC')
}

function cut(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  // Two code units are the most that one character takes, so the spread stays bounded for any input.
  return Array.from(text.slice(0, lengthMax * 2))
    .slice(0, lengthMax)
    .join('')
}
