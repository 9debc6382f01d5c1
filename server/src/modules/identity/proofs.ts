import type { Id } from '@yizhan/contract/shared'
import type { Clock } from '#platform/clock.ts'
import type { Crypto } from '#platform/crypto.ts'
import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import { first, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { Ids } from '#platform/ids.ts'

export interface ProofsParts {
  readonly crypto: Crypto
  readonly clock: Clock
  readonly ids: Ids
}

export interface NewProof {
  /** What it is for; a proof of one purpose opens nothing of another. */
  readonly purpose: string
  /** Whose it is; null while nobody has been named, as in a sign-in by passkey. */
  readonly userId: Id<'usr'> | null
  /** What is proved once the code is right. Sealed. */
  readonly subject: string
  /** A code or token that went another way than the id; only a keyed hash is kept. Null where the subject itself is checked. */
  readonly code: string | null
  readonly triesMax: number
  readonly ttlSeconds: number
}
export interface ProofKey {
  readonly proofId: Id<'prf'>
  readonly purpose: string
  /** Where it is known who asks: another person's proof is not found. */
  readonly userId?: Id<'usr'>
}
export interface Proof {
  readonly userId: Id<'usr'> | null
  readonly subject: string
}

/**
 * Short-lived proofs that work once: a code on its way, a sign-in that waits for its second factor, the challenge of a
 * passkey. Unknown, foreign, expired, used and worn out ones are all the same: not found.
 */
export interface Proofs {
  create(executor: Db | Tx, proof: NewProof): Promise<Id<'prf'>>
  /** Looks at a proof and changes nothing. */
  read(executor: Db | Tx, key: ProofKey): Promise<Proof | undefined>
  /**
   * Uses up one try and leaves the proof open, for what is checked elsewhere. Outside a transaction that a wrong answer
   * would roll back: the try must stay used.
   */
  take(executor: Db | Tx, key: ProofKey): Promise<Proof | undefined>
  /**
   * Uses the proof up when the code is right, whoever of many comes first; a wrong code uses up one try, so the same
   * goes for transactions as with `take`.
   */
  use(executor: Db | Tx, key: ProofKey & { readonly code: string | null }): Promise<Proof | undefined>
  /** Removes what expired before now. @returns how many */
  forget(executor: Db | Tx): Promise<number>
}

interface ProofRow {
  readonly userId: Id<'usr'> | null
  readonly subject: string
}

export const sealedProofs: SealedTable = { table: 'proofs', key: { id: 'text' }, columns: { subject: { context: ({ id = '' }) => contextOf(id) } } }

export function createProofs({ crypto, clock, ids }: ProofsParts): Proofs {
  // A million codes are quickly tried against a plain hash: this one needs our key, and holds for its own proof alone.
  const hashOf = (proofId: Id<'prf'>, code: string | null) => (code === null ? null : crypto.blindIndex(`${proofId} ${code}`, 'proof'))
  const opened = (proofId: Id<'prf'>, row: ProofRow | undefined): Proof | undefined =>
    row && { userId: row.userId, subject: crypto.decrypt(row.subject, contextOf(proofId)) }
  const isOpen = ({ proofId, purpose, userId }: ProofKey, now: Date) =>
    sql`id = ${proofId} and purpose = ${purpose} and used_at is null and expires_at > ${now} and tries_left > 0
      and user_id is not distinct from coalesce(${userId ?? null}::text, user_id)`
  return {
    async create(executor, { purpose, userId, subject, code, triesMax, ttlSeconds }) {
      const proofId = ids.next('prf')
      const now = clock.now()
      const expiresAt = new Date(now.getTime() + ttlSeconds * 1000)
      await run(
        executor,
        sql`insert into proofs (id, purpose, user_id, subject, code_hash, tries_left, expires_at, created_at)
          values (${proofId}, ${purpose}, ${userId}, ${crypto.encrypt(subject, contextOf(proofId))}, ${hashOf(proofId, code)}, ${triesMax}, ${expiresAt}, ${now})`,
      )
      return proofId
    },
    async read(executor, key) {
      return opened(key.proofId, await first(executor, sql<ProofRow>`select user_id, subject from proofs where ${isOpen(key, clock.now())}`))
    },
    async take(executor, key) {
      const taken = sql<ProofRow>`update proofs set tries_left = tries_left - 1 where ${isOpen(key, clock.now())} returning user_id, subject`
      return opened(key.proofId, await first(executor, taken))
    },
    async use(executor, key) {
      const now = clock.now()
      const isRight = sql`code_hash is not distinct from ${hashOf(key.proofId, key.code)}::text`
      const row = await first(
        executor,
        sql<ProofRow & { isUsed: boolean }>`update proofs set tries_left = tries_left - 1, used_at = case when ${isRight} then ${now}::timestamptz end
          where ${isOpen(key, now)} returning user_id, subject, used_at is not null as is_used`,
      )
      return row?.isUsed ? opened(key.proofId, row) : undefined
    },
    forget: (executor) => run(executor, sql`delete from proofs where expires_at < ${clock.now()}`),
  }
}

function contextOf(proofId: string): string {
  return `proof:${proofId}`
}
