import { randomUUID } from 'node:crypto'
import { identityRoutes } from '@yizhan/contract/identity'
import type { Route, RouteInput, RouteResponse } from '@yizhan/contract/shared'
import { inject } from 'vitest'
import { DEMO_PASSWORD } from '../demo/people.ts'

type Given<K extends string, T> = [T] extends [undefined]
  ? { [P in K]?: undefined }
  : undefined extends T
    ? { [P in K]?: T }
    : object extends T
      ? { [P in K]?: T }
      : { [P in K]: T }
type CallInput<R extends Route> = Given<'params', RouteInput<R>['params']> & Given<'query', RouteInput<R>['query']> & Given<'body', RouteInput<R>['body']>

/** Somebody who uses the public API beside the pages: a shop's own program, another device. */
export interface ApiClient {
  /** @throws Error with the whole problem when the marketplace refuses. */
  call<const R extends Route>(route: R, input: CallInput<R>): Promise<RouteResponse<R>>
  /** What makes this client known, for a browser that goes on as the same person. */
  cookies(): { name: string; value: string; url: string }[]
}

/** Somebody without an account; what makes them known to the marketplace is kept from answer to answer. */
export function guestClient(): ApiClient {
  return clientWith(new Map())
}

function clientWith(cookies: Map<string, string>): ApiClient {
  return {
    call: async (route, input) => {
      const { params, query, body }: { params?: unknown; query?: unknown; body?: unknown } = input
      const headers: Record<string, string> = { 'accept-language': 'zh-CN' }
      if (cookies.size > 0) headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      if (body !== undefined) headers['content-type'] = 'application/json'
      if (route.idempotency) headers['idempotency-key'] = randomUUID()
      const answer = await fetch(`${inject('marketplaceUrl')}${addressOf(route, params, query)}`, {
        method: route.method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
      })
      for (const line of answer.headers.getSetCookie()) keepCookie(cookies, line)
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${route.name} was refused: ${text}`)
      return JSON.parse(text || '{}')
    },
    cookies: () => [...cookies].map(([name, value]) => ({ name, value, url: inject('marketplaceUrl') })),
  }
}

/** Whoever a browser's cookies name, beside the browser. */
export function sameVisitor(cookies: readonly { readonly name: string; readonly value: string }[]): ApiClient {
  return clientWith(new Map(cookies.map(({ name, value }) => [name, value])))
}

/** One of the demo's people, signed in. */
export async function signedInClient(email: string): Promise<ApiClient> {
  const client = guestClient()
  await client.call(identityRoutes.signIn, { body: { email, password: DEMO_PASSWORD } })
  return client
}

function addressOf(route: Route, params: unknown, query: unknown): string {
  const given = new Map(Object.entries(params ?? {}))
  const address = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(given.get(name))))
  const search = new URLSearchParams(Object.entries(query ?? {}).map(([name, value]): [string, string] => [name, String(value)])).toString()
  return search ? `${address}?${search}` : address
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const at = pair.indexOf('=')
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
  if (value === '') cookies.delete(name)
  else cookies.set(name, value)
}
