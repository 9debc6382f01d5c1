/** How strong a lexeme is in a document, as PostgreSQL's tsvector weights: title, attributes, description, derived. */
export type Weight = 'A' | 'B' | 'C' | 'D'

/**
 * Sounds live among the words under a mark that no word can begin with, so one index answers both while a word never
 * meets a sound: the query 经典 asks for the lexeme 经典, and 景点 is stored as 景点 and ~jingdian.
 */
const PINYIN_MARK = '~'
const INITIALS_MARK = '^'

/** PostgreSQL keeps positions up to 16,383 and at most 255 of one lexeme; ranking needs few. */
const POSITION_MAX = 16_383
const PLACES_PER_LEXEME_MAX = 4

export function pinyinLexeme(full: string): string {
  return PINYIN_MARK + full
}

export function initialsLexeme(initials: string): string {
  return INITIALS_MARK + initials
}

/** Quotes a lexeme for the text forms of tsvector and tsquery, in which only quote and backslash are special. */
export function quoteLexeme(lexeme: string): string {
  return `'${lexeme.replaceAll('\0', '').replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

/** Collects lexemes with places and weights, and writes them as text for `$1::tsvector`. */
export interface VectorText {
  add(lexeme: string, position: number, weight: Weight): void
  /** Lexemes that already have a place keep it alone: for sounds and other derived ones. */
  addOnce(lexeme: string, weight: Weight): void
  toString(): string
}

/**
 * The cast is used instead of `to_tsvector('simple', ...)`, whose parser would divide the words again (c++, 3.5mm), and
 * of `array_to_tsvector`, which gives no positions: without a position a weight cannot be stored and ranking is blind.
 */
export function createVectorText(): VectorText {
  const places = new Map<string, string[]>()
  function add(lexeme: string, position: number, weight: Weight): void {
    const known = places.get(lexeme) ?? []
    const place = `${Math.min(Math.max(position, 1), POSITION_MAX)}${weight}`
    if (known.length < PLACES_PER_LEXEME_MAX && !known.includes(place)) known.push(place)
    places.set(lexeme, known)
  }
  return {
    add,
    addOnce: (lexeme, weight) => {
      if (!places.has(lexeme)) add(lexeme, 1, weight)
    },
    toString: () => [...places].map(([lexeme, where]) => `${quoteLexeme(lexeme)}:${where.join(',')}`).join(' '),
  }
}
