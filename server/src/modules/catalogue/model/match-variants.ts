import type { Id, Localized } from '@yizhan/contract/shared'

export interface KnownForMatch {
  readonly variantId: Id<'var'>
  readonly sku: string
  readonly values: readonly Localized[]
}
export interface DraftForMatch {
  readonly variantId?: Id<'var'> | undefined
  readonly sku: string
  readonly values: readonly Localized[]
}

/**
 * Finds which known variant each drafted one is: by its id, else by its values, else by its sku, so that stock and past
 * orders stay with the thing they were of. Withdrawn ones come back that way. No known variant is taken twice.
 * Values come before the sku: a sku typed at the wrong row must not swap the stock of two sizes.
 */
export function matchVariants<K extends KnownForMatch>(known: readonly K[], drafts: readonly DraftForMatch[]): (K | undefined)[] {
  const matches: (K | undefined)[] = drafts.map(() => undefined)
  const taken = new Set<K>()
  for (const rule of rules) {
    // Reversed: of several with one key the first wins, one still offered before a withdrawn one.
    const byKey = new Map(
      known
        .filter((variant) => !taken.has(variant))
        .toReversed()
        .flatMap((variant) => rule(variant).map((key) => [key, variant] as const)),
    )
    drafts.forEach((draft, index) => {
      if (matches[index]) return
      const found = rule(draft)
        .map((key) => byKey.get(key))
        .find((variant) => variant && !taken.has(variant))
      if (!found) return
      matches[index] = found
      taken.add(found)
    })
  }
  return matches
}

const rules: readonly ((variant: DraftForMatch) => string[])[] = [
  ({ variantId }) => (variantId ? [variantId] : []),
  ({ values }) => valueKeys(values),
  ({ sku }) => (sku ? [sku] : []),
]

/** One key per language: a translation added later changes no identity. */
export function valueKeys(values: readonly Localized[]): string[] {
  return (['zh-CN', 'en'] as const).flatMap((locale) => {
    const texts = values.map((value) => value[locale])
    return texts.every(Boolean) ? [JSON.stringify([locale, ...texts])] : []
  })
}
