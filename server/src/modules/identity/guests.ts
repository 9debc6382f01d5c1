import type { FastifyReply } from 'fastify'
import { shopperCookie } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import { Committer } from '#platform/committer.ts'
import { derivedToken, hashToken, newToken } from '#platform/crypto.ts'
import { gather } from '#platform/gather.ts'
import { AppError } from '#platform/http/app-error.ts'
import { nobody } from '#platform/http/caller.ts'
import type { Caller } from '#platform/http/caller.ts'
import { setCookie } from '#platform/http/cookies.ts'
import type { Identity } from './identity.ts'
import type { IdentityParts } from './parts.ts'
import { findTokens, insertGuests } from './store/guests.ts'
import type { NewGuest, TokenRow } from './store/guests.ts'

export interface Guests extends Pick<Identity, 'ensureShopper' | 'guestOfOrigin'> {
  /** Whom a bearer token or guest cookie names; nobody when it names none. */
  ofToken(token: string): Promise<Caller>
}

const guestDays = 400
const dayMillis = 86_400_000

/** Guests and their tokens. Every request names somebody and every visit makes a guest: those of one moment are read, and written, together. */
export function createGuests(parts: IdentityParts): Guests {
  const { database, clock, ids } = parts
  const findToken = gather<string, TokenRow>(database.db, (executor, hashes) => findTokens(executor, hashes, clock.now()))
  const making = new Committer<NewGuest, boolean>(async (asked) => {
    const made = await insertGuests(database.db, asked)
    return asked.map(({ shopperId }) => made.has(shopperId))
  })
  const ofToken = async (token: string): Promise<Caller> => {
    const hash = hashToken(token)
    const row = (await findToken(database.db, [hash])).get(hash)
    return row ? { ...nobody, shopperId: row.shopperId, onlyOrderId: row.orderId } : nobody
  }
  return {
    ofToken,
    async ensureShopper(caller, reply, origin) {
      if (caller.shopperId && !caller.onlyOrderId) return { shopperId: caller.shopperId }
      const accessToken = origin === undefined ? newToken() : tokenOfOrigin(parts, reply, origin)
      const shopperId = ids.next('shp')
      const expiresAt = new Date(clock.now().getTime() + guestDays * dayMillis)
      const isNew = await making.submit({ shopperId, tokenHash: hashToken(accessToken), expiresAt })
      setShopperCookie(reply, accessToken, parts.publicUrl)
      return { shopperId: isNew ? shopperId : await knownShopper(ofToken(accessToken)), accessToken }
    },
    async guestOfOrigin(reply, origin) {
      const accessToken = tokenOfOrigin(parts, reply, origin)
      const { shopperId } = await ofToken(accessToken)
      return shopperId ? { shopperId, accessToken } : undefined
    },
  }
}

async function knownShopper(caller: Promise<Caller>): Promise<Id<'shp'>> {
  const { shopperId } = await caller
  if (!shopperId) throw new AppError('auth.required') // its days are over, or it was merged at this moment
  return shopperId
}

/** The network address belongs to it: a key and an input that a stranger could guess do not open a guest's orders. */
function tokenOfOrigin({ authSecret }: IdentityParts, reply: FastifyReply, origin: string): string {
  return derivedToken(authSecret, JSON.stringify(['guest', reply.request.ip, origin]))
}

/** Sets the cookie that makes a guest known again. */
function setShopperCookie(reply: FastifyReply, token: string, publicUrl: string): void {
  setCookie(reply, { name: shopperCookie, value: token, seconds: guestDays * 86_400, isSecure: publicUrl.startsWith('https:') })
}
