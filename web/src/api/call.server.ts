import { data, redirect } from 'react-router'
import type { Problem, Route, RouteInput, RouteResponse } from '@yizhan/contract/shared'
import { refusalOf } from './error-words.server.ts'
import { keepCookies, pagePathOf, type PageApi } from './page-api.server.ts'
import type { Outcome, Refusal } from './refusal.ts'

type Given<K extends string, T> = [T] extends [undefined]
  ? { [P in K]?: undefined }
  : undefined extends T
    ? { [P in K]?: T }
    : object extends T
      ? { [P in K]?: T }
      : { [P in K]: T }
/** What a route asks for, and the key under which a repeated write has one effect. */
export type CallInput<R extends Route> = Given<'params', RouteInput<R>['params']> &
  Given<'query', RouteInput<R>['query']> &
  Given<'body', RouteInput<R>['body']> & { idempotencyKey?: string }

interface LooseInput {
  params?: unknown
  query?: unknown
  body?: unknown
  idempotencyKey?: string
}

/** Calls a route of the public API in the visitor's name. A refusal is returned in the reader's words, for a form to show. */
export async function call<const R extends Route>(api: PageApi, route: R, input: CallInput<R>): Promise<Outcome<RouteResponse<R>>> {
  const loose: LooseInput = input
  const headers: Record<string, string> = { ...api.headers }
  if (loose.body !== undefined) headers['content-type'] = 'application/json'
  if (loose.idempotencyKey) headers['idempotency-key'] = loose.idempotencyKey
  const body = loose.body === undefined ? undefined : JSON.stringify(loose.body)
  const answer = await api.send({ method: route.method, path: pathOf(route, loose), headers, body })
  keepCookies(api, answer.headers['set-cookie'])
  if (answer.status < 400) return { ok: true, value: valueOf(route, answer.body) }
  const refusal = refusalOf(problemOf(answer.body, answer.status), api.locale)
  // The policy asks for a second factor, whatever page this is: the visitor gives it and comes back.
  if (refusal.code === 'auth.confirmation-required') throw confirmFirst(api)
  return { ok: false, refusal }
}

/** Calls a route that a page cannot do without: a refusal goes to the error boundary, a missing sign-in to the sign-in page. */
export async function load<const R extends Route>(api: PageApi, route: R, input: CallInput<R>, here?: Request): Promise<RouteResponse<R>> {
  const outcome = await call(api, route, input)
  if (outcome.ok) return outcome.value
  if (outcome.refusal.code === 'auth.required' && here) throw signInFirst(here)
  throw refused(outcome.refusal)
}

/** A refusal as an action's answer, with its HTTP status. */
export function refused(refusal: Refusal) {
  return data({ refusal }, { status: refusal.status })
}

/** To the page where one confirms to be oneself, and back here afterwards. */
export function confirmFirst({ here }: PageApi): Response {
  return redirect(`/confirm?next=${encodeURIComponent(here)}`)
}

/** To the sign-in page, and back here afterwards. */
export function signInFirst(here: Request): Response {
  return redirect(`/sign-in?next=${encodeURIComponent(pagePathOf(here))}`)
}

/** The address of a route with its parameters and query filled in. */
export function pathOf(route: Route, input: LooseInput): string {
  const params = (input.params ?? {}) as Record<string, string> // as: typed by the route in CallInput
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one))
    }
  }
  const search = query.toString()
  return search ? `${path}?${search}` : path
}

function valueOf<R extends Route>(route: R, body: string): RouteResponse<R> {
  // as: our own API answers by the same description; parsing it again would cost what rendering costs
  if (route.responseType) return body as RouteResponse<R>
  return (body === '' ? {} : JSON.parse(body)) as RouteResponse<R>
}

function problemOf(body: string, status: number): Problem {
  const unknown: Problem = { type: 'about:blank', title: '', status, code: 'server.failed', requestId: '', retryable: status >= 500 }
  try {
    return { ...unknown, ...(JSON.parse(body) as Partial<Problem>) } // as: every refusal of the API is a problem; the defaults fill the rest
  } catch (error) {
    if (error instanceof SyntaxError) return unknown
    throw error
  }
}
