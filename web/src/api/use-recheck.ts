import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

interface Recheck {
  /** Whether there is still something to wait for. */
  isWaiting: boolean
  everySeconds: number
  /** Gives up after this many readings: then only live events and the visitor ask again. */
  timesMax: number
}

/** Reads the page again now and then while something is awaited: for when live events do not come through. */
export function useRecheck({ isWaiting, everySeconds, timesMax }: Recheck): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isWaiting) return
    let left = timesMax
    const timer = setInterval(() => {
      if (document.hidden) return
      left -= 1
      if (left < 0) clearInterval(timer)
      else void revalidate()
    }, everySeconds * 1000)
    return () => clearInterval(timer)
  }, [isWaiting, everySeconds, timesMax, revalidate])
}
