import type { Id, Locale } from '@yizhan/contract/shared'
import { violatedConstraint } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { PendingCode } from '../codes.ts'
import type { IdentityCore } from '../parts.ts'
import type { Visit } from '../visit.ts'

export interface NewAccount {
  readonly email: string
  readonly password: string
  readonly name: string
}
interface Waiting {
  readonly email: string
  readonly name: string
  readonly hash: string
  readonly locale: Locale
}

/**
 * Sends a code to the address. Whoever has an account already is told so by mail and by nothing else.
 * @throws AppError identity.password-weak
 */
export async function startSignUp(core: IdentityCore, { email, password, name }: NewAccount, visit: Visit): Promise<PendingCode> {
  const { database, people, codes, letters, auth } = core
  await core.guard.assertMaySend(people.pseudonymOf({ email }))
  await assertGoodPassword(core, password, [email, name])
  const { hash } = await auth.api.hashPassword({ body: { password } })
  const waiting: Waiting = { email: email.trim().toLowerCase(), name, hash, locale: visit.locale }
  return database.transaction(async (tx) => {
    const known = await people.find(tx, { email })
    if (known) await letters.tellKnown(tx, { to: waiting.email, locale: known.locale })
    const to = known ? null : { email: waiting.email }
    return codes.send(tx, { purpose: 'sign-up', to, userId: null, subject: JSON.stringify(waiting), locale: visit.locale })
  })
}

/** Makes the account of a proved address. @throws AppError identity.code-wrong */
export async function finishSignUp(core: IdentityCore, { proofId, code }: { proofId: Id<'prf'>; code: string }, visit: Visit): Promise<Id<'usr'>> {
  const proof = await core.proofs.use(core.database.db, { proofId, purpose: 'sign-up', code })
  if (!proof) throw new AppError('identity.code-wrong')
  const { email, name, hash, locale } = JSON.parse(proof.subject) as Waiting // as: sealed by us
  return register(core, { email, phone: null, name, locale }, { hash, visit })
}

export interface NewPerson {
  readonly email: string | null
  readonly phone: string | null
  readonly name: string
  readonly locale: Locale
}
/** Makes a person. Both steps may be repeated: a user that was left without a person is taken up again. */
export async function register(core: IdentityCore, person: NewPerson, { hash, visit }: { hash: string | null; visit: Visit | null }): Promise<Id<'usr'>> {
  const { auth, people, database, events, clock } = core
  const contact = person.email === null ? { phone: person.phone ?? '' } : { email: person.email }
  if (await people.find(database.db, contact)) throw new AppError('identity.code-wrong') // made in another window meanwhile
  const registered = await auth.api.register({ body: { pseudonym: people.pseudonymOf(contact) } })
  const userId = registered.userId as Id<'usr'> // as: our own ids
  if (hash !== null) await auth.api.setPasswordHash({ body: { userId, hash } })
  try {
    await database.transaction(async (tx) => {
      await people.insert(tx, { userId, ...person })
      if (hash !== null) await people.notePassword(tx, userId, clock.now())
      await events.note(tx, { userId, kind: 'signed-up', visit })
    })
  } catch (cause) {
    if (violatedConstraint(cause)?.startsWith('people_')) throw new AppError('identity.code-wrong', { cause })
    throw cause
  }
  return userId
}

/** @throws AppError identity.password-weak */
export async function assertGoodPassword({ isGoodPassword }: IdentityCore, password: string, personal: readonly string[]): Promise<void> {
  if (await isGoodPassword(password, personal)) return
  const message = { 'zh-CN': '太容易被猜到，或在泄露的密码里出现过', en: 'easy to guess, or known from a breach' }
  throw new AppError('identity.password-weak', { fieldsIn: (locale) => [{ field: 'password', code: 'weak', message: message[locale] }] })
}
