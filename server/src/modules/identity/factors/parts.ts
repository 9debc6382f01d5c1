import type { Id } from '@yizhan/contract/shared'
import type { Clock } from '#platform/clock.ts'
import type { Crypto } from '#platform/crypto.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import type { Ids } from '#platform/ids.ts'
import type { Proofs } from '../proofs.ts'

/** From where somebody acts, for the account's security events. */
export interface ActedFrom {
  readonly ip: string
  readonly userAgent: string
}
/** A person who changes or uses their factors. */
export interface FactorOwner {
  readonly userId: Id<'usr'>
  readonly from: ActedFrom
}
export interface FactorEvent extends FactorOwner {
  readonly kind: 'passkey-added' | 'passkey-removed' | 'authenticator-added' | 'authenticator-removed' | 'recovery-codes-made' | 'recovery-code-used'
}

export interface FactorParts {
  readonly database: Database
  readonly crypto: Crypto
  readonly clock: Clock
  readonly ids: Ids
  readonly proofs: Proofs
  readonly publicUrl: string
  /** What a person's own device shows beside our name: how they are called, and the address or number they sign in with. */
  readonly labelOf: (executor: Db | Tx, userId: Id<'usr'>) => Promise<{ name: string; account: string }>
  /** Writes down what the person should know of, and tells them. */
  readonly noteEvent: (tx: Tx, event: FactorEvent) => Promise<void>
}
