import type { AnalysedQuery } from '../text/analyse-query.ts'
import { quoteLexeme } from '../text/lexemes.ts'
import { toLooseTsquery, toTsquery, type Signal } from '../text/tsquery.ts'

/** How strongly an offer was meant: all words in its title 5, words 4, synonyms 3, beginnings 2, pinyin 1, initials 0. */
export interface TextLevel {
  readonly tier: number
  /** Finds these offers and those of every stronger level. */
  readonly tsquery: string
}
/** A query ready to be run: strongest level first. No level means that nothing can be found. */
export interface TextPlan {
  readonly levels: readonly TextLevel[]
  /** What is searched instead of what was typed. */
  readonly corrected: string | null
}
export const nothingFound: TextPlan = { levels: [], corrected: null }

/** Words of titles are indexed once more under a mark that no word begins with: the index itself then tells them apart. */
const titleMark = '='

export function titleLexemes(tokens: readonly string[]): string {
  return tokens.map((token) => `${quoteLexeme(titleMark + token)}:1`).join(' ')
}

const tiers: readonly { signal: Signal; tier: number }[] = [
  { signal: 'word', tier: 4 },
  { signal: 'synonym', tier: 3 },
  { signal: 'prefix', tier: 2 },
  { signal: 'pinyin', tier: 1 },
  { signal: 'initials', tier: 0 },
]

/** The levels of a query down to `weakest`, each only where it finds more than the one before it could. */
export function levelsOf(query: AnalysedQuery, weakest: Signal, match: 'all' | 'any' = 'all'): TextLevel[] {
  const write = match === 'all' ? toTsquery : toLooseTsquery
  const levels: TextLevel[] = []
  const add = (tier: number, tsquery: string | undefined) => {
    if (tsquery && tsquery !== levels.at(-1)?.tsquery) levels.push({ tier, tsquery })
  }
  add(5, toTitleTsquery(query, match))
  for (const { signal, tier } of tiers) {
    add(tier, write(query, signal))
    if (signal === weakest) break
  }
  return levels
}

function toTitleTsquery({ groups }: AnalysedQuery, match: 'all' | 'any'): string | undefined {
  const forms = groups.map(({ words }) => words.map((form) => `(${form.map((word) => quoteLexeme(titleMark + word)).join(' & ')})`).join(' | '))
  return forms.length === 0 ? undefined : forms.map((form) => `(${form})`).join(match === 'all' ? ' & ' : ' | ')
}
