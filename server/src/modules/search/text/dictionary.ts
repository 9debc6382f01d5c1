import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Jieba } from '@node-rs/jieba'
import type { Span } from './tiling.ts'

/** Enough to win against any split into dictionary words, and small enough not to distort those words' own odds. */
const CUSTOM_WORD_FREQUENCY = 2000

const require = createRequire(import.meta.url)

/** Words of Chinese, found in runs of Han characters. */
export interface Dictionary {
  /** The likeliest division of the run into words; an unknown stretch comes back as single characters. */
  cut(run: string): Span[]
  /** Every dictionary word of two or more characters in the run, overlapping ones too. */
  allWords(run: string): Span[]
  /** Teaches words. They must be normalised and consist of Han characters. */
  add(words: readonly string[]): void
}

/**
 * A dictionary that is loaded at its first use: it costs about 45 MB and 0.2 s, which a process that never analyses
 * text should not pay.
 */
export function createDictionary(): Dictionary {
  let loaded: Jieba | undefined
  const jieba = () => (loaded ??= load())
  return {
    // Without the hidden Markov model, which joins unknown characters differently from one context to the next: what
    // it makes of a title and of a query need not agree. Pairs of unknown characters are indexed instead.
    cut: (run) => inSequence(jieba().cut(run, false)),
    allWords: (run) => locate(run, jieba().cutAll(run)),
    add: (words) => {
      const lines = words.map((word) => `${word} ${CUSTOM_WORD_FREQUENCY} n\n`)
      if (lines.length > 0) jieba().loadDict(Buffer.from(lines.join('')))
    },
  }
}

function load(): Jieba {
  // The package's own dict.js would also read the 6 MB of word weights that only keyword extraction needs, and keep
  // both for good.
  const library = require('@node-rs/jieba') as typeof import('@node-rs/jieba') // loaded lazily, hence no import
  return library.Jieba.withDict(readFileSync(require.resolve('@node-rs/jieba/dict.txt')))
}

function inSequence(words: readonly string[]): Span[] {
  let start = 0
  return words.map((text) => {
    const span = { start, end: start + characterCount(text), text }
    start = span.end
    return span
  })
}

/** The library lists words by start, then length, without saying where: the order tells. */
function locate(run: string, words: readonly string[]): Span[] {
  const chars = Array.from(run)
  const spans: Span[] = []
  let start = 0
  let length = 0
  for (const text of words) {
    const wordLength = characterCount(text)
    if (wordLength <= length) start += 1
    while (start < chars.length && chars.slice(start, start + wordLength).join('') !== text) start += 1
    length = wordLength
    if (wordLength > 1 && start < chars.length) spans.push({ start, end: start + wordLength, text })
  }
  return spans
}

function characterCount(text: string): number {
  return Array.from(text).length
}
