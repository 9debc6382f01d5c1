import { identityRoutes } from '@yizhan/contract/identity'
import type { Session } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import type { Api } from '#platform/http/api.ts'
import { sessionContext } from '../commands/enter.ts'
import { finishUnfreeze, freeze, freezeByLink, startUnfreeze } from '../commands/freeze.ts'
import type { IdentityCore } from '../parts.ts'
import { countSessions, deleteSession, deleteSessions, listSessions } from '../store/sessions.ts'
import type { SessionRow } from '../store/sessions.ts'
import { deviceName } from '../device-name.ts'
import { visitOf } from '../visit.ts'
import type { Place } from '../visit.ts'
import { personOf, sessionOf } from './person-of.ts'

const sessionsShownMax = 50

/** What a person sees and does to keep their account safe. */
export function serveSecurity(api: Api, core: IdentityCore): void {
  const { database, events, secondFactors } = core
  api.handle(identityRoutes.readSecurity, async ({ caller }) => {
    const person = await personOf(core, caller)
    const { userId, email, phone, passwordChangedAt } = person
    const [set, sessionCount] = [await secondFactors.count(database.db, userId), await countSessions(database.db, userId)]
    return { email, phone, hasPassword: passwordChangedAt !== null, passwordChangedAt: passwordChangedAt?.toISOString() ?? null, ...set, sessionCount }
  })
  api.handle(identityRoutes.listSecurityEvents, ({ caller, query }) => events.list(sessionOf(caller).userId, query))
  api.handle(identityRoutes.listSessions, async ({ caller }) => {
    const { userId, sessionId } = sessionOf(caller)
    const rows = await listSessions(database.db, userId, sessionsShownMax)
    const items = rows.map((row) => viewSession(core, row, sessionId))
    return { items: items.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent)) }
  })
  api.handle(identityRoutes.endSession, async ({ caller, params }) => {
    await deleteSession(database.db, sessionOf(caller).userId, params.sessionId)
    return {}
  })
  api.handle(identityRoutes.endOtherSessions, async ({ caller, locale, reply }) => {
    const { userId, sessionId } = sessionOf(caller)
    return database.transaction(async (tx) => {
      const endedCount = await deleteSessions(tx, userId, sessionId)
      await events.note(tx, { userId, kind: 'sessions-ended', visit: visitOf(reply, locale) })
      return { endedCount }
    })
  })
  serveFreezing(api, core)
}

function serveFreezing(api: Api, core: IdentityCore): void {
  api.handle(identityRoutes.freezeOwn, async ({ caller, locale, reply }) => {
    const { userId } = sessionOf(caller)
    await core.database.transaction((tx) => freeze(core, tx, { userId, by: 'self', visit: visitOf(reply, locale) }))
    return {}
  })
  api.handle(identityRoutes.freezeByLink, async ({ body, locale, reply }) => {
    await freezeByLink(core, body.token, visitOf(reply, locale))
    return {}
  })
  api.handle(identityRoutes.startUnfreeze, ({ body, locale, reply }) => startUnfreeze(core, body.email, visitOf(reply, locale)))
  api.handle(identityRoutes.finishUnfreeze, async ({ params, body, locale, reply }) => {
    await finishUnfreeze(core, { ...params, ...body }, visitOf(reply, locale))
    return {}
  })
}

function viewSession({ crypto }: IdentityCore, { sessionId, signedInAt, lastSeenAt, place }: SessionRow, current: Id<'ses'>): Session {
  const { address, userAgent } = place === null ? { address: '', userAgent: '' } : (JSON.parse(crypto.decrypt(place, sessionContext(sessionId))) as Place) // as: sealed by us
  return {
    sessionId,
    isCurrent: sessionId === current,
    device: deviceName(userAgent),
    address,
    signedInAt: signedInAt.toISOString(),
    lastSeenAt: (lastSeenAt ?? signedInAt).toISOString(),
  }
}
