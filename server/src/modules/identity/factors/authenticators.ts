import { generateSecret, generateURI, verifySync } from 'otplib'
import type { Id } from '@yizhan/contract/shared'
import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { FactorOwner, FactorParts } from './parts.ts'
import { removeFactor } from './remove-factor.ts'
import { acceptStep, deleteAuthenticator, lockFactors, takeTry, writeAuthenticator } from './store.ts'

/** Authenticator apps: time-based codes (RFC 6238), one app a person. */
export interface Authenticators {
  /** A secret that counts once a code of it is given. `uri` is what the app reads from a QR code. */
  start(userId: Id<'usr'>): Promise<{ proofId: Id<'prf'>; secret: string; uri: string; expiresInSeconds: number }>
  /** Takes the place of an earlier app. @throws AppError identity.authenticator-code-wrong */
  activate(owner: FactorOwner, answer: { proofId: Id<'prf'>; code: string }): Promise<void>
  /** Whether the app shows this code now and it was never accepted before. Call it outside a transaction: a wrong code costs one of the hour's tries. */
  check(userId: Id<'usr'>, code: string): Promise<boolean>
  /** @throws AppError identity.factor-not-found, identity.factor-is-last */
  remove(owner: FactorOwner, choice: { isLastAccepted: boolean }): Promise<void>
}

const purpose = 'authenticator-setup'
const setupSeconds = 900
const setupTriesMax = 10
/** Three codes of a million are right at any moment: at this pace somebody who guesses needs years for even odds. */
const triesPerHourMax = 10
const hourMillis = 3_600_000
/** What every app assumes: SHA-1, six digits, half a minute. A code of the half minute before or after is right, too. */
const form = { algorithm: 'sha1', digits: 6, period: 30 } as const
const toleranceSeconds = 30

export function createAuthenticators(parts: FactorParts): Authenticators {
  const { database, proofs, crypto, clock, labelOf, noteEvent } = parts
  return {
    async start(userId) {
      const { account } = await labelOf(database.db, userId)
      const secret = generateSecret()
      const proofId = await proofs.create(database.db, { purpose, userId, subject: secret, code: null, triesMax: setupTriesMax, ttlSeconds: setupSeconds })
      return { proofId, secret, uri: generateURI({ issuer: 'Yizhan', label: account, secret, ...form }), expiresInSeconds: setupSeconds }
    },
    async activate({ userId, from }, { proofId, code }) {
      const now = clock.now()
      const key = { proofId, purpose, userId }
      const proof = await proofs.take(database.db, key)
      const step = proof && stepOf(proof.subject, code, now)
      if (!step) throw new AppError('identity.authenticator-code-wrong')
      await database.transaction(async (tx) => {
        await lockFactors(tx, userId)
        if (!(await proofs.use(tx, { ...key, code: null }))) throw new AppError('identity.authenticator-code-wrong')
        await writeAuthenticator(tx, { userId, secret: crypto.encrypt(proof.subject, contextOf(userId)), lastStep: step, now })
        await noteEvent(tx, { userId, from, kind: 'authenticator-added' })
      })
    },
    async check(userId, code) {
      const now = clock.now()
      const row = await takeTry(database.db, userId, { now, since: new Date(now.getTime() - hourMillis), triesMax: triesPerHourMax })
      const step = row && stepOf(crypto.decrypt(row.secret, contextOf(userId)), code, now)
      return step ? acceptStep(database.db, userId, { step, now }) : false
    },
    remove: (owner, { isLastAccepted }) =>
      removeFactor(parts, owner, { kind: 'authenticator-removed', isLastAccepted, remove: (tx) => deleteAuthenticator(tx, owner.userId) }),
  }
}

/** The half minute, counted since 1970, whose code this is; undefined when it is none of those that are right now. */
function stepOf(secret: string, code: string, now: Date): number | undefined {
  const token = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const found = verifySync({ secret, token, ...form, epoch: Math.floor(now.getTime() / 1000), epochTolerance: toleranceSeconds })
  return found.valid && 'timeStep' in found ? found.timeStep : undefined
}

export const sealedAuthenticators: SealedTable = {
  table: 'authenticators',
  key: { user_id: 'text' },
  columns: { secret: { context: ({ user_id = '' }) => contextOf(user_id) } },
}

function contextOf(userId: string): string {
  return `authenticator:${userId}`
}
