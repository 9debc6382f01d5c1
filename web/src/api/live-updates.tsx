import { useEffect, useState } from 'react'
import { useFetchers, useNavigation, useRevalidator } from 'react-router'
import { forgetPrefetches } from '../ui/fresh-reads.ts'

const settleMilliseconds = 120
/** The page came with what was true when it was first opened; each later connection may have missed something. */
let hasConnected = false

/**
 * Keeps open pages true: when the server says that the visitor's cart, order or payment changed (on another device, at
 * the shop, at the bank), the page's loaders run again. Events carry no content, so nothing here can be stale.
 */
export function LiveUpdates() {
  const { revalidate } = useRevalidator()
  const isIdle = useIsIdle()
  const [isStale, setStale] = useState(false)
  useEffect(() => {
    // A form under way reads everything anew when it is answered; the router would drop its redirect if we went first.
    if (!isStale || !isIdle) return
    setStale(false)
    void revalidate()
  }, [isStale, isIdle, revalidate])
  useEffect(
    () =>
      listen(() => {
        forgetPrefetches()
        setStale(true)
      }),
    [],
  )
  return null
}

function useIsIdle(): boolean {
  const isNavigationIdle = useNavigation().state === 'idle'
  const areFetchersIdle = useFetchers().every(({ state }) => state === 'idle')
  return isNavigationIdle && areFetchersIdle
}

/** Listens while the page is seen; what it missed while away, or before it listened as this person, is read when it connects again. Answers how to stop. */
function listen(onChange: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let source: EventSource | null = null
  const onEvent = () => {
    clearTimeout(timer)
    timer = setTimeout(onChange, settleMilliseconds)
  }
  const connect = () => {
    source = new EventSource('/api/v1/events')
    source.addEventListener('message', onEvent)
    source.addEventListener('open', () => {
      if (hasConnected) onEvent()
      hasConnected = true
    })
  }
  const onVisibility = () => {
    source?.close()
    if (!document.hidden) connect()
  }
  if (!document.hidden) connect()
  document.addEventListener('visibilitychange', onVisibility)
  return () => {
    clearTimeout(timer)
    source?.close()
    document.removeEventListener('visibilitychange', onVisibility)
  }
}
