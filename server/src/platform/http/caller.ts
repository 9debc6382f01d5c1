import type { MerchantRole, OperatorRole } from '@yizhan/contract/identity'
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
}
export const nobody: Caller = { shopperId: null, onlyOrderId: null, userId: null, memberships: [], operatorRoles: [] }
