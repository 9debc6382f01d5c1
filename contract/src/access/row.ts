import type { MerchantRole, OperatorRole } from '../identity/index.ts'
import type { ConfirmedAct } from './confirmations.ts'
import type { LimitName } from './limits.ts'
import type { ApiScope } from './scopes.ts'

/**
 * Who may call a route. `public` needs no token; `shopper` is a guest's token or a signed-in person; `person` is signed
 * in; `merchant` works for the shop named in the path; `operator` works for the platform.
 */
export const audiences = ['public', 'shopper', 'person', 'merchant', 'operator'] as const
export type Audience = (typeof audiences)[number]

/**
 * Whose data a route touches: nobody's, the caller's own, those of the shop in the path, or everybody's. `own` and `shop`
 * answer somebody else's id as one that does not exist.
 */
export const dataRules = ['none', 'own', 'shop', 'everyone'] as const
export type DataRule = (typeof dataRules)[number]

interface AnyRow {
  /** What the route is about, one word of the glossary. */
  readonly resource: string
  readonly data: DataRule
  /** The act a fresh second factor is asked for, if any. */
  readonly confirm?: ConfirmedAct
  /** How often one network, person or target may do it, beside the general limits. */
  readonly limit?: LimitName
  /**
   * What of it is written to the audit log beside every write for a shop or the platform: `reading` of personal data, the
   * `act` of anybody, or an act of everybody when `staff` of a shop or the platform does it (signing in, a new password).
   */
  readonly audit?: 'act' | 'reading' | 'staff'
}
interface OpenRow extends AnyRow {
  readonly audience: 'public' | 'shopper' | 'person'
}
interface MerchantRow extends AnyRow {
  readonly audience: 'merchant'
  /** Roles in the shop that may; every role unless told. */
  readonly roles?: readonly MerchantRole[]
  /** What an API key of the shop needs; without one, no key may. */
  readonly scope?: ApiScope
}
interface OperatorRow extends AnyRow {
  readonly audience: 'operator'
  readonly roles: readonly OperatorRole[]
}
/** One line of the policy: everything that decides whether a call may happen. */
export type AccessRow = OpenRow | MerchantRow | OperatorRow
