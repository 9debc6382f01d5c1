/** How long a page fetched ahead may be shown. */
const ahead = { milliseconds: 8_000, pagesMax: 50 } as const

/** Pages fetched ahead and not opened yet, and when that was. */
const fetchedAhead = new Map<string, number>()

export function notePrefetch(path: string): void {
  if (fetchedAhead.size >= ahead.pagesMax) fetchedAhead.clear()
  fetchedAhead.set(keyOf(new URL(path, location.origin)), performance.now())
}

/** Something changed: what was fetched before shows it as it was. */
export function forgetPrefetches(): void {
  fetchedAhead.clear()
}

/**
 * Page data comes from the server each time, save for the one click a page was fetched ahead for. A browser gives the
 * first reader of a prefetched address its copy for minutes, whatever `max-age` says, and the first reader may well be
 * a live update that came to see what is new.
 */
export function readFresh(fetchAnew: typeof fetch): typeof fetch {
  return (input, init) => {
    const [method, address] = input instanceof Request ? [input.method, input.url] : [init?.method ?? 'GET', input]
    if (method !== 'GET') forgetPrefetches()
    const url = new URL(address, location.origin)
    const isPageData = method === 'GET' && url.origin === location.origin && url.pathname.endsWith('.data')
    if (!isPageData || takePrefetched(keyOf(url))) return fetchAnew(input, init)
    return fetchAnew(input, { ...init, cache: 'no-cache' })
  }
}

function takePrefetched(key: string): boolean {
  const at = fetchedAhead.get(key)
  fetchedAhead.delete(key)
  return at !== undefined && performance.now() - at < ahead.milliseconds
}

/** A page's address and that of its data are one: `/orders?tab=all` and `/orders.data?tab=all&_routes=…`. */
function keyOf({ pathname, searchParams }: URL): string {
  const search = new URLSearchParams(searchParams)
  search.delete('_routes')
  return `${pathname.replace(/(\/_)?\.data$/, '').replace(/(.)\/$/, '$1') || '/'}?${search}`
}
