import type { Factor } from '@yizhan/contract/identity'
import { shopperCookie } from '@yizhan/contract/shared'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import { clearCookie } from '#platform/http/cookies.ts'
import { deviceOf, ensureDevice } from '#platform/http/device.ts'
import type { IdentityCore } from '../parts.ts'
import { describeSession, findDevice, rememberDevice } from '../store/sessions.ts'
import { placeOf, visitOf } from '../visit.ts'
import { adopt } from './adopt.ts'

export interface Entry {
  readonly userId: Id<'usr'>
  /** By what the person proved to be themselves beyond a password; null by the password alone. */
  readonly factor: Factor | null
  readonly guest: Caller
  readonly locale: Locale
  readonly reply: FastifyReply
}

/** Begins the session of somebody who proved who they are, takes a guest's things along and tells of a new device. @throws AppError identity.frozen */
export async function enter(core: IdentityCore, { userId, factor, guest, locale, reply }: Entry): Promise<Id<'ses'>> {
  const { auth, database, crypto, clock, events, people, publicUrl } = core
  if ((await people.find(database.db, { userId }))?.frozenAt) throw new AppError('identity.frozen')
  const begun = await auth.api.enter({ body: { userId }, returnHeaders: true })
  const sessionId = begun.response.sessionId as Id<'ses'> // as: our own ids
  const visit = visitOf(reply, locale)
  const deviceIndex = indexOfDevice(core, ensureDevice(reply, { isSecure: publicUrl.startsWith('https:') }))
  await database.transaction(async (tx) => {
    const device = await findDevice(tx, userId, deviceIndex)
    await describeSession(tx, { sessionId, place: crypto.encrypt(JSON.stringify(placeOf(visit)), sessionContext(sessionId)), factor, now: clock.now() })
    await rememberDevice(tx, { userId, deviceIndex, now: clock.now() })
    await events.note(tx, { userId, kind: 'signed-in', visit, isTold: device?.isFirst === false && !device.isKnown })
  })
  await adopt(core, userId, guest)
  clearCookie(reply, shopperCookie)
  for (const cookie of begun.headers.getSetCookie()) void reply.header('set-cookie', cookie)
  return sessionId
}

/** The device of a request, as known devices are kept; null for one that has no name yet. */
export function deviceIndexOf(core: IdentityCore, request: FastifyRequest): string | null {
  const device = deviceOf(request)
  return device && indexOfDevice(core, device)
}

function indexOfDevice({ crypto }: IdentityCore, device: string): string {
  return crypto.blindIndex(device, 'known-device')
}

export const sealedSessions: SealedTable = { table: 'sessions', key: { id: 'text' }, columns: { place: { context: ({ id = '' }) => sessionContext(id) } } }

export function sessionContext(sessionId: string): string {
  return `session:${sessionId}`
}
