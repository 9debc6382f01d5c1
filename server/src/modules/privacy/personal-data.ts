import type { Jobs } from '#platform/jobs.ts'
import type { Tx } from '#platform/db.ts'
import type { Forget, PersonalData } from '#platform/personal-data.ts'
import { forgetting } from '#platform/personal-data.ts'
import type { Privacy } from './privacy.ts'
import { deleteDecisions, listDecisions } from './store/consents.ts'
import { erasuresOf } from './store/erasures.ts'
import { deleteExports, expireExports, listExports } from './store/exports.ts'
import { deletePhrase } from './store/phrases.ts'

/** Decisions, archives and requests of a person. */
export function privacyPersonalData({ privacy, jobs }: { readonly privacy: Pick<Privacy, 'mailPhrase'>; readonly jobs: Jobs }): PersonalData {
  return {
    name: 'privacy',
    tables: {
      consents: { exported: true, erased: true },
      mail_phrases: { exported: true, erased: true },
      privacy_exports: { exported: true, erased: true },
      erasures: { exported: true, erased: true },
      erasure_proofs: { exported: 'written only once nobody is left to export for', erased: 'the proof itself: a hash and counts, no identity' },
    },
    async exportOf(executor, { userId, shopperId }) {
      const exports = await listExports(executor, userId)
      return {
        'consents.json': shopperId ? await listDecisions(executor, shopperId) : [],
        'mail-phrase.json': { phrase: await privacy.mailPhrase(userId) },
        'exports.json': exports.map(({ exportId, state, askedAt, readyAt, expiresAt, bytes }) => ({ exportId, state, askedAt, readyAt, expiresAt, bytes })),
        'erasures.json': (await erasuresOf(executor, userId)).map(({ erasureId, state, askedAt, dueAt }) => ({ erasureId, state, askedAt, dueAt })),
      }
    },
    async erase(tx, { userId, shopperId }) {
      const exports = await deleteExports(tx, userId)
      await removeFiles(
        jobs,
        tx,
        exports.flatMap(({ fileKey }) => fileKey ?? []),
      )
      // The request under way is the erasure's own place to note what it did; the proof replaces it at the end.
      return { privacy_exports: exports.length, consents: await deleteDecisions(tx, shopperId), mail_phrases: await deletePhrase(tx, userId) }
    },
  }
}

/** Archives whose time is over; their files go by a job, since a store is not part of a transaction. */
export function forgetExports(jobs: Jobs, now: () => Date): Forget {
  return forgetting(async (tx, _before, limit) => {
    // An archive carries its own end: it is fetched for as long as its mail says.
    const expired = await expireExports(tx, now(), limit)
    await removeFiles(
      jobs,
      tx,
      expired.map(({ fileKey }) => fileKey),
    )
    return expired.length
  })
}

async function removeFiles(jobs: Jobs, tx: Tx, fileKeys: readonly string[]): Promise<void> {
  for (const fileKey of fileKeys) await jobs.add(tx, 'remove-privacy-file', { fileKey })
}
