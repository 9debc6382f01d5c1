import { randomBytes } from 'node:crypto'
import { passkeyAnswerSchema } from '@yizhan/contract/identity'
import type { NewPasskey, Passkey, PasskeyCreation, PasskeyRequest } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import type { Db, Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { FactorOwner, FactorParts } from './parts.ts'
import { keyAlgorithms, verifyNewPasskey, verifySignature } from './passkey-verification.ts'
import type { Expectation, VerifiedKey } from './passkey-verification.ts'
import { removeFactor } from './remove-factor.ts'
import { deletePasskey, findPasskey, insertPasskey, listPasskeys, lockFactors, noteSignature, renamePasskey } from './store.ts'
import type { PasskeyRow } from './store.ts'

/** An answer to the challenge of a proof. */
export interface SignedAnswer {
  readonly proofId: Id<'prf'>
  /** Who must have signed; null when the passkey itself tells who signs in. */
  readonly userId: Id<'usr'> | null
  /** As the browser sent it. */
  readonly response: unknown
}

/**
 * Passkeys (WebAuthn). The challenge of each exchange is derived from the id of its proof, and the proof's row holds the
 * rest: that it lives minutes, works once, and for whom and what.
 */
export interface Passkeys {
  list(executor: Db | Tx, userId: Id<'usr'>): Promise<Passkey[]>
  /** @throws AppError identity.passkeys-full */
  startAdding(userId: Id<'usr'>): Promise<{ proofId: Id<'prf'>; options: PasskeyCreation }>
  /** @throws AppError identity.passkey-refused, identity.passkeys-full */
  add(owner: FactorOwner, made: { proofId: Id<'prf'>; response: NewPasskey; name: string }): Promise<Passkey>
  /** @throws AppError identity.factor-not-found */
  rename(userId: Id<'usr'>, passkeyId: Id<'pky'>, name: string): Promise<void>
  /** @throws AppError identity.factor-not-found, identity.factor-is-last */
  remove(owner: FactorOwner, passkeyId: Id<'pky'>, choice: { isLastAccepted: boolean }): Promise<void>
  /** What the browser needs to have the challenge of a proof signed: by a passkey of this person, or of whoever it names. */
  request(executor: Db | Tx, proof: { proofId: Id<'prf'>; userId: Id<'usr'> | null }): Promise<PasskeyRequest>
  /** Who signed the challenge of a proof; null whatever is wrong. The caller uses the proof up, so that one answer counts once. */
  check(executor: Db | Tx, answer: SignedAnswer): Promise<Id<'usr'> | null>
  startSignIn(): Promise<{ proofId: Id<'prf'>; options: PasskeyRequest }>
  /** Who signs in; null whatever is wrong. */
  finishSignIn(answer: Omit<SignedAnswer, 'userId'>): Promise<Id<'usr'> | null>
}

const passkeysMax = 20
const ttlSeconds = 600
const handleBytes = 32

export function createPasskeys(parts: FactorParts): Passkeys {
  const { database, crypto, proofs } = parts
  const expectationOf = (proofId: Id<'prf'>) => expectation(parts, proofId)
  const check: Passkeys['check'] = (executor, answer) => checkAnswer(parts, executor, answer)
  const request: Passkeys['request'] = async (executor, { proofId, userId }) => {
    const { challenge, rpId } = expectationOf(proofId)
    const keys = userId === null ? [] : await listPasskeys(executor, userId)
    return { challenge, rpId, timeout: ttlSeconds * 1000, allowCredentials: keys.map(toDescriptor), userVerification: 'required' }
  }
  return {
    list: async (executor, userId) => (await listPasskeys(executor, userId)).map((row) => toView(parts, row)),
    startAdding: (userId) => startAdding(parts, userId),
    async add(owner, { proofId, response, name }) {
      const proof = await proofs.use(database.db, { proofId, purpose: 'passkey-registration', userId: owner.userId, code: null })
      const key = proof && (await verifyNewPasskey(response, expectationOf(proofId)))
      if (!key) throw new AppError('identity.passkey-refused')
      return write(parts, owner, { key, userHandle: proof.subject, transports: response.response.transports ?? [], name })
    },
    async rename(userId, passkeyId, name) {
      const renamed = await renamePasskey(database.db, { userId, passkeyId, name: crypto.encrypt(name, contextOf(passkeyId)) })
      if (renamed === 0) throw new AppError('identity.factor-not-found')
    },
    remove: (owner, passkeyId, { isLastAccepted }) =>
      removeFactor(parts, owner, { kind: 'passkey-removed', isLastAccepted, remove: (tx) => deletePasskey(tx, owner.userId, passkeyId) }),
    request,
    check,
    async startSignIn() {
      const proofId = await proofs.create(database.db, { purpose: 'passkey-sign-in', userId: null, subject: '', code: null, triesMax: 1, ttlSeconds })
      return { proofId, options: await request(database.db, { proofId, userId: null }) }
    },
    async finishSignIn({ proofId, response }) {
      const proof = await proofs.use(database.db, { proofId, purpose: 'passkey-sign-in', code: null })
      return proof ? check(database.db, { proofId, userId: null, response }) : null
    },
  }
}

/** Not even a reader of the database can foresee what a passkey will be asked to sign. */
function expectation({ crypto, publicUrl }: FactorParts, proofId: Id<'prf'>): Expectation {
  const { origin, hostname } = new URL(publicUrl)
  return { challenge: Buffer.from(crypto.blindIndex(proofId, 'passkey-challenge'), 'hex').toString('base64url'), origin, rpId: hostname }
}

async function startAdding(parts: FactorParts, userId: Id<'usr'>): Promise<{ proofId: Id<'prf'>; options: PasskeyCreation }> {
  const { database, proofs, labelOf } = parts
  const [known, label] = await Promise.all([listPasskeys(database.db, userId), labelOf(database.db, userId)])
  if (known.length >= passkeysMax) throw new AppError('identity.passkeys-full', { details: { limit: passkeysMax } })
  // One handle a person: by it an authenticator knows that a new passkey takes the place of its earlier one.
  const userHandle = known[0]?.userHandle ?? randomBytes(handleBytes).toString('base64url')
  const proofId = await proofs.create(database.db, { purpose: 'passkey-registration', userId, subject: userHandle, code: null, triesMax: 1, ttlSeconds })
  const { challenge, rpId } = expectation(parts, proofId)
  const options: PasskeyCreation = {
    rp: { name: 'Yizhan', id: rpId },
    user: { id: userHandle, name: label.account, displayName: label.name },
    challenge,
    pubKeyCredParams: keyAlgorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: ttlSeconds * 1000,
    excludeCredentials: known.map(toDescriptor),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  }
  return { proofId, options }
}

interface NewKey {
  readonly key: VerifiedKey
  readonly userHandle: string
  readonly transports: string[]
  readonly name: string
}
async function write(parts: FactorParts, { userId, from }: FactorOwner, { key, userHandle, transports, name }: NewKey): Promise<Passkey> {
  const { database, ids, clock, crypto, noteEvent } = parts
  const passkeyId = ids.next('pky')
  const sealedName = crypto.encrypt(name, contextOf(passkeyId))
  const row: PasskeyRow = {
    ...key,
    passkeyId,
    userId,
    userHandle,
    transports,
    publicKey: Buffer.from(key.publicKey),
    name: sealedName,
    createdAt: clock.now(),
    lastUsedAt: null,
  }
  await database.transaction(async (tx) => {
    await lockFactors(tx, userId)
    if ((await listPasskeys(tx, userId)).length >= passkeysMax) throw new AppError('identity.passkeys-full', { details: { limit: passkeysMax } })
    if (!(await insertPasskey(tx, row))) throw new AppError('identity.passkey-refused')
    await noteEvent(tx, { userId, from, kind: 'passkey-added' })
  })
  return toView(parts, row)
}

async function checkAnswer(parts: FactorParts, executor: Db | Tx, { proofId, userId, response }: SignedAnswer): Promise<Id<'usr'> | null> {
  const { data: answer } = passkeyAnswerSchema.safeParse(response)
  const key = answer && (await findPasskey(executor, answer.id))
  if (!key || (userId !== null && key.userId !== userId)) return null
  // Who signs in by the passkey alone is named by it twice, and both names must agree.
  const { userHandle } = answer.response
  if (userHandle !== key.userHandle && (userId === null || userHandle !== undefined)) return null
  const signature = await verifySignature(answer, key, expectation(parts, proofId))
  if (!signature) return null
  const isNoted = await noteSignature(executor, key.passkeyId, { ...signature, now: parts.clock.now() })
  return isNoted ? key.userId : null
}

function toDescriptor({ credentialId, transports }: PasskeyRow): PasskeyCreation['excludeCredentials'][number] {
  return { id: credentialId, type: 'public-key', transports }
}

function toView({ crypto }: FactorParts, row: PasskeyRow): Passkey {
  return {
    passkeyId: row.passkeyId,
    name: crypto.decrypt(row.name, contextOf(row.passkeyId)),
    isSynced: row.isSynced,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }
}

export const sealedPasskeys: SealedTable = { table: 'passkeys', key: { id: 'text' }, columns: { name: { context: ({ id = '' }) => contextOf(id) } } }

function contextOf(passkeyId: string): string {
  return `passkey:${passkeyId}`
}
