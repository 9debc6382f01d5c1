import type { Id } from '@yizhan/contract/shared'
import { violatedConstraint } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import { codeSeconds, codeTriesMax } from '../codes.ts'
import type { PendingCode, Reach } from '../codes.ts'
import type { IdentityCore } from '../parts.ts'
import type { Visit } from '../visit.ts'

/**
 * Sends a code to the new contact and one to where the person is reached now: both are needed. A contact that somebody
 * else has gets no code, and the answer is the same.
 */
export async function startContactChange(core: IdentityCore, userId: Id<'usr'>, to: Reach, visit: Visit): Promise<PendingCode> {
  const { database, people, codes, proofs, guard } = core
  await guard.assertMaySend(people.pseudonymOf(to))
  return database.transaction(async (tx) => {
    const person = await people.find(tx, { userId })
    const old: Reach | null = person?.email ? { email: person.email } : person?.phone ? { phone: person.phone } : null
    if (!old) throw new AppError('auth.required')
    const taken = await people.find(tx, 'email' in to ? { email: to.email } : { phone: to.phone })
    const oldCode = await codes.dispatch(tx, { to: old, purpose: 'contact-old', locale: visit.locale })
    const newCode = taken ? 'nobody has it' : await codes.dispatch(tx, { to, purpose: 'contact-new', locale: visit.locale })
    const proofId = await proofs.create(tx, {
      purpose: 'contact-change',
      userId,
      subject: JSON.stringify(to),
      code: `${newCode} ${oldCode}`,
      triesMax: codeTriesMax,
      ttlSeconds: codeSeconds,
    })
    return { proofId, expiresInSeconds: codeSeconds }
  })
}

/** @throws AppError identity.code-wrong */
export async function finishContactChange(
  { database, proofs, people, events }: IdentityCore,
  { userId, proofId, newCode, oldCode }: { userId: Id<'usr'>; proofId: Id<'prf'>; newCode: string; oldCode: string },
  visit: Visit,
): Promise<void> {
  const proof = await proofs.use(database.db, { proofId, purpose: 'contact-change', userId, code: `${newCode} ${oldCode}` })
  if (!proof) throw new AppError('identity.code-wrong')
  const to = JSON.parse(proof.subject) as Reach // as: sealed by us
  try {
    await database.transaction(async (tx) => {
      // Told at the old address, while it is still the person's.
      await events.note(tx, { userId, kind: 'email' in to ? 'email-changed' : 'phone-changed', visit })
      await people.changeContact(tx, userId, to)
    })
  } catch (cause) {
    if (violatedConstraint(cause)?.startsWith('people_')) throw new AppError('identity.code-wrong', { cause })
    throw cause
  }
}
