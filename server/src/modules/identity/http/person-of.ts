import { toMobile } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import type { IdentityCore } from '../parts.ts'
import type { Person } from '../people.ts'

/** Who is signed in, and by which session. @throws AppError auth.required */
export function sessionOf({ userId, session }: Caller): { userId: Id<'usr'>; sessionId: Id<'ses'> } {
  if (!userId || !session) throw new AppError('auth.required')
  return { userId, sessionId: session.sessionId }
}

/** The person who is signed in. @throws AppError auth.required */
export async function personOf({ people, database }: IdentityCore, caller: Caller): Promise<Person> {
  const person = await people.find(database.db, { userId: sessionOf(caller).userId })
  if (!person) throw new AppError('auth.required')
  return person
}

/** A number as text messages reach it. @throws AppError identity.phone-unreachable */
export function mobileOf(phone: string): string {
  const mobile = toMobile(phone)
  if (!mobile) throw new AppError('identity.phone-unreachable')
  return mobile
}
