/** A dictionary word at a place in a run of characters. `end` is exclusive. */
export interface Span {
  start: number
  end: number
  text: string
}

interface Cost {
  singles: number
  pieces: number
  /** The word that begins the cheapest covering here; none means a single character does. */
  word: Span | undefined
}

/**
 * Covers the whole of `chars` with non-overlapping words and single characters, leaving as few single characters
 * as possible and then using as few pieces as possible. Single characters come back as spans too.
 */
export function bestTiling(chars: readonly string[], words: readonly Span[]): Span[] {
  const costs = cheapestCoverings(words, 0, chars.length)
  const tiling: Span[] = []
  for (let at = 0; at < chars.length;) {
    const piece = costs[at]?.word ?? { start: at, end: at + 1, text: chars[at] ?? '' }
    tiling.push(piece)
    at = piece.end
  }
  return tiling
}

/**
 * The words inside `from`..`to` that lie on some covering of it with the fewest single characters. A word that can
 * only be had by breaking its neighbours (能手 in 智能手机) is left out; both readings of a tie (电影|票, 电|影票) stay.
 */
export function wordsOnBestTilings(words: readonly Span[], from: number, to: number): Span[] {
  const inside = words.filter((word) => word.start >= from && word.end <= to)
  const mirrored = inside.map((word) => ({ ...word, start: from + to - word.end, end: from + to - word.start }))
  const right = cheapestCoverings(inside, from, to)
  const left = cheapestCoverings(mirrored, from, to)
  const best = right[0]?.singles ?? 0
  return inside.filter((word) => {
    const before = left[to - word.start]?.singles ?? 0
    const after = right[word.end - from]?.singles ?? 0
    return before + after <= best
  })
}

/** How many pieces of a tiling are single characters. */
export function countSingles(tiling: readonly Span[]): number {
  return tiling.filter((piece) => piece.end - piece.start === 1).length
}

/** Index i holds the cheapest covering of from+i..to, by dynamic programming from the right: linear in the words. */
function cheapestCoverings(words: readonly Span[], from: number, to: number): Cost[] {
  const byStart = Map.groupBy(words, (word) => word.start)
  const costs: Cost[] = []
  costs[to - from] = { singles: 0, pieces: 0, word: undefined }
  for (let at = to - 1; at >= from; at -= 1) {
    let best = step(costs[at + 1 - from], 1, undefined)
    for (const word of byStart.get(at) ?? []) {
      const candidate = step(costs[word.end - from], 0, word)
      if (isCheaper(candidate, best)) best = candidate
    }
    costs[at - from] = best
  }
  return costs
}

function step(rest: Cost | undefined, singles: number, word: Span | undefined): Cost {
  return { singles: (rest?.singles ?? 0) + singles, pieces: (rest?.pieces ?? 0) + 1, word }
}

function isCheaper(a: Cost, b: Cost): boolean {
  return a.singles < b.singles || (a.singles === b.singles && a.pieces < b.pieces)
}
