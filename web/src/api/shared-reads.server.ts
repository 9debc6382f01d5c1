import type { Route, RouteResponse } from '@yizhan/contract/shared'
import { call, pathOf, refused, type CallInput } from './call.server.ts'
import type { PageApi } from './page-api.server.ts'
import type { Outcome } from './refusal.ts'

const keptMax = 200
interface Kept {
  readonly until: number
  readonly value: unknown
}
/** What was read in each era; a new era begins with nothing. */
const keptByEra = new WeakMap<object, Map<string, Kept>>()

/**
 * Calls a route whose answer all readers of a language share, and keeps it for as long as the route itself allows
 * (`sharedSeconds`), or until the catalogue changes. Meant for what many pages show: parsing it again for each would cost
 * as much as rendering them. The value is everybody's: never change it.
 */
export async function callShared<const R extends Route>(api: PageApi, route: R, input: CallInput<R>): Promise<Outcome<RouteResponse<R>>> {
  const kept = keptByEra.get(api.sharedEra) ?? new Map<string, Kept>()
  keptByEra.set(api.sharedEra, kept)
  const key = `${api.locale} ${pathOf(route, input)}`
  const known = kept.get(key)
  if (known && known.until > Date.now()) return { ok: true, value: known.value as RouteResponse<R> } // as: kept under the same route and input
  const outcome = await call(api, route, input)
  if (outcome.ok && route.sharedSeconds) keep(kept, key, { until: Date.now() + route.sharedSeconds * 1000, value: outcome.value })
  return outcome
}

/** As `callShared`, for what a page cannot do without. */
export async function loadShared<const R extends Route>(api: PageApi, route: R, input: CallInput<R>): Promise<RouteResponse<R>> {
  const outcome = await callShared(api, route, input)
  if (outcome.ok) return outcome.value
  throw refused(outcome.refusal)
}

function keep(kept: Map<string, Kept>, key: string, value: Kept): void {
  kept.delete(key)
  kept.set(key, value)
  if (kept.size <= keptMax) return
  const [oldest] = kept.keys()
  if (oldest !== undefined) kept.delete(oldest)
}
