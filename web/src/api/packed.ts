import { useMemo } from 'react'

/** Data that travels to the browser as one text. */
export type Packed<T> = string & { readonly packed?: T }

/**
 * Packs long lists of a loader's answer. The router's own encoding looks at every single value and takes as long as
 * rendering the list; one text costs next to nothing. Plain JSON only: no dates, no undefined.
 */
export function packed<T>(value: T): Packed<T> {
  return JSON.stringify(value)
}

/** What was packed. */
export function useUnpacked<T>(text: Packed<T>): T {
  return useMemo(() => JSON.parse(text) as T, [text]) // as: `packed` wrote it
}
