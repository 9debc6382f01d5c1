import type { FactorList } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import type { Db, Tx } from '#platform/db.ts'
import { createAuthenticators } from './authenticators.ts'
import type { Authenticators } from './authenticators.ts'
import type { FactorOwner, FactorParts } from './parts.ts'
import { createPasskeys } from './passkeys.ts'
import type { Passkeys } from './passkeys.ts'
import { createRecoveryCodes } from './recovery-codes.ts'
import type { RecoveryCodes } from './recovery-codes.ts'
import { countFactors, findAuthenticator } from './store.ts'
import type { FactorCounts } from './store.ts'

/** Factors that a person sets up; codes by mail and text message need no setting up and are not among them. */
export type OwnFactor = 'passkey' | 'authenticator' | 'recovery-code'
/** What a person gives to prove to be themselves, for a proof that waits for it. */
export type FactorAttempt =
  | { readonly method: 'authenticator' | 'recovery-code'; readonly code: string }
  | { readonly method: 'passkey'; readonly proofId: Id<'prf'>; readonly response: unknown }

export interface Factors {
  readonly passkeys: Passkeys
  readonly authenticators: Authenticators
  readonly recoveryCodes: RecoveryCodes
  list(executor: Db | Tx, userId: Id<'usr'>): Promise<FactorList>
  count(executor: Db | Tx, userId: Id<'usr'>): Promise<FactorCounts>
  /** Which of them a person can answer with, strongest first. */
  methodsOf(executor: Db | Tx, userId: Id<'usr'>): Promise<OwnFactor[]>
  /**
   * The factor by which this attempt proves the person, or null, whatever is wrong. An accepted code is not accepted again;
   * of a passkey's answer the caller must use the proof up. Not inside a transaction: a wrong code must stay counted.
   */
  check(owner: FactorOwner, attempt: FactorAttempt): Promise<OwnFactor | null>
}

export function createFactors(parts: FactorParts): Factors {
  const passkeys = createPasskeys(parts)
  const authenticators = createAuthenticators(parts)
  const recoveryCodes = createRecoveryCodes(parts)
  const isRight = async (owner: FactorOwner, attempt: FactorAttempt): Promise<boolean> => {
    if (attempt.method === 'passkey') return (await passkeys.check(parts.database.db, { ...attempt, userId: owner.userId })) !== null
    return attempt.method === 'authenticator' ? authenticators.check(owner.userId, attempt.code) : recoveryCodes.use(owner, attempt.code)
  }
  return {
    passkeys,
    authenticators,
    recoveryCodes,
    async list(executor, userId) {
      const [keys, app, { recoveryCodesLeft }] = await Promise.all([
        passkeys.list(executor, userId),
        findAuthenticator(executor, userId),
        countFactors(executor, userId),
      ])
      return {
        passkeys: keys,
        authenticator: app ? { createdAt: app.createdAt.toISOString(), lastUsedAt: app.lastUsedAt?.toISOString() ?? null } : null,
        recoveryCodesLeft,
      }
    },
    count: countFactors,
    async methodsOf(executor, userId) {
      const { passkeyCount, hasAuthenticator, recoveryCodesLeft } = await countFactors(executor, userId)
      const has = { passkey: passkeyCount > 0, authenticator: hasAuthenticator, 'recovery-code': recoveryCodesLeft > 0 }
      return (['passkey', 'authenticator', 'recovery-code'] as const).filter((method) => has[method])
    },
    check: async (owner, attempt) => ((await isRight(owner, attempt)) ? attempt.method : null),
  }
}
