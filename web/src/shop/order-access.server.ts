import { cookieIn, cookieLine, orderCookie, cookieSeconds } from '@yizhan/contract/shared'
import type { Route, RouteResponse } from '@yizhan/contract/shared'
import { call, refused, signInFirst, type CallInput } from '../api/call.server.ts'
import type { PageApi } from '../api/page-api.server.ts'
import type { Outcome } from '../api/refusal.ts'

/** The `Set-Cookie` line that lets this browser open the looked-up order. */
export function lookupCookie(token: string, isSecure: boolean): string {
  return cookieLine(orderCookie, token, { isSecure, seconds: cookieSeconds[orderCookie] })
}

/**
 * Calls in the visitor's own name, and, where that person knows no such order, with the token of the order they looked
 * up. A token opens one order only, so it can never show another's.
 */
export async function callForOrder<const R extends Route>(api: PageApi, route: R, input: CallInput<R>): Promise<Outcome<RouteResponse<R>>> {
  const own = await call(api, route, input)
  if (own.ok || (own.refusal.status !== 404 && own.refusal.status !== 401)) return own
  const token = tokenOf(api)
  if (!token) return own
  return call({ ...api, headers: { ...api.headers, authorization: `Bearer ${token}` } }, route, input)
}

/** As `callForOrder`, for what a page cannot do without. Somebody unknown is asked to sign in, and told of the look-up there. */
export async function loadForOrder<const R extends Route>(api: PageApi, route: R, input: CallInput<R>, here: Request): Promise<RouteResponse<R>> {
  const outcome = await callForOrder(api, route, input)
  if (outcome.ok) return outcome.value
  if (outcome.refusal.code === 'auth.required') throw signInFirst(here)
  throw refused(outcome.refusal)
}

function tokenOf(api: PageApi): string | undefined {
  return cookieIn(api.headers.cookie, orderCookie)
}
