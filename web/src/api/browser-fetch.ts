import type { Route, RouteResponse } from '@yizhan/contract/shared'

/**
 * Reads a GET route from the browser, for what happens while somebody types or waits.
 * Throws on a refusal: such reads are a comfort, the page works without them.
 */
export async function browserFetch<R extends Route>(path: string, query: Record<string, string>, signal?: AbortSignal): Promise<RouteResponse<R>> {
  const search = new URLSearchParams(query).toString()
  return answerTo(search ? `${path}?${search}` : path, { signal })
}

/** As `browserFetch`, for a POST route that changes nothing and whose input does not belong into an address. */
export async function browserPost<R extends Route>(path: string, body: unknown, signal?: AbortSignal): Promise<RouteResponse<R>> {
  return answerTo(path, { method: 'POST', body: JSON.stringify(body), signal })
}

async function answerTo<R extends Route>(url: string, request: RequestInit): Promise<RouteResponse<R>> {
  const answer = await fetch(url, {
    ...request,
    headers: { accept: 'application/json', 'accept-language': document.documentElement.lang, ...(request.body && { 'content-type': 'application/json' }) },
  })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return (await answer.json()) as RouteResponse<R> // as: our own API answers by the same description
}
