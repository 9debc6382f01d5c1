import type { FastifyRequest } from 'fastify'
import { sessionCookie, shopperCookie } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import { nobody } from '#platform/http/caller.ts'
import type { Caller } from '#platform/http/caller.ts'
import { readCookie } from '#platform/http/cookies.ts'
import type { Guests } from './guests.ts'
import type { IdentityCore } from './parts.ts'
import { findSessionPerson, touchSession } from './store/sessions.ts'

/** How exact "last seen" is: a write now and then instead of one per request. */
const seenMillis = 10 * 60_000

/** Finds who makes a request: by a bearer token, a session, or a guest's cookie, in this order. */
export function createIdentify(core: IdentityCore, guests: Guests): (request: FastifyRequest) => Promise<Caller> {
  return async (request) => {
    const bearer = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
    if (bearer) return core.callerOfKey(bearer) ?? guests.ofToken(bearer)
    const { cookie } = request.headers
    if (!cookie) return nobody
    if (cookie.includes(`${sessionCookie}=`)) {
      // Signature and days of the session are better-auth's business.
      const found = await core.auth.api.getSession({ headers: new Headers({ cookie }) })
      const caller = found && (await callerOf(core, found.session.id as Id<'ses'>)) // as: our own ids
      if (caller) return caller
    }
    const token = readCookie(request, shopperCookie)
    return token ? guests.ofToken(token) : nobody
  }
}

async function callerOf({ database: { db }, clock, membershipsOf }: IdentityCore, sessionId: Id<'ses'>): Promise<Caller | undefined> {
  const now = clock.now()
  const session = await findSessionPerson(db, sessionId, now)
  if (!session) return undefined
  const { userId, shopperId, operatorRoles, signedInAt, lastSeenAt, confirmedAt, confirmedBy } = session
  if (!lastSeenAt || now.getTime() - lastSeenAt.getTime() > seenMillis) await touchSession(db, sessionId, now)
  return {
    shopperId,
    onlyOrderId: null,
    userId,
    memberships: await membershipsOf(db, userId),
    operatorRoles,
    session: { sessionId, signedInAt, confirmedAt, confirmedBy },
    apiKey: null,
  }
}
