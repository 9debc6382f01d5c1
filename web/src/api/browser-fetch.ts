import type { Route, RouteResponse } from '@yizhan/contract/shared'

/**
 * Reads a GET route from the browser, for what happens while somebody types or waits.
 * Throws on a refusal: such reads are a comfort, the page works without them.
 */
export async function browserFetch<R extends Route>(path: string, query: Record<string, string>, signal?: AbortSignal): Promise<RouteResponse<R>> {
  const search = new URLSearchParams(query).toString()
  const answer = await fetch(search ? `${path}?${search}` : path, {
    signal,
    headers: { accept: 'application/json', 'accept-language': document.documentElement.lang },
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return (await answer.json()) as RouteResponse<R> // as: our own API answers by the same description
}
