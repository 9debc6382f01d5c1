import { toSingular } from './letters.ts'
import { createVectorText, initialsLexeme, pinyinLexeme, type VectorText, type Weight } from './lexemes.ts'
import { BODY_LENGTH_MAX, normalise, TITLE_LENGTH_MAX } from './normalise.ts'
import { isUsableAsInitials, soundOf } from './pinyin.ts'
import { type HanRun, type LetterRun, type Run, type Segmenter } from './segment.ts'
import { isStopCharacter } from './stop-characters.ts'
import type { Span } from './tiling.ts'

/** Tokens kept of one field. A vector must stay small: ranking reads it whole for every hit. */
const TITLE_TOKENS_MAX = 200
const BODY_TOKENS_MAX = 400
/** Neighbouring words are also indexed by their joined sound (手机 + 壳: shoujike), up to so many words and syllables. */
const JOINED_WORDS_MAX = 3
const JOINED_SYLLABLES_MAX = 6
const SOUNDS_MAX = 200

export interface SearchDocument {
  title: string
  /** Attributes, tags, category and shop names: short texts, equal in strength. */
  words: readonly string[]
  description: string
}

export interface AnalysedDocument {
  /** Distinct, in order of appearance. */
  titleTokens: string[]
  /** Of `words` and of the description. */
  bodyTokens: string[]
  /** Full pinyin of title and `words`, such as longjing. */
  pinyinTokens: string[]
  /** Initials of the same, such as lj. */
  initials: string[]
  /** Whole words of title and `words` for the vocabulary that typing errors are held against. */
  vocabulary: string[]
  /** Everything above, weighted, as text for `$1::tsvector`. */
  vector: string
}

interface Token {
  lexeme: string
  position: number
}

/** Turns what a shop wrote into what search stores. Pure: the same text and dictionary give the same result. */
export function analyseDocument(segmenter: Segmenter, document: SearchDocument): AnalysedDocument {
  const titleRuns = segmenter.segment(normalise(document.title, TITLE_LENGTH_MAX))
  // The separator is no word character: a word never reaches from one tag into the next.
  const wordRuns = segmenter.segment(normalise(document.words.join(' | '), BODY_LENGTH_MAX))
  const descriptionRuns = segmenter.segment(normalise(document.description, BODY_LENGTH_MAX))

  const title = tokensOf(titleRuns, true).slice(0, TITLE_TOKENS_MAX)
  const words = tokensOf(wordRuns, true).slice(0, BODY_TOKENS_MAX)
  // Single characters of long prose are chance, not meaning.
  const description = tokensOf(descriptionRuns, false).slice(0, BODY_TOKENS_MAX)
  const namingRuns = [...titleRuns, ...wordRuns]
  const sounds = soundsOf(namingRuns)

  const vector = createVectorText()
  addAll(vector, title, 'A')
  addAll(vector, words, 'B')
  addAll(vector, description, 'C')
  for (const lexeme of [...headsOf(namingRuns), ...sounds.full.map(pinyinLexeme), ...sounds.initials.map(initialsLexeme)]) {
    vector.addOnce(lexeme, 'D')
  }
  return {
    titleTokens: distinct(title),
    bodyTokens: distinct([...words, ...description]),
    pinyinTokens: sounds.full,
    initials: sounds.initials,
    vocabulary: vocabularyOf(namingRuns),
    vector: vector.toString(),
  }
}

function tokensOf(runs: readonly Run[], withSingles: boolean): Token[] {
  const tokens: Token[] = []
  let offset = 1
  for (const run of runs) {
    const lexemes = run.script === 'han' ? hanTokens(run, withSingles) : otherTokens(run)
    for (const { lexeme, position } of lexemes) tokens.push({ lexeme, position: offset + position })
    // A gap of one: runs are apart in the text.
    offset += run.script === 'han' ? run.tiling.length + 1 : 2
  }
  return tokens
}

function hanTokens(run: HanRun, withSingles: boolean): Token[] {
  const ordinalByStart = new Map(run.tiling.map((piece, ordinal) => [piece.start, ordinal]))
  const tokens: Token[] = []
  let ordinal = 0
  for (const word of run.words) {
    ordinal = ordinalByStart.get(word.start) ?? ordinal
    const isSingle = word.end - word.start === 1
    if (!isSingle || (withSingles && !isStopCharacter(word.text))) tokens.push({ lexeme: word.text, position: ordinal })
  }
  for (const [index, pair] of pairsOfSingles(run.tiling)) tokens.push({ lexeme: pair, position: index })
  return tokens
}

/** Unknown words (names, brands) come apart into single characters; their pairs keep what belongs together. */
function pairsOfSingles(tiling: readonly Span[]): [number, string][] {
  const pairs: [number, string][] = []
  for (const [index, left] of tiling.entries()) {
    const right = tiling[index + 1]
    if (right !== undefined && isOpenSingle(left) && isOpenSingle(right)) pairs.push([index, left.text + right.text])
  }
  return pairs
}

function isOpenSingle(piece: Span): boolean {
  return piece.end - piece.start === 1 && !isStopCharacter(piece.text)
}

function otherTokens(run: Exclude<Run, HanRun>): Token[] {
  if (run.script === 'mixed') return [{ lexeme: run.text, position: 0 }]
  const forms = [...run.parts, ...run.parts.map(toSingular), run.whole]
  return [...new Set(forms)].map((lexeme) => ({ lexeme, position: 0 }))
}

/** In Chinese the last character names the sort of thing: 茶 must find 龙井茶, 鞋 must find 运动鞋. */
function headsOf(runs: readonly Run[]): string[] {
  const words = runs.flatMap((run) => (run.script === 'han' ? run.words : []))
  return [...new Set(words.map((word) => Array.from(word.text).at(-1) ?? ''))].filter((head) => !isStopCharacter(head))
}

function soundsOf(runs: readonly Run[]): { full: string[]; initials: string[] } {
  const full = new Set<string>()
  const initials = new Set<string>()
  for (const run of runs) {
    for (const sound of run.script === 'han' ? soundsOfRun(run) : []) {
      if (full.size >= SOUNDS_MAX) break
      full.add(sound.full)
      if (isUsableAsInitials(sound.initials)) initials.add(sound.initials)
    }
  }
  return { full: [...full], initials: [...initials] }
}

function soundsOfRun(run: HanRun): { full: string; initials: string }[] {
  const sounds = run.tiling.map((piece) => soundOf(piece.text))
  const found = run.words.flatMap((word) => soundOf(word.text) ?? []).map(({ full, initials }) => ({ full, initials }))
  for (let start = 0; start < sounds.length; start += 1) {
    let joined = { full: '', initials: '' }
    for (const sound of sounds.slice(start, start + JOINED_WORDS_MAX)) {
      if (sound === undefined || joined.initials.length + sound.syllables.length > JOINED_SYLLABLES_MAX) break
      joined = { full: joined.full + sound.full, initials: joined.initials + sound.initials }
      found.push(joined)
    }
  }
  return found
}

function vocabularyOf(runs: readonly Run[]): string[] {
  const words = runs.flatMap((run) => {
    if (run.script === 'han') return run.words.map((word) => word.text)
    return run.script === 'letters' ? lettersOnly(run) : [run.text]
  })
  return [...new Set(words.filter((word) => Array.from(word).length >= 2))]
}

function lettersOnly(run: LetterRun): string[] {
  return run.parts.filter((part) => /\p{L}/u.test(part))
}

function addAll(vector: VectorText, tokens: readonly Token[], weight: Weight): void {
  for (const { lexeme, position } of tokens) vector.add(lexeme, position, weight)
}

function distinct(tokens: readonly Token[]): string[] {
  return [...new Set(tokens.map((token) => token.lexeme))]
}
