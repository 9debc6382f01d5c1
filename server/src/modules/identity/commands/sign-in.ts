import type { Factor, FactorAnswer, PasskeyRequest } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import type { Db } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import { codeSeconds, codeTriesMax } from '../codes.ts'
import type { PendingCode } from '../codes.ts'
import type { IdentityCore } from '../parts.ts'
import type { Person } from '../people.ts'
import { findDevice } from '../store/sessions.ts'
import type { Visit } from '../visit.ts'
import { register } from './sign-up.ts'

/** Somebody proved who they are, or has to prove more. */
export type SignInOutcome =
  | { readonly state: 'proved'; readonly userId: Id<'usr'>; readonly factor: Factor | null }
  | (PendingCode & { readonly state: 'second-factor'; readonly methods: Factor[]; readonly passkeyOptions: PasskeyRequest | null })

interface Credentials {
  readonly email: string
  readonly password: string
  readonly challenge: string | undefined
  /** The device it comes from, as known devices are kept; null for one without a name. */
  readonly deviceIndex: string | null
}

/**
 * Judges a password. What it answers, and after how long, is the same for a wrong password and an unknown address.
 * @throws AppError identity.credentials-wrong, identity.frozen, auth.challenge-required, request.rate-limited
 */
export async function signInByPassword(core: IdentityCore, { email, password, challenge, deviceIndex }: Credentials, visit: Visit): Promise<SignInOutcome> {
  const { auth, people, guard } = core
  const target = people.pseudonymOf({ email })
  // A device the person has used counts for itself: strangers who try do not lock its owner out.
  const isKnown = deviceIndex !== null && (await isKnownDevice(core.database.db, await people.find(core.database.db, { email }), deviceIndex))
  await guard.assertMayTry(isKnown ? `${target} ${deviceIndex}` : target, { ip: visit.ip, challenge })
  const isUnderAttack = !isKnown && (await guard.isUnderAttack(target))
  const checked = await auth.api.checkPassword({ body: { pseudonym: target, password } })
  const userId = checked.userId as Id<'usr'> | null // as: our own ids
  if (!userId) {
    await guard.noteFailure(target, visit.ip)
    throw new AppError('identity.credentials-wrong')
  }
  const outcome = await nextStep(core, userId, { isUnderAttack })
  if (outcome.state === 'proved') await guard.noteSuccess(target)
  return outcome
}

async function isKnownDevice(db: Db, person: Person | undefined, deviceIndex: string): Promise<boolean> {
  return person !== undefined && ((await findDevice(db, person.userId, deviceIndex))?.isKnown ?? false)
}

/** What is asked beyond the first proof: a second factor that is set, or a code by mail while the account is under attack. */
async function nextStep(core: IdentityCore, userId: Id<'usr'>, { isUnderAttack }: { isUnderAttack: boolean }): Promise<SignInOutcome> {
  const { database, people, secondFactors, proofs } = core
  const person = await people.find(database.db, { userId })
  if (!person) throw new AppError('identity.credentials-wrong') // being made, or being erased, at this moment
  if (person.frozenAt) throw new AppError('identity.frozen')
  const set = await secondFactors.methodsOf(database.db, userId)
  const methods: Factor[] = set.length > 0 ? set : isUnderAttack && person.email ? ['email'] : []
  if (methods.length === 0) return { state: 'proved', userId, factor: null }
  const proofId = await proofs.create(database.db, {
    purpose: 'sign-in',
    userId,
    subject: methods.join(' '),
    code: null,
    triesMax: codeTriesMax,
    ttlSeconds: codeSeconds,
  })
  return {
    state: 'second-factor',
    proofId,
    expiresInSeconds: codeSeconds,
    methods,
    passkeyOptions: methods.includes('passkey') ? await secondFactors.passkeyOptions({ proofId, userId }) : null,
  }
}

/** Sends the code for the second step, where mail is one of its ways. @throws AppError identity.code-wrong */
export async function sendSignInCode(
  core: IdentityCore,
  { proofId, method }: { proofId: Id<'prf'>; method: 'email' | 'sms' },
  visit: Visit,
): Promise<PendingCode> {
  const { database, proofs, people, codes } = core
  const waiting = await proofs.take(database.db, { proofId, purpose: 'sign-in' })
  const person = waiting?.userId && waiting.subject.split(' ').includes(method) ? await people.find(database.db, { userId: waiting.userId }) : undefined
  const to = method === 'email' ? person?.email && { email: person.email } : person?.phone && { phone: person.phone }
  if (!person || !to) throw new AppError('identity.code-wrong')
  return database.transaction((tx) => codes.send(tx, { purpose: 'sign-in', to, userId: person.userId, subject: proofId, locale: visit.locale }))
}

/**
 * Finishes a sign-in by its second factor. A code by mail names the proof it was sent for; the others the sign-in itself.
 * @throws AppError identity.code-wrong
 */
export async function finishSignIn(
  core: IdentityCore,
  { proofId, answer }: { proofId: Id<'prf'>; answer: FactorAnswer },
  from: Visit,
): Promise<{ userId: Id<'usr'>; factor: Factor }> {
  const { database, proofs, secondFactors } = core
  if (answer.method === 'email' || answer.method === 'sms') {
    const sent = await proofs.use(database.db, { proofId, purpose: 'sign-in', code: answer.code })
    if (!sent?.userId) throw new AppError('identity.code-wrong')
    return { userId: sent.userId, factor: answer.method }
  }
  const waiting = await proofs.take(database.db, { proofId, purpose: 'sign-in' })
  const isAsked = waiting?.userId && waiting.subject.split(' ').includes(answer.method)
  if (!waiting?.userId || !isAsked || !(await secondFactors.check({ userId: waiting.userId, proofId, answer, from }))) throw new AppError('identity.code-wrong')
  const used = await proofs.use(database.db, { proofId, purpose: 'sign-in', code: null })
  if (!used) throw new AppError('identity.code-wrong')
  return { userId: waiting.userId, factor: answer.method }
}

/** Sends a code that signs in by phone. @throws AppError request.rate-limited, auth.challenge-required, identity.phone-unreachable */
export async function startPhoneSignIn(
  core: IdentityCore,
  { phone, challenge }: { phone: string; challenge: string | undefined },
  visit: Visit,
): Promise<PendingCode> {
  const { database, codes, guard, people } = core
  await guard.assertMayTry(people.pseudonymOf({ phone }), { ip: visit.ip, challenge })
  await guard.assertMaySend(people.pseudonymOf({ phone }))
  return database.transaction((tx) => codes.send(tx, { purpose: 'sign-in', to: { phone }, userId: null, subject: phone, locale: visit.locale }))
}

/** Signs in by the code, or makes an account where the number has none. @throws AppError identity.code-wrong, identity.frozen */
export async function finishPhoneSignIn(
  core: IdentityCore,
  { proofId, code, name }: { proofId: Id<'prf'>; code: string; name: string | undefined },
  visit: Visit,
): Promise<SignInOutcome> {
  const { database, proofs, people } = core
  const proof = await proofs.use(database.db, { proofId, purpose: 'sign-in', code })
  if (!proof || proof.userId !== null) throw new AppError('identity.code-wrong')
  const phone = proof.subject
  const known = await people.find(database.db, { phone })
  const userId =
    known?.userId ?? (await register(core, { email: null, phone, name: name ?? defaultName[visit.locale](phone), locale: visit.locale }, { hash: null, visit }))
  const outcome = await nextStep(core, userId, { isUnderAttack: false })
  return outcome.state === 'proved' ? { ...outcome, factor: 'sms' } : outcome
}

const defaultName = { 'zh-CN': (phone: string) => `用户${phone.slice(-4)}`, en: (phone: string) => `User ${phone.slice(-4)}` }

/** Signs in by a passkey alone: it is two factors in one, what one has and who one is. @throws AppError identity.passkey-refused, identity.frozen */
export async function finishPasskeySignIn({ factors }: IdentityCore, signed: { proofId: Id<'prf'>; response: unknown }): Promise<Id<'usr'>> {
  const userId = await factors.passkeys.finishSignIn(signed)
  if (!userId) throw new AppError('identity.passkey-refused')
  return userId
}
