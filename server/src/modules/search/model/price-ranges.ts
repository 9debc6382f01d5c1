/** 1, 2, 5, 10, ... in whole units of a currency with two decimals, up to ten million. Ranges are made of these steps. */
export const priceSteps: readonly number[] = Array.from({ length: 8 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power * 100)).flat()

const rangesMax = 5

/** Both ends belong to it; without an end it goes on. */
export interface PriceRange {
  readonly minMinor: number
  readonly maxMinor: number | null
  readonly count: number
}

/**
 * Joins steps to at most five ranges of about equally many offers. `counts` tells how many lie in each step, as
 * PostgreSQL's width_bucket numbers them: 0 lies below the first of `priceSteps`, n at or above the nth.
 */
export function priceRangesOf(counts: ReadonlyMap<number, number>): PriceRange[] {
  const filled = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => a - b)
  let left = filled.reduce((sum, [, count]) => sum + count, 0)
  const ranges: PriceRange[] = []
  let from: number | undefined
  let held = 0
  for (const [index, [step, count]] of filled.entries()) {
    from ??= step
    held += count
    const isLast = index === filled.length - 1
    if (!isLast && held < left / (rangesMax - ranges.length)) continue
    ranges.push({ minMinor: startOf(from), maxMinor: isLast && step === priceSteps.length ? null : startOf(step + 1) - 1, count: held })
    left -= held
    held = 0
    from = undefined
  }
  return ranges
}

function startOf(step: number): number {
  return step === 0 ? 0 : (priceSteps[step - 1] ?? Infinity)
}

/** How a range travels in a facet: `5000-9999`, or `10000-` without an end. */
export function rangeValue({ minMinor, maxMinor }: Omit<PriceRange, 'count'>): string {
  return `${minMinor}-${maxMinor ?? ''}`
}
