import { toSingular } from './letters.ts'
import { type HanRun, type LetterRun, type Run } from './segment.ts'
import { isStopCharacter } from './stop-characters.ts'
import type { Span } from './tiling.ts'

/** One thing the shopper asked for, in the order typed. */
export interface QueryToken {
  text: string
  script: 'han' | 'latin' | 'other'
  /** The ways to write it: all lexemes of one of the lists must be present. The first is the most exact. */
  forms: string[][]
  /** Its beginning, for words that go on: earlier parts of the run, then the part that may be unfinished. */
  beginning: { whole: string[]; open: string }
}

/** Divides the runs of a query. Characters of grammar are dropped unless nothing else is left. */
export function tokensOfRuns(runs: readonly Run[]): QueryToken[] {
  const tokens = runs.flatMap(tokensOfRun)
  const meaningful = tokens.filter((token) => !isStopCharacter(token.text))
  return meaningful.length > 0 ? meaningful : tokens
}

function tokensOfRun(run: Run): QueryToken[] {
  if (run.script === 'han') return hanTokens(run)
  if (run.script === 'letters') return [letterToken(run)]
  return [{ text: run.text, script: 'other', forms: [[run.text]], beginning: { whole: [], open: run.text } }]
}

function letterToken(run: LetterRun): QueryToken {
  const [first = '', ...more] = run.parts
  const forms = more.length > 0 ? [[run.whole], run.parts] : distinctForms([[first], [toSingular(first)]])
  const script = /^[a-z]/.test(first) ? 'latin' : 'other'
  return { text: run.text, script, forms, beginning: { whole: run.parts.slice(0, -1), open: run.parts.at(-1) ?? '' } }
}

function hanTokens(run: HanRun): QueryToken[] {
  const tokens: QueryToken[] = []
  for (const [index, piece] of run.tiling.entries()) {
    if (isOpenSingle(piece)) tokens.push(...singleTokens(run.tiling, index))
    else tokens.push(wordToken(run, piece))
  }
  return tokens
}

/** An unknown word is asked for by its pairs of characters, or by the characters themselves in any place. */
function singleTokens(tiling: readonly Span[], index: number): QueryToken[] {
  const piece = tiling[index]
  const next = tiling[index + 1]
  if (piece === undefined) return []
  if (next !== undefined && isOpenSingle(next)) {
    const pair = piece.text + next.text
    return [hanToken(pair, [[pair], [piece.text, next.text]])]
  }
  const previous = tiling[index - 1]
  const isPaired = previous !== undefined && isOpenSingle(previous)
  return isPaired ? [] : [hanToken(piece.text, [[piece.text]])]
}

/** 智能手机 is also asked for as 智能 and 手机; 电影票 is not, since 票 alone would be left over. */
function wordToken(run: HanRun, word: Span): QueryToken {
  const parts = run.words.filter((part) => part.start >= word.start && part.end <= word.end && part !== word)
  const proper = parts.filter((part) => part.end - part.start > 1 && part.end - part.start < word.end - word.start)
  return hanToken(word.text, distinctForms([[word.text], coverOf(proper, word)]))
}

/** Parts that cover the word without a gap, taken from the left; empty if there are none. */
function coverOf(parts: readonly Span[], word: Span): string[] {
  const cover: string[] = []
  for (let at = word.start; at < word.end;) {
    const next = parts.find((part) => part.start === at)
    if (next === undefined) return []
    cover.push(next.text)
    at = next.end
  }
  return cover
}

function hanToken(text: string, forms: string[][]): QueryToken {
  return { text, script: 'han', forms, beginning: { whole: [], open: text } }
}

function isOpenSingle(piece: Span): boolean {
  return piece.end - piece.start === 1 && !isStopCharacter(piece.text)
}

function distinctForms(forms: string[][]): string[][] {
  const seen = new Map(forms.filter((form) => form.length > 0).map((form) => [form.join(' '), form]))
  return [...seen.values()]
}
