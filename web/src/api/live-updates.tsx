import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

const settleMilliseconds = 120

/**
 * Keeps open pages true: when the server says that the visitor's cart, order or payment changed (on another device, at
 * the shop, at the bank), the page's loaders run again. Events carry no content, so nothing here can be stale.
 */
export function LiveUpdates() {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let source: EventSource | null = null
    const onEvent = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void revalidate(), settleMilliseconds)
    }
    const listen = () => {
      if (document.hidden) {
        source?.close()
        source = null
      } else if (!source) {
        source = new EventSource('/api/v1/events')
        source.onmessage = onEvent
      }
    }
    // What changed while the tab was away is read when it comes back.
    const onVisibility = () => {
      listen()
      if (!document.hidden) onEvent()
    }
    listen()
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      clearTimeout(timer)
      source?.close()
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }, [revalidate])
  return null
}
