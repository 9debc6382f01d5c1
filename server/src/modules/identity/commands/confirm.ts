import type { Factor, FactorAnswer, PasskeyRequest } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import { AppError } from '#platform/http/app-error.ts'
import { codeSeconds, codeTriesMax } from '../codes.ts'
import type { PendingCode } from '../codes.ts'
import type { IdentityCore } from '../parts.ts'
import type { Person } from '../people.ts'
import { confirmSession } from '../store/sessions.ts'
import type { Visit } from '../visit.ts'

const purpose = 'confirmation'

/** By what a person can confirm: what they set up; a code by mail or text message only where nothing stronger is set. */
export async function confirmationMethods({ database, secondFactors }: IdentityCore, person: Person): Promise<Factor[]> {
  const set = await secondFactors.methodsOf(database.db, person.userId)
  if (set.length > 0) return set
  return [...(person.phone ? ['sms' as const] : []), ...(person.email ? ['email' as const] : [])]
}

/** Begins a confirmation (step-up): sends the code, or answers what a passkey signs. @throws AppError identity.factor-unknown */
export async function startConfirmation(
  core: IdentityCore,
  { userId, method }: { userId: Id<'usr'>; method: Factor },
  visit: Visit,
): Promise<PendingCode & { passkeyOptions: PasskeyRequest | null }> {
  const { database, people, codes, proofs, secondFactors } = core
  const person = await people.find(database.db, { userId })
  if (!person || !(await confirmationMethods(core, person)).includes(method)) throw new AppError('identity.factor-unknown')
  const to = method === 'email' && person.email ? { email: person.email } : method === 'sms' && person.phone ? { phone: person.phone } : null
  if (to) {
    const pending = await database.transaction((tx) => codes.send(tx, { purpose, to, userId, subject: method, locale: visit.locale }))
    return { ...pending, passkeyOptions: null }
  }
  const proofId = await proofs.create(database.db, { purpose, userId, subject: method, code: null, triesMax: codeTriesMax, ttlSeconds: codeSeconds })
  return { proofId, expiresInSeconds: codeSeconds, passkeyOptions: method === 'passkey' ? await secondFactors.passkeyOptions({ proofId, userId }) : null }
}

/** Marks the session as confirmed now. @throws AppError identity.code-wrong */
export async function finishConfirmation(
  { database, proofs, secondFactors, clock }: IdentityCore,
  { userId, sessionId, proofId, answer }: { userId: Id<'usr'>; sessionId: Id<'ses'>; proofId: Id<'prf'>; answer: FactorAnswer },
  from: Visit,
): Promise<Date> {
  const key = { proofId, purpose, userId }
  if (answer.method === 'email' || answer.method === 'sms') {
    const proof = await proofs.use(database.db, { ...key, code: answer.code })
    if (proof?.subject !== answer.method) throw new AppError('identity.code-wrong')
  } else {
    const waiting = await proofs.take(database.db, key)
    if (waiting?.subject !== answer.method || !(await secondFactors.check({ userId, proofId, answer, from }))) throw new AppError('identity.code-wrong')
    if (!(await proofs.use(database.db, { ...key, code: null }))) throw new AppError('identity.code-wrong')
  }
  const now = clock.now()
  await confirmSession(database.db, { sessionId, factor: answer.method, now })
  return now
}
