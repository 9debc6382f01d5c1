import { confirmedActs, isLargePayment } from '@yizhan/contract/access'
import type { AccessRow, ConfirmedAct } from '@yizhan/contract/access'
import { strongFactors } from '@yizhan/contract/identity'
import type { Money } from '@yizhan/contract/shared'
import { AppError } from './app-error.ts'
import type { Caller } from './caller.ts'

export interface Visit {
  readonly caller: Caller
  /** The shop in the path, if the route has one. */
  readonly merchantId: string | undefined
  readonly now: Date
  /** Whether acts that ask for a strong factor insist on it. */
  readonly needsStrongFactor: boolean
}

/**
 * Holds a call to its line of the policy. Whoever is not let in learns no more than that: another shop's address answers
 * as one that does not exist.
 * @throws AppError auth.required, auth.forbidden, auth.scope-missing, auth.confirmation-required, auth.factor-required, request.not-found
 */
export function assertAccess(row: AccessRow, visit: Visit): void {
  const { caller } = visit
  if (row.audience === 'public') return
  if (caller.apiKey) return assertKey(row, visit)
  if (row.audience === 'shopper') {
    if (!caller.shopperId) throw new AppError('auth.required')
  } else if (!caller.userId) throw new AppError('auth.required')
  if (row.audience === 'operator' && !row.roles.some((role) => caller.operatorRoles.includes(role))) throw new AppError('auth.forbidden')
  if (row.audience === 'merchant') assertMember(row.roles, visit)
  // Whether a payment is large is known once its sum is: its handler asks.
  if (row.confirm && row.confirm !== 'pay-large') assertConfirmed(row.confirm, visit)
}

function assertMember(roles: readonly string[] | undefined, { caller, merchantId }: Visit): void {
  const membership = caller.memberships.find((each) => each.merchantId === merchantId)
  if (!membership) throw new AppError('request.not-found')
  if (roles && !roles.includes(membership.role)) throw new AppError('auth.forbidden')
}

/** A key opens its own shop by its scopes. What needs a second factor is never for a program. */
function assertKey(row: AccessRow, { caller: { apiKey }, merchantId }: Visit): void {
  if (row.audience !== 'merchant' || !apiKey) throw new AppError('auth.forbidden')
  if (apiKey.merchantId !== merchantId) throw new AppError('request.not-found')
  if (!row.scope || row.confirm) throw new AppError('auth.forbidden')
  if (!apiKey.scopes.includes(row.scope)) throw new AppError('auth.scope-missing', { details: { scope: row.scope } })
}

type Confirming = Pick<Visit, 'caller' | 'now' | 'needsStrongFactor'>

/**
 * Asks for a fresh second factor (step-up). Guests have no second factor and nothing that a stolen password opens.
 * @throws AppError auth.confirmation-required, auth.factor-required
 */
export function assertConfirmed(act: ConfirmedAct, { caller, now, needsStrongFactor }: Confirming): void {
  const { session } = caller
  if (!session) return
  const { freshMinutes, factor } = confirmedActs[act]
  const isFresh = session.confirmedAt !== null && now.getTime() - session.confirmedAt.getTime() < freshMinutes * 60_000
  const isStrong = session.confirmedBy !== null && strongFactors.includes(session.confirmedBy)
  if (isFresh && factor === 'strong' && needsStrongFactor && !isStrong) throw new AppError('auth.factor-required')
  if (!isFresh) throw new AppError('auth.confirmation-required', { details: { act } })
}

/** A large sum is paid by a signed-in person with a fresh second factor. @throws AppError auth.confirmation-required */
export function assertMayPay(amount: Money, visit: Pick<Confirming, 'caller' | 'now'>): void {
  if (isLargePayment(amount)) assertConfirmed('pay-large', { ...visit, needsStrongFactor: false })
}
