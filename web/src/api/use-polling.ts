import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

/** Reads the page again every so often while something is under way: for when events do not get through. */
export function usePolling(isActive: boolean, milliseconds: number): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!isActive || state !== 'idle') return
    const timer = setTimeout(() => void revalidate(), milliseconds)
    return () => clearTimeout(timer)
  }, [isActive, milliseconds, revalidate, state])
}
