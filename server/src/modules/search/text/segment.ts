import { createDictionary, type Dictionary } from './dictionary.ts'
import { divideLetters, type LetterWords } from './letters.ts'
import { normalise, QUERY_LENGTH_MAX } from './normalise.ts'
import { bestTiling, countSingles, type Span, wordsOnBestTilings } from './tiling.ts'

/** Words that mix scripts and mean nothing apart. Shops add more through `addWords`. */
const MIXED_WORDS = ['t恤', 'u盘', 'q币', 'k歌', 'a股', 'b超', 'x光', 'ps卡', 'vip卡', 'sim卡', 'psn卡', '5g套餐']
/** Custom words longer than this are phrases, and would hide their own parts. */
const CUSTOM_WORD_LENGTH_MAX = 12

/** Shorter words have no room for a name and a sort of thing. */
const NAMED_WORD_LENGTH_MIN = 4

/** A stretch of Han characters, in words. */
export interface HanRun {
  script: 'han'
  text: string
  /** Words and single characters that cover the run once, in order. */
  tiling: Span[]
  /** The tiling's words, and those that other sensible readings contain: 龙井茶叶 has 龙井, 龙井茶 and 茶叶. */
  words: Span[]
}

/** A stretch of letters and digits of any other script. */
export interface LetterRun extends LetterWords {
  script: 'letters'
  text: string
}

/** A known word of mixed script, such as u盘. */
export interface MixedRun {
  script: 'mixed'
  text: string
}

export type Run = HanRun | LetterRun | MixedRun

export interface Segmenter {
  /** Divides normalised text into runs. Punctuation, symbols and emoji are dropped: they end a run. */
  segment(text: string): Run[]
  /** Teaches brand and product words. Text indexed before keeps its old division until it is indexed again. */
  addWords(words: readonly string[]): void
}

/** One per process: it owns the dictionary, which is loaded at its first Han text. */
export function createSegmenter(customWords: readonly string[] = []): Segmenter {
  const dictionary = createDictionary()
  const mixedWords = new Set(MIXED_WORDS)
  let waiting: string[] = []
  let pattern = runPattern(mixedWords)

  function addWords(words: readonly string[]): void {
    const clean = words
      .map((word) => normalise(word, QUERY_LENGTH_MAX))
      .filter((word) => Array.from(word).length >= 2 && Array.from(word).length <= CUSTOM_WORD_LENGTH_MAX)
    waiting.push(...clean.filter((word) => /^\p{Script=Han}+$/u.test(word)))
    const mixed = clean.filter((word) => /^[\p{L}\p{N}]+$/u.test(word) && /\p{Script=Han}/u.test(word))
    for (const word of mixed.filter((word) => !/^\p{Script=Han}+$/u.test(word))) mixedWords.add(word)
    pattern = runPattern(mixedWords)
  }

  function cutHan(text: string): HanRun {
    if (waiting.length > 0) dictionary.add(waiting)
    waiting = []
    return hanRun(dictionary, text)
  }

  function segment(text: string): Run[] {
    const runs: Run[] = []
    for (const { 0: run, groups } of text.matchAll(pattern)) {
      if (groups?.mixed !== undefined) runs.push({ script: 'mixed', text: run })
      else if (groups?.han !== undefined) runs.push(cutHan(run))
      else runs.push({ script: 'letters', text: run, ...divideLetters(run) })
    }
    return runs.filter((run) => run.script !== 'letters' || run.parts.length > 0)
  }

  addWords(customWords)
  return { segment, addWords }
}

function hanRun(dictionary: Dictionary, text: string): HanRun {
  const likeliest = dictionary.cut(text)
  const lattice = dictionary.allWords(text)
  const roomiest = bestTiling(Array.from(text), lattice)
  // jieba goes by word frequency and may leave an orphan (龙井茶|叶). A division that leaves fewer is better for
  // search; with as many orphans the likelier one stands (产品|和|服务, not 产品|和服|务).
  const tiling = countSingles(roomiest) < countSingles(likeliest) ? roomiest : likeliest
  const known = uniqueSpans([...likeliest, ...tiling]).filter((span) => span.end - span.start > 1)
  const byStart = Map.groupBy(lattice, (word) => word.start)
  const inner = known.flatMap((word) => wordsOnBestTilings(properParts(byStart, word), word.start, word.end))
  const names = known.flatMap((word) => nameInside(properParts(byStart, word), word))
  return { script: 'han', text, tiling, words: uniqueSpans([...tiling, ...known, ...inner, ...names]) }
}

/** A taught word may begin or end with an unknown name: 永辉超市 is also asked for as 永辉. */
function nameInside(parts: readonly Span[], whole: Span): Span[] {
  if (whole.end - whole.start < NAMED_WORD_LENGTH_MIN) return []
  const chars = Array.from(whole.text)
  const shifted = parts.map((part) => ({ ...part, start: part.start - whole.start, end: part.end - whole.start }))
  const tiling = bestTiling(chars, shifted)
  const known = tiling.filter((piece) => piece.end - piece.start > 1)
  const [only] = known
  if (only === undefined || known.length > 1 || chars.length - (only.end - only.start) < 2) return []
  const [start, end] = only.start === 0 ? [only.end, chars.length] : [0, only.start]
  if (end - start < 2) return []
  return [{ start: whole.start + start, end: whole.start + end, text: chars.slice(start, end).join('') }]
}

/** Words of two or more characters inside `whole`, itself left out. */
function properParts(byStart: Map<number, Span[]>, whole: Span): Span[] {
  const parts: Span[] = []
  for (let at = whole.start; at < whole.end - 1; at += 1) {
    const inside = (byStart.get(at) ?? []).filter((word) => word.end <= whole.end)
    parts.push(...inside.filter((word) => word.end - word.start < whole.end - whole.start))
  }
  return parts
}

function uniqueSpans(spans: readonly Span[]): Span[] {
  const byPlace = new Map(spans.map((span) => [`${span.start}:${span.end}`, span]))
  return [...byPlace.values()].sort((a, b) => a.start - b.start || b.end - a.end)
}

function runPattern(mixedWords: ReadonlySet<string>): RegExp {
  // Longest first, since the first alternative that fits wins. They hold letters and digits only: nothing to escape.
  const mixed = [...mixedWords].sort((a, b) => b.length - a.length).join('|')
  const letter = String.raw`(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])`
  const joint = String.raw`[-_.&'’/](?=${letter})`
  return new RegExp(String.raw`(?<![a-z0-9])(?<mixed>${mixed})|(?<han>\p{Script=Han}+)|${letter}(?:${letter}|${joint}|[+#])*`, 'gu')
}
