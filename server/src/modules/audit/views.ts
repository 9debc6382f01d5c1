import type { AuditAct, AuditEntry } from '@yizhan/contract/audit'
import { inLocale } from '@yizhan/contract/shared'
import type { Id, Locale, Localized } from '@yizhan/contract/shared'
import type { AuditDetails } from '#platform/audit/audit.ts'
import type { SealedEntry } from '#platform/audit/chain.ts'
import { neighbourhoodOf } from '#platform/http/network.ts'

/** What the people and shops of some acts are called. */
export interface ActNames {
  readonly personNames: ReadonlyMap<string, string>
  readonly shopFacts: ReadonlyMap<string, { readonly name: Localized }>
  readonly locale: Locale
}
interface Seen {
  readonly names: ActNames
  readonly outcome: AuditAct['outcome']
}

export function viewAct(entry: SealedEntry, { names, outcome }: Seen): AuditAct {
  const { actId, at, act, audience, actorId, actorRoles, merchantId, subjectIds, status, code, requestId } = entry
  const shop = merchantId === null ? undefined : names.shopFacts.get(merchantId)
  return {
    entryId: actId as Id<'aud'>, // as: made as one
    at: at.toISOString(),
    act,
    audience,
    actor: { actorId, name: (actorId && names.personNames.get(actorId)) ?? null, roles: [...actorRoles] },
    // as: only ids of this form are kept; a shop nobody knows is called by its id
    shop: merchantId === null ? null : { merchantId: merchantId as Id<'mer'>, name: shop ? inLocale(shop.name, names.locale) : merchantId },
    subjectIds: [...subjectIds],
    outcome,
    status,
    code,
    requestId,
  }
}

export interface WholeAct {
  readonly asked: SealedEntry
  readonly ended: SealedEntry | undefined
  readonly details: AuditDetails
  /** Shops learn of an address only its neighbourhood. */
  readonly isCoarse: boolean
}
export function viewEntry({ asked, ended, details, isCoarse }: WholeAct, seen: Seen): AuditEntry {
  const { address, browser, sessionId, reason, params = {}, facts = {}, changes = {} } = details
  return {
    ...viewAct(ended ?? asked, seen),
    beganAt: asked.at.toISOString(),
    endedAt: ended?.at.toISOString() ?? null,
    address: (isCoarse && address ? neighbourhoodOf(address) : address) ?? null,
    browser: browser ?? null,
    sessionId: (isCoarse ? null : sessionId) ?? null,
    reason: reason ?? null,
    params: { ...params },
    facts: { ...facts },
    changes: { ...changes },
    links: [asked, ended].flatMap((entry) => (entry ? [{ sequence: entry.sequence, hash: entry.hash }] : [])),
  }
}
