import type { ApiScope } from '@yizhan/contract/access'
import type { Factor, MerchantRole, OperatorRole } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'

/** Who makes a request. Everyone is somebody: nobody's fields are null and empty. */
export interface Caller {
  /** A guest with a token or a signed-in person; owner of carts and orders. */
  readonly shopperId: Id<'shp'> | null
  /** A token from an order look-up opens this one order and nothing else. */
  readonly onlyOrderId: Id<'ord'> | null
  readonly userId: Id<'usr'> | null
  readonly memberships: readonly { readonly merchantId: Id<'mer'>; readonly role: MerchantRole }[]
  readonly operatorRoles: readonly OperatorRole[]
  /** How a person is signed in; null for guests and programs. */
  readonly session: CallerSession | null
  /** The key a program of a shop calls with: it opens this shop's routes that name one of its scopes, and nothing else. */
  readonly apiKey: { readonly apiKeyId: Id<'aky'>; readonly merchantId: Id<'mer'>; readonly scopes: readonly ApiScope[] } | null
}

export interface CallerSession {
  readonly sessionId: Id<'ses'>
  readonly signedInAt: Date
  /** When and by what the person last confirmed to be themselves in this session. */
  readonly confirmedAt: Date | null
  readonly confirmedBy: Factor | null
}
/** Whether somebody works for the platform or for a shop, themselves or by a program. */
export function isStaff({ operatorRoles, memberships, apiKey }: Caller): boolean {
  return operatorRoles.length > 0 || memberships.length > 0 || apiKey !== null
}
export const nobody: Caller = { shopperId: null, onlyOrderId: null, userId: null, memberships: [], operatorRoles: [], session: null, apiKey: null }
