import { useCallback, useEffect, useRef } from 'react'
import { useBlocker, useLocation } from 'react-router'

/**
 * Asks before somebody leaves a form with changes that were not saved. Answers what to call at each change; an address
 * that says something was done means that all is saved.
 */
export function useUnsavedGuard(question: string): () => void {
  const isChanged = useRef(false)
  const { search, key } = useLocation()
  useEffect(() => {
    if (new URLSearchParams(search).has('done')) isChanged.current = false
  }, [search, key])
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isChanged.current && currentLocation.pathname !== nextLocation.pathname)
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    if (window.confirm(question)) blocker.proceed()
    else blocker.reset()
  }, [blocker, question])
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (isChanged.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', onLeave)
    return () => window.removeEventListener('beforeunload', onLeave)
  }, [])
  return useCallback(() => {
    isChanged.current = true
  }, [])
}
