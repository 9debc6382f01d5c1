import { createContext, type RouterContextProvider } from 'react-router'
import type { Locale } from '@yizhan/contract/shared'
import type { ApiCall, PageContext } from './page-context.ts'

/** One page request's way to the public API, in the visitor's name. */
export interface PageApi {
  readonly send: ApiCall
  /** Headers of the visitor that every call carries: cookies, language, origin. A cookie the API sets joins them. */
  readonly headers: Record<string, string>
  readonly locale: Locale
  /** Where the visitor is: path and query of the page that is answered. */
  readonly here: string
  /** `Set-Cookie` lines of the API's answers; they leave with the page. */
  readonly cookiesSet: string[]
  readonly nonce: string
  readonly isSecure: boolean
  /** See `PageContext.sharedEra`. */
  readonly sharedEra: object
}

export const pageApiContext = createContext<PageApi>()

/** The API of the page request this loader or action answers. */
export function apiOf(context: Readonly<RouterContextProvider>): PageApi {
  return context.get(pageApiContext)
}

const forwardedHeaders = [
  'cookie',
  'origin',
  'host',
  'referer',
  'sec-fetch-site',
  'user-agent',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'authorization',
] as const

/** The way to the API for one request of a visitor who reads `locale`. */
export function pageApiFor(request: Request, { api, nonce, isSecure, sharedEra }: PageContext, locale: Locale): PageApi {
  const headers: Record<string, string> = { 'accept-language': locale, accept: 'application/json' }
  for (const name of forwardedHeaders) {
    const value = request.headers.get(name)
    if (value) headers[name] = value
  }
  return { send: api, headers, locale, here: pagePathOf(request), cookiesSet: [], nonce, isSecure, sharedEra }
}

/** A click asks for a page's data under an address of its own; people come back to the page. */
export function pagePathOf(request: Request): string {
  const url = new URL(request.url)
  url.searchParams.delete('_routes')
  return (url.pathname.replace(/(\/_root)?\.data$/, '') || '/') + url.search
}

/** Takes the API's new cookies: for the page's answer, and for the next call of the same request. */
export function keepCookies(api: PageApi, set: string | string[] | undefined): void {
  const lines = set === undefined ? [] : Array.isArray(set) ? set : [set]
  for (const line of lines) {
    api.cookiesSet.push(line)
    const pair = line.split(';', 1)[0]?.trim() ?? ''
    const name = pair.slice(0, pair.indexOf('=') + 1)
    const others = (api.headers.cookie ?? '').split(/;\s*/).filter((other) => other && !other.startsWith(name))
    api.headers.cookie = [...others, pair].join('; ')
  }
}
