import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { PendingCode } from '../codes.ts'
import type { IdentityCore } from '../parts.ts'
import { freezeLink } from '../security-events.ts'
import { deleteSessions } from '../store/sessions.ts'
import type { Visit } from '../visit.ts'

/** Freezes an account: every session ends, and until it is unfrozen nobody signs in or pays with it. */
export async function freeze(
  { people, events, clock }: IdentityCore,
  tx: Tx,
  { userId, by, visit }: { userId: Id<'usr'>; by: 'self' | 'operator'; visit: Visit | null },
): Promise<void> {
  await people.freeze(tx, userId, { by, at: clock.now() })
  await deleteSessions(tx, userId, null)
  await events.note(tx, { userId, kind: 'frozen', visit })
}

/** Ends a freeze. The caller has proved that it may. */
export async function unfreeze({ people, events }: IdentityCore, tx: Tx, { userId, visit }: { userId: Id<'usr'>; visit: Visit | null }): Promise<void> {
  await people.freeze(tx, userId, null)
  await events.note(tx, { userId, kind: 'unfrozen', visit })
}

/** Freezes by the link of a mail, without a sign-in: whoever holds the mailbox may stop what happens. @throws AppError identity.link-wrong */
export async function freezeByLink(core: IdentityCore, token: string, visit: Visit): Promise<void> {
  const { database, proofs } = core
  const [proofId = '', code = ''] = token.split('.', 2)
  const proof = await proofs.use(database.db, { proofId: proofId as Id<'prf'>, purpose: freezeLink.purpose, code }) // as: an unknown id finds nothing
  const userId = proof?.userId
  if (!userId) throw new AppError('identity.link-wrong')
  await database.transaction((tx) => freeze(core, tx, { userId, by: 'self', visit }))
}

/** Sends the code that ends a freeze of one's own; the answer is the same for every address. */
export async function startUnfreeze({ database, people, codes, guard }: IdentityCore, email: string, visit: Visit): Promise<PendingCode> {
  await guard.assertMaySend(people.pseudonymOf({ email }))
  return database.transaction(async (tx) => {
    const person = await people.find(tx, { email })
    const to = person?.email && person.frozenBy === 'self' ? { email: person.email } : null
    return codes.send(tx, { purpose: 'unfreeze', to, userId: person?.userId ?? null, subject: '', locale: visit.locale })
  })
}

/** Ends a freeze of one's own by the code and the password. @throws AppError identity.code-wrong */
export async function finishUnfreeze(
  core: IdentityCore,
  { proofId, code, password }: { proofId: Id<'prf'>; code: string; password: string },
  visit: Visit,
): Promise<void> {
  const { database, proofs, people, auth } = core
  const proof = await proofs.use(database.db, { proofId, purpose: 'unfreeze', code })
  const person = proof?.userId ? await people.find(database.db, { userId: proof.userId }) : undefined
  const pseudonym = people.pseudonymOf({ email: person?.email ?? '' })
  const checked = await auth.api.checkPassword({ body: { pseudonym, password } })
  if (!person || checked.userId !== person.userId || person.frozenBy !== 'self') throw new AppError('identity.code-wrong')
  await database.transaction((tx) => unfreeze(core, tx, { userId: person.userId, visit }))
}
