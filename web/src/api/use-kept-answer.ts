import { useRef } from 'react'
import { useLocation } from 'react-router'

/**
 * What an action answered, for as long as the visitor stays where they are. A live update reads the page again and the
 * router then forgets the answer: a refusal would vanish while it is read.
 */
export function useKeptAnswer<T>(answer: T | null | undefined): T | undefined {
  const { key } = useLocation()
  const kept = useRef<{ key: string; answer: T }>(undefined)
  if (answer !== undefined && answer !== null) kept.current = { key, answer }
  return kept.current?.key === key ? kept.current.answer : undefined
}
