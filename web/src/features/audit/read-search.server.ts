import { call, refused, signInFirst, type CallInput } from '../../api/call.server.ts'
import type { PageApi } from '../../api/page-api.server.ts'
import { isoOfShopTime } from '../../api/shop-time.server.ts'
import { auditRoutes, auditOutcomesSought } from '@yizhan/contract/audit'
import { auditConditions, type AuditSearch } from './audit-search.ts'

const dayMilliseconds = 86_400_000
const charactersMax = 100
const pageSize = 40

/** What an address looks for. */
export function auditSearchOf(request: Request): { search: AuditSearch; after: string | undefined } {
  const params = new URL(request.url).searchParams
  const given = auditConditions.map((name) => [name, (params.get(name) ?? '').trim().slice(0, charactersMax)] as const)
  return { search: Object.fromEntries(given.filter(([, value]) => value !== '')), after: params.get('after') ?? undefined }
}

/** The same as the API takes it: whole days of shop time as moments. */
export function auditQueryOf({ from, to, outcome, ...search }: AuditSearch) {
  const begin = (day: string) => isoOfShopTime(`${day}T00:00`) ?? undefined
  const last = to && begin(to)
  return {
    ...search,
    from: from && begin(from),
    to: last && new Date(Date.parse(last) + dayMilliseconds).toISOString(),
    outcome: auditOutcomesSought.find((one) => one === outcome),
  }
}

/** A page of the platform's log, or of a shop's. Conditions that cannot be, and a log that is not for the reader, are told on the page. */
export async function loadActs(api: PageApi, request: Request, merchantId?: string) {
  const { search, after } = auditSearchOf(request)
  const query = { ...auditQueryOf(search), after, limit: pageSize }
  const outcome = merchantId
    ? await call(api, auditRoutes.listShopAudit, { params: { merchantId }, query })
    : await call(api, auditRoutes.listAudit, { query } as CallInput<typeof auditRoutes.listAudit>) // as: ids come as they were typed, and the API judges them
  const shown = { search, isFirstPage: after === undefined }
  if (outcome.ok) return { ...shown, acts: outcome.value.items, next: outcome.value.next, refusal: null }
  if (outcome.refusal.code === 'auth.required') throw signInFirst(request)
  if (outcome.refusal.status !== 400 && outcome.refusal.code !== 'auth.forbidden') throw refused(outcome.refusal)
  return { ...shown, acts: [], next: null, refusal: outcome.refusal }
}
