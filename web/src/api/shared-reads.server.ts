import type { Route, RouteResponse } from '@yizhan/contract/shared'
import { call, pathOf, type CallInput } from './call.server.ts'
import type { PageApi } from './page-api.server.ts'
import type { ApiCall } from './page-context.ts'
import type { Outcome } from './refusal.ts'

const keptMax = 100
interface Kept {
  until: number
  value: unknown
}
/** By process, so that two servers of one test run never share. */
const keptByProcess = new WeakMap<ApiCall, Map<string, Kept>>()

/**
 * Calls a route whose answer all readers of a language share, and keeps it for as long as the route itself allows
 * (`sharedSeconds`). Meant for what every page needs, such as the categories: their parsing would cost more than
 * rendering the page.
 */
export async function callShared<const R extends Route>(api: PageApi, route: R, input: CallInput<R>): Promise<Outcome<RouteResponse<R>>> {
  const kept = keptByProcess.get(api.send) ?? new Map<string, Kept>()
  keptByProcess.set(api.send, kept)
  const key = `${api.locale} ${pathOf(route, input)}`
  const known = kept.get(key)
  if (known && known.until > Date.now()) return { ok: true, value: known.value as RouteResponse<R> } // as: kept under the same route and input
  const outcome = await call(api, route, input)
  if (outcome.ok && route.sharedSeconds) {
    if (kept.size >= keptMax) kept.clear()
    kept.set(key, { until: Date.now() + route.sharedSeconds * 1000, value: outcome.value })
  }
  return outcome
}
