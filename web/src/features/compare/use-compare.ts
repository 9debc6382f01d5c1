import { useEffect, useState } from 'react'

export const comparedMax = 4
export const comparedMin = 2
const storageKey = 'yz_compare'

export interface Compared {
  offerId: string
  title: string
  pictureUrl: string | null
}

/** What is ticked for comparison; kept for this tab, so that several searches can be compared. */
export function useCompare() {
  const [items, setItems] = useState<readonly Compared[]>([])
  useEffect(() => setItems(readKept()), [])
  const keep = (next: readonly Compared[]) => {
    setItems(next)
    sessionStorage.setItem(storageKey, JSON.stringify(next))
  }
  return {
    items,
    isFull: items.length >= comparedMax,
    has: (offerId: string) => items.some((item) => item.offerId === offerId),
    toggle: (item: Compared, isOn: boolean) => {
      const others = items.filter(({ offerId }) => offerId !== item.offerId)
      keep(isOn ? [...others, item].slice(0, comparedMax) : others)
    },
    clear: () => keep([]),
  }
}
export type Compare = ReturnType<typeof useCompare>

function readKept(): readonly Compared[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isCompared).slice(0, comparedMax) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function isCompared(value: unknown): value is Compared {
  return (
    typeof value === 'object' &&
    value !== null &&
    'offerId' in value &&
    typeof value.offerId === 'string' &&
    'title' in value &&
    typeof value.title === 'string'
  )
}

/** The page that shows these side by side. */
export function compareHref(offerIds: readonly string[]): string {
  return `/compare?ids=${offerIds.join(',')}`
}
