import type { KindName } from '@yizhan/contract/kinds'
import type { Id } from '@yizhan/contract/shared'

/** What a list is narrowed to. Null does not narrow; an empty list of alternatives lets nothing through. */
export interface Filters {
  readonly categorySlugs: readonly string[] | null
  readonly merchantIds: readonly Id<'mer'>[] | null
  readonly kind: KindName | null
  readonly priceMinMinor: number | null
  readonly priceMaxMinor: number | null
  readonly mustBeInStock: boolean
  /** Facet ids by attribute key: alternatives of one key, all keys. */
  readonly attributes: ReadonlyMap<string, readonly number[]>
}

/** `key:value` pairs by key. What is no pair is ignored: nothing could match it. */
export function parseAttributes(pairs: readonly string[]): Map<string, string[]> {
  const parsed = pairs.flatMap((pair) => {
    const at = pair.indexOf(':')
    return at > 0 && at < pair.length - 1 ? [{ key: pair.slice(0, at), value: pair.slice(at + 1) }] : []
  })
  const byKey = Map.groupBy(parsed, ({ key }) => key)
  return new Map([...byKey].map(([key, values]) => [key, [...new Set(values.map(({ value }) => value))]]))
}

export function withoutAttribute(filters: Filters, key: string): Filters {
  return { ...filters, attributes: new Map([...filters.attributes].filter(([each]) => each !== key)) }
}

/** The same text for the same filters. */
export function filtersKey(filters: Filters): string {
  return JSON.stringify({ ...filters, attributes: [...filters.attributes].sort(([a], [b]) => (a < b ? -1 : 1)) })
}
