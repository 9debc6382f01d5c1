import type { Tx } from '#platform/db.ts'
import { levelsOf, nothingFound } from './model/text-levels.ts'
import type { TextLevel, TextPlan } from './model/text-levels.ts'
import type { SearchContext } from './parts.ts'
import { searching } from './store/conditions.ts'
import { countUpTo } from './store/counts.ts'
import { findNeighbours } from './store/words.ts'
import type { AnalysedQuery } from './text/analyse-query.ts'
import { correctText, pickCorrections, probesOf } from './text/typo.ts'

/** With fewer matches, what was typed may have been initials. */
const fewMatchesMax = 5
const neighboursMax = 2000
const correctionsTriedMax = 4

/**
 * Decides once, before any filter, how far a query reaches: words and pinyin; initials where these find little; the
 * query with a typing error put right where nothing is found; at last, any of its words. A filter chosen later
 * then narrows the same matches and never turns up others.
 */
export function planQuery(context: SearchContext, text: string): Promise<TextPlan> {
  const query = context.analyser.analyse(text)
  if (query.isEmpty) return Promise.resolve(nothingFound)
  return searching(context.database, async (tx) => {
    const exact = levelsOf(query, 'pinyin')
    if ((await count(tx, exact)) === fewMatchesMax) return { levels: exact, corrected: null }
    const wide = levelsOf(query, 'initials')
    if ((await count(tx, wide)) > 0) return { levels: wide, corrected: null }
    return (await correct(context, tx, query)) ?? (await loosen(tx, query)) ?? nothingFound
  })
}

async function correct({ analyser }: SearchContext, tx: Tx, query: AnalysedQuery): Promise<TextPlan | undefined> {
  const probes = probesOf(query)
  if (probes.length === 0) return undefined
  const vocabulary = await findNeighbours(tx, [...new Set(probes.flatMap(({ keys }) => keys))], neighboursMax)
  const corrections = probes.flatMap((probe) => pickCorrections(probe, vocabulary, 2).map((word) => correctText(query, probe, word)))
  for (const corrected of corrections.slice(0, correctionsTriedMax)) {
    const levels = levelsOf(analyser.analyse(corrected), 'pinyin')
    if ((await count(tx, levels)) > 0) return { levels, corrected }
  }
  return undefined
}

async function loosen(tx: Tx, query: AnalysedQuery): Promise<TextPlan | undefined> {
  if (query.groups.length < 2) return undefined
  const levels = levelsOf(query, 'pinyin', 'any')
  return (await count(tx, levels)) > 0 ? { levels, corrected: null } : undefined
}

/** No further than it matters. */
async function count(tx: Tx, levels: readonly TextLevel[]): Promise<number> {
  const weakest = levels.at(-1)
  return weakest ? countUpTo(tx, weakest.tsquery, fewMatchesMax) : 0
}
