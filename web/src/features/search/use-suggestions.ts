import { useEffect, useState } from 'react'
import type { Suggestion, searchRoutes } from '@yizhan/contract/search'
import { browserFetch } from '../../api/browser-fetch.ts'

const pauseMilliseconds = 120
const shownMax = 8

/** Suggestions for what is typed, a moment after the typing pauses; none while `isOpen` is false. */
export function useSuggestions(text: string, isOpen: boolean): readonly Suggestion[] {
  const [items, setItems] = useState<readonly Suggestion[]>([])
  useEffect(() => {
    if (!isOpen) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      browserFetch<typeof searchRoutes.suggest>('/api/v1/suggestions', { query: text }, stop.signal).then(
        (answer) => setItems(answer.items.slice(0, shownMax)),
        // Searching works without suggestions; the last ones would mislead.
        () => !stop.signal.aborted && setItems([]),
      )
    }, pauseMilliseconds)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, isOpen])
  return items
}
