import { AppError } from '#platform/http/app-error.ts'
import type { Tx } from '#platform/db.ts'
import type { FactorEvent, FactorOwner, FactorParts } from './parts.ts'
import { countFactors, lockFactors, replaceRecoveryCodes } from './store.ts'

export interface Removal {
  readonly kind: FactorEvent['kind']
  /** Whether the person knows that nothing strong is left, and that their recovery codes end. */
  readonly isLastAccepted: boolean
  /** Deletes it. @returns how many there were */
  readonly remove: (tx: Tx) => Promise<number>
}

/**
 * Takes a passkey or an authenticator app away. The last of them goes only when its owner says so: from then on the
 * password is all, and roles that ask for more can do nothing. Recovery codes stand in for either, so they end with it.
 * @throws AppError identity.factor-not-found, identity.factor-is-last
 */
export async function removeFactor(
  { database, clock, noteEvent }: FactorParts,
  { userId, from }: FactorOwner,
  { kind, isLastAccepted, remove }: Removal,
): Promise<void> {
  await database.transaction(async (tx) => {
    await lockFactors(tx, userId)
    if ((await remove(tx)) === 0) throw new AppError('identity.factor-not-found')
    const { passkeyCount, hasAuthenticator } = await countFactors(tx, userId)
    if (passkeyCount === 0 && !hasAuthenticator) {
      if (!isLastAccepted) throw new AppError('identity.factor-is-last')
      await replaceRecoveryCodes(tx, userId, { hashes: [], now: clock.now() })
    }
    await noteEvent(tx, { userId, from, kind })
  })
}
