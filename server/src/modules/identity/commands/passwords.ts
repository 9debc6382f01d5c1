import type { Id } from '@yizhan/contract/shared'
import { AppError } from '#platform/http/app-error.ts'
import type { PendingCode } from '../codes.ts'
import type { IdentityCore } from '../parts.ts'
import { deleteSessions } from '../store/sessions.ts'
import type { Visit } from '../visit.ts'
import { assertGoodPassword } from './sign-up.ts'

/** Sends a code to the address of an account. The answer is the same where there is none. */
export async function startPasswordReset({ database, people, codes, guard }: IdentityCore, email: string, visit: Visit): Promise<PendingCode> {
  await guard.assertMaySend(people.pseudonymOf({ email }))
  return database.transaction(async (tx) => {
    const person = await people.find(tx, { email })
    const to = person?.email ? { email: person.email } : null
    return codes.send(tx, { purpose: 'password-reset', to, userId: person?.userId ?? null, subject: '', locale: visit.locale })
  })
}

/** @throws AppError identity.code-wrong, identity.password-weak */
export async function finishPasswordReset(
  core: IdentityCore,
  { proofId, code, password }: { proofId: Id<'prf'>; code: string; password: string },
  visit: Visit,
): Promise<void> {
  const { database, proofs, people } = core
  // Judged first: a weak password leaves the code to be used again.
  await assertGoodPassword(core, password, [])
  const proof = await proofs.use(database.db, { proofId, purpose: 'password-reset', code })
  const person = proof?.userId ? await people.find(database.db, { userId: proof.userId }) : undefined
  if (!person) throw new AppError('identity.code-wrong')
  await writePassword(core, { userId: person.userId, password, kind: 'password-reset', keep: null }, visit)
}

export interface PasswordChange {
  readonly userId: Id<'usr'>
  readonly sessionId: Id<'ses'>
  readonly currentPassword: string
  readonly password: string
}
/** Changes the password, or sets the first; other sessions end. @throws AppError identity.credentials-wrong, identity.password-weak */
export async function changePassword(core: IdentityCore, { userId, sessionId, currentPassword, password }: PasswordChange, visit: Visit): Promise<void> {
  const { database, people, auth } = core
  const person = await people.find(database.db, { userId })
  if (!person) throw new AppError('auth.required')
  if (person.passwordChangedAt !== null) {
    const contact = person.email === null ? { phone: person.phone ?? '' } : { email: person.email }
    const checked = await auth.api.checkPassword({ body: { pseudonym: people.pseudonymOf(contact), password: currentPassword } })
    if (checked.userId !== userId) throw wrongCurrent()
  }
  await assertGoodPassword(core, password, [person.email ?? '', person.name])
  await writePassword(core, { userId, password, kind: 'password-changed', keep: sessionId }, visit)
}

function wrongCurrent(): AppError {
  const message = { 'zh-CN': '当前密码不对', en: 'the current password is wrong' }
  return new AppError('identity.credentials-wrong', { fieldsIn: (locale) => [{ field: 'currentPassword', code: 'wrong', message: message[locale] }] })
}

interface NewPassword {
  readonly userId: Id<'usr'>
  readonly password: string
  readonly kind: 'password-changed' | 'password-reset'
  /** The session that goes on. */
  readonly keep: Id<'ses'> | null
}
async function writePassword(
  { auth, database, people, events, clock }: IdentityCore,
  { userId, password, kind, keep }: NewPassword,
  visit: Visit,
): Promise<void> {
  const { hash } = await auth.api.hashPassword({ body: { password } })
  await auth.api.setPasswordHash({ body: { userId, hash } })
  await database.transaction(async (tx) => {
    await people.notePassword(tx, userId, clock.now())
    await deleteSessions(tx, userId, keep)
    await events.note(tx, { userId, kind, visit })
  })
}
