import type { Factor, FactorAnswer, MerchantRole, PasskeyRequest } from '@yizhan/contract/identity'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { Clock } from '#platform/clock.ts'
import type { Crypto } from '#platform/crypto.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import type { Caller } from '#platform/http/caller.ts'
import type { Ids } from '#platform/ids.ts'
import type { Mail } from '#platform/mail.ts'
import type { Outbox } from '#platform/outbox.ts'
import type { AddressBook } from './address-book.ts'
import type { Auth } from './auth.ts'
import type { Codes } from './codes.ts'
import type { Factors } from './factors/factors.ts'
import type { ActedFrom } from './factors/parts.ts'
import type { Letters } from './letters.ts'
import type { Operators } from './operators/operators.ts'
import type { People } from './people.ts'
import type { Proofs } from './proofs.ts'
import type { SecurityEvents } from './security-events.ts'

/** What the module is given. */
export interface IdentityParts {
  readonly database: Database
  readonly outbox: Outbox
  readonly crypto: Crypto
  readonly clock: Clock
  readonly ids: Ids
  readonly mail: Mail
  readonly authSecret: string
  readonly publicUrl: string
  /** Port of the merchants module: the shops a person works for. */
  readonly membershipsOf: (executor: Db | Tx, userId: Id<'usr'>) => Promise<{ merchantId: Id<'mer'>; role: MerchantRole }[]>
  /** Port of the integrators module: the program a bearer token belongs to; undefined when it is no program's. */
  readonly callerOfKey: (token: string) => Promise<Caller> | undefined
  /** Queues a text message with a code. @throws AppError identity.phone-unreachable */
  readonly sendText: (tx: Tx, message: { phone: string; code: string; minutes: number; locale: Locale }) => Promise<void>
  /** Whether a password may be used by somebody with these names. */
  readonly isGoodPassword: (password: string, personal: readonly string[]) => Promise<boolean>
  readonly guard: Guard
}

/** Who tries too often, and what is asked of them. */
export interface Guard {
  /** Counts a try at an account or number. @throws AppError request.rate-limited, auth.challenge-required */
  assertMayTry(target: string, visit: { ip: string; challenge: string | undefined }): Promise<void>
  /** Counts a code or letter sent there, whether or not anybody is reached. @throws AppError request.rate-limited */
  assertMaySend(target: string): Promise<void>
  /** A password was wrong for this target from there. */
  noteFailure(target: string, ip: string): Promise<void>
  /** A sign-in succeeded: failures are forgotten. */
  noteSuccess(target: string): Promise<void>
  /** Whether so many passwords were wrong lately that the right one alone is not believed. */
  isUnderAttack(target: string): Promise<boolean>
}

/** What a person set beyond the password, and whether an answer proves it. */
export interface SecondFactors {
  /** Strong ones and recovery codes; none where nothing is set. */
  methodsOf(executor: Db | Tx, userId: Id<'usr'>): Promise<Factor[]>
  /** What one of the person's passkeys is to sign for this proof. */
  passkeyOptions(proof: { proofId: Id<'prf'>; userId: Id<'usr'> }): Promise<PasskeyRequest>
  /** Whether the answer proves the person; uses up what works once. */
  check(check: { userId: Id<'usr'>; proofId: Id<'prf'>; answer: FactorAnswer; from: ActedFrom }): Promise<boolean>
  count(executor: Db | Tx, userId: Id<'usr'>): Promise<{ passkeyCount: number; hasAuthenticator: boolean; recoveryCodesLeft: number }>
}

/** What the module's own files share. */
export interface IdentityCore extends IdentityParts {
  readonly auth: Auth
  readonly people: People
  readonly proofs: Proofs
  readonly codes: Codes
  readonly letters: Letters
  readonly events: SecurityEvents
  readonly addressBook: AddressBook
  readonly factors: Factors
  readonly secondFactors: SecondFactors
  readonly operators: Operators
}
