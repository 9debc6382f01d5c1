import { createRequestHandler, RouterContextProvider } from 'react-router'
import * as build from 'virtual:react-router/server-build'
import { pageApiContext, pageApiFor, type PageApi } from './api/page-api.server.ts'
import type { PageContext } from './api/page-context.ts'
import { isKnownVisitor, preferencesOf } from './api/preferences.server.ts'

export type { ApiAnswer, ApiCall, PageContext } from './api/page-context.ts'

const prefetchSeconds = 8
const handlers = new Map<PageContext['mode'], ReturnType<typeof createRequestHandler>>()

/**
 * Answers one page request: a document, a form post, or a page's data for a click.
 * Everything it knows comes from the public API through `context.api`.
 */
export async function handlePage(request: Request, context: PageContext): Promise<Response> {
  const api = pageApiFor(request, context, preferencesOf(request).locale)
  const provider = new RouterContextProvider()
  provider.set(pageApiContext, api)
  const response = await handlerFor(context.mode)(request, provider)
  return finished(request, response, api)
}

function handlerFor(mode: PageContext['mode']) {
  const known = handlers.get(mode)
  // In development the build changes under us, so its handler is made anew.
  if (known && mode === 'production') return known
  const made = createRequestHandler(build, mode)
  handlers.set(mode, made)
  return made
}

/** Adds the API's cookies and says who may keep the answer: nobody else's browser, and shared caches only what anonymous visitors share. */
function finished(request: Request, response: Response, api: PageApi): Response {
  for (const line of api.cookiesSet) response.headers.append('set-cookie', line)
  response.headers.append('vary', 'Cookie, Accept-Language')
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', keepingOf(request, api))
  return response
}

function keepingOf(request: Request, api: PageApi): string {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const isPrefetch = [request.headers.get('sec-purpose'), request.headers.get('purpose')].some((purpose) => purpose?.includes('prefetch'))
  // A prefetched page is used by the click that follows; without this the browser would ask twice.
  if (isRead && isPrefetch) return `private, max-age=${prefetchSeconds}`
  return isRead && api.cookiesSet.length === 0 && !isKnownVisitor(request) ? 'no-cache' : 'private, no-cache'
}
