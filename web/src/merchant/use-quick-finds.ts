import { useEffect, useState } from 'react'
import type { catalogueRoutes } from '@yizhan/contract/catalogue'
import type { orderRoutes } from '@yizhan/contract/orders'
import { browserFetch } from '../api/browser-fetch.ts'

export interface Find {
  href: string
  label: string
  note: string
}

const pauseMilliseconds = 150
const shownMax = 5

/** Orders and offers of the shop that match what is typed, a moment after the typing pauses. */
export function useQuickFinds(merchantId: string, text: string): readonly Find[] {
  const [finds, setFinds] = useState<readonly Find[]>([])
  const query = text.trim()
  useEffect(() => {
    if (query === '') return setFinds([])
    const stop = new AbortController()
    const timer = setTimeout(() => {
      void findAll(merchantId, query, stop.signal).then(
        (found) => setFinds(found),
        // Its pages can still be opened; the last finds would mislead.
        () => !stop.signal.aborted && setFinds([]),
      )
    }, pauseMilliseconds)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [merchantId, query])
  return finds
}

async function findAll(merchantId: string, query: string, signal: AbortSignal): Promise<Find[]> {
  const base = `/api/v1/merchant/${merchantId}`
  const asked = { query, limit: String(shownMax) }
  const [orders, offers] = await Promise.all([
    browserFetch<typeof orderRoutes.listMerchantOrders>(`${base}/orders`, asked, signal),
    browserFetch<typeof catalogueRoutes.listOwnOffers>(`${base}/offers`, asked, signal),
  ])
  return [
    ...orders.items.map((order) => ({ href: `/merchant/${merchantId}/orders/${order.orderId}`, label: order.number, note: order.lines[0]?.title ?? '' })),
    ...offers.items.map((offer) => ({ href: `/merchant/${merchantId}/offers/${offer.offerId}`, label: offer.title, note: '' })),
  ]
}
