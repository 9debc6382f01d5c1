/** Conditions in the order they are shown, as the address of the page has them; days in shop time. */
export const auditConditions = ['act', 'outcome', 'from', 'to', 'actor', 'subject', 'merchantId', 'requestId', 'address'] as const
type AuditCondition = (typeof auditConditions)[number]
export type AuditSearch = Partial<Record<AuditCondition, string>>
/** Conditions that are typed as ids and shown as chips. */
export const idConditions = ['actor', 'subject', 'merchantId', 'requestId', 'address'] as const
export type IdCondition = (typeof idConditions)[number]

/** The address of the list under these conditions. */
export function auditHref(base: string, search: AuditSearch, after?: string): string {
  const params = new URLSearchParams()
  for (const name of auditConditions) if (search[name]) params.set(name, search[name])
  if (after) params.set('after', after)
  const query = params.toString()
  return query ? `${base}?${query}` : base
}
