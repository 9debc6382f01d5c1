import type { Me } from '@yizhan/contract/identity'

/** Where somebody begins who only signed in. */
export function startOf(me: Me): string {
  if (me.operatorRoles.length > 0) return '/operator'
  return me.shops.length > 0 ? '/merchant' : '/account'
}
