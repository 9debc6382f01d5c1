import type { Id } from '@yizhan/contract/shared'
import type { OptionGroupFacts } from '#kinds/index.ts'

interface Priced {
  readonly priceMinor: number
  readonly compareAtMinor: number | null
}
export interface PriceSummary {
  /** Lowest price, with the cheapest of the options that must be chosen. */
  readonly fromMinor: number
  readonly isRange: boolean
  /** The struck price of the cheapest variant. */
  readonly compareAtMinor: number | null
}

/** The prices of an offer in a few figures. */
export function summarisePrices(variants: readonly Priced[], optionGroups: readonly OptionGroupFacts[]): PriceSummary {
  const sorted = variants.toSorted((a, b) => a.priceMinor - b.priceMinor)
  const [cheapest, dearest] = [sorted[0], sorted.at(-1)]
  const options = optionGroups.reduce((sum, group) => sum + cheapestOf(group), 0)
  const isOptional = optionGroups.some((group) => group.choicesMax > 0 && group.choices.some(({ priceMinor }) => priceMinor > 0))
  const struck = cheapest?.compareAtMinor ?? null
  return {
    fromMinor: (cheapest?.priceMinor ?? 0) + options,
    isRange: isOptional || cheapest?.priceMinor !== dearest?.priceMinor,
    compareAtMinor: struck === null ? null : struck + options,
  }
}

function cheapestOf({ choices, choicesMin }: OptionGroupFacts): number {
  const prices = choices.map(({ priceMinor }) => priceMinor).toSorted((a, b) => a - b)
  return prices.slice(0, choicesMin).reduce((sum, price) => sum + price, 0)
}

interface Stocked {
  readonly poolId: Id<'pol'> | null
}
/** Every pool an offer draws on. */
export function poolsOf(variants: readonly Stocked[], optionGroups: readonly OptionGroupFacts[]): Id<'pol'>[] {
  const pools = [...variants, ...optionGroups.flatMap(({ choices }) => choices)].map(({ poolId }) => poolId)
  return pools.filter((poolId) => poolId !== null)
}

type FreeUnits = ReadonlyMap<Id<'pol'>, { readonly available: number }>
/** Free units of a thing; null where it never runs out. */
export function availableOf({ poolId }: Stocked, free: FreeUnits): number | null {
  return poolId === null ? null : (free.get(poolId)?.available ?? 0)
}

/**
 * Units that can still be sold over all variants; null where that never ends. Options that must be chosen bound it:
 * where all choices of one are gone, nothing can be sold.
 */
export function availableOfAll(variants: readonly Stocked[], optionGroups: readonly OptionGroupFacts[], free: FreeUnits): number | null {
  const bounds = [sumOf(variants, free), ...optionGroups.filter(({ choicesMin }) => choicesMin > 0).map(({ choices }) => sumOf(choices, free))]
  const counted = bounds.filter((bound) => bound !== null)
  return counted.length === 0 ? null : Math.min(...counted)
}

function sumOf(parts: readonly Stocked[], free: FreeUnits): number | null {
  let sum = 0
  for (const part of parts) {
    const available = availableOf(part, free)
    if (available === null) return null
    sum += available
  }
  return sum
}
