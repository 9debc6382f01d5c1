import type { FastifyReply, FastifyRequest } from 'fastify'
import type { MerchantRole, OperatorRole } from '@yizhan/contract/identity'
import { sessionCookie, shopperCookie } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import { Committer } from '#platform/committer.ts'
import { derivedToken, hashToken, newToken } from '#platform/crypto.ts'
import type { Crypto } from '#platform/crypto.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import { gather } from '#platform/gather.ts'
import { AppError } from '#platform/http/app-error.ts'
import { nobody } from '#platform/http/caller.ts'
import type { Caller } from '#platform/http/caller.ts'
import type { Ids } from '#platform/ids.ts'
import type { Outbox } from '#platform/outbox.ts'
import { createAddressBook } from './address-book.ts'
import type { AddressBook } from './address-book.ts'
import { createAuth } from './auth.ts'
import type { Auth } from './auth.ts'
import { shopperMerged } from './events.ts'
import { endGuest, findPerson, findTokens, insertGuests, insertShopper, insertToken, setOperatorRole, shopperOfUser } from './store.ts'
import type { NewGuest, PersonRow, TokenRow } from './store.ts'

export interface IdentityParts {
  readonly database: Database
  readonly outbox: Outbox
  readonly crypto: Crypto
  readonly clock: Clock
  readonly ids: Ids
  readonly authSecret: string
  readonly publicUrl: string
  /** Port of the merchants module: the shops a person works for. */
  readonly membershipsOf: (executor: Db | Tx, userId: Id<'usr'>) => Promise<{ merchantId: Id<'mer'>; role: MerchantRole }[]>
}

export interface Identity {
  readonly auth: Auth
  readonly addressBook: AddressBook
  /** Who a request's bearer token, guest cookie or session belongs to. */
  identify(request: FastifyRequest): Promise<Caller>
  /**
   * The caller's shopper, or a new guest; a new guest's token goes into a cookie and is returned once. With an `origin`,
   * a text that tells one intention from all others, the same origin from the same network address is the same guest.
   */
  ensureShopper(caller: Caller, reply: FastifyReply, origin?: string): Promise<{ shopperId: Id<'shp'>; accessToken?: string }>
  /** The guest whom this origin made before, if any. */
  guestOfOrigin(reply: FastifyReply, origin: string): Promise<{ shopperId: Id<'shp'>; accessToken: string } | undefined>
  /** A token that opens one order on any device. */
  issueOrderToken(tx: Tx, order: { shopperId: Id<'shp'>; orderId: Id<'ord'> }): Promise<string>
  /** Gives a signed-in person a shopper and moves a guest's things to it. */
  adopt(userId: Id<'usr'>, guest: Caller): Promise<Id<'shp'>>
  personByEmail(executor: Db | Tx, email: string): Promise<PersonRow | undefined>
  person(executor: Db | Tx, userId: Id<'usr'>): Promise<PersonRow | undefined>
  membershipsOf(userId: Id<'usr'>): Promise<{ merchantId: Id<'mer'>; role: MerchantRole }[]>
  grantOperatorRole(userId: Id<'usr'>, role: OperatorRole): Promise<void>
}

const guestDays = 400
const orderTokenDays = 90
const dayMillis = 86_400_000

export function createIdentity(parts: IdentityParts): Identity {
  const { database, clock, ids } = parts
  const auth = createAuth({ pool: database.pool, ids, secret: parts.authSecret, publicUrl: parts.publicUrl })
  const addressBook = createAddressBook(parts)
  // Every request names somebody and every visit makes a guest: those of one moment are read, and written, together.
  const findToken = gather<string, TokenRow>(database.db, (executor, hashes) => findTokens(executor, hashes, clock.now()))
  const guests = new Committer<NewGuest, boolean>(async (asked) => {
    const made = await insertGuests(database.db, asked)
    return asked.map(({ shopperId }) => made.has(shopperId))
  })
  const guestOf = async (token: string): Promise<Caller> => {
    const hash = hashToken(token)
    const row = (await findToken(database.db, [hash])).get(hash)
    return row ? { ...nobody, shopperId: row.shopperId, onlyOrderId: row.orderId } : nobody
  }
  return {
    auth,
    addressBook,
    identify: (request) => identify({ ...parts, auth, guestOf }, request),
    async ensureShopper(caller, reply, origin) {
      if (caller.shopperId && !caller.onlyOrderId) return { shopperId: caller.shopperId }
      const accessToken = origin === undefined ? newToken() : tokenOfOrigin(parts, reply, origin)
      const shopperId = ids.next('shp')
      const expiresAt = new Date(clock.now().getTime() + guestDays * dayMillis)
      const isNew = await guests.submit({ shopperId, tokenHash: hashToken(accessToken), expiresAt })
      setShopperCookie(reply, { token: accessToken, isSecure: parts.publicUrl.startsWith('https:') })
      if (isNew) return { shopperId, accessToken }
      const known = await guestOf(accessToken)
      if (!known.shopperId) throw new AppError('auth.required') // its days are over, or it was merged at this moment
      return { shopperId: known.shopperId, accessToken }
    },
    async guestOfOrigin(reply, origin) {
      const accessToken = tokenOfOrigin(parts, reply, origin)
      const { shopperId } = await guestOf(accessToken)
      return shopperId ? { shopperId, accessToken } : undefined
    },
    async issueOrderToken(tx, { shopperId, orderId }) {
      const token = newToken()
      await insertToken(tx, { tokenHash: hashToken(token), shopperId, orderId, expiresAt: new Date(clock.now().getTime() + orderTokenDays * dayMillis) })
      return token
    },
    adopt: (userId, guest) =>
      database.transaction(async (tx) => {
        await insertShopper(tx, { shopperId: ids.next('shp'), userId })
        const own = await shopperOfUser(tx, userId)
        if (!own) throw new Error('a person has no shopper right after it was made')
        if (!guest.shopperId || guest.onlyOrderId || guest.userId || guest.shopperId === own.shopperId) return own.shopperId
        await addressBook.move(tx, guest.shopperId, own.shopperId)
        await endGuest(tx, guest.shopperId, own.shopperId)
        await parts.outbox.announce(tx, shopperMerged, { fromShopperId: guest.shopperId, intoShopperId: own.shopperId })
        return own.shopperId
      }),
    personByEmail: (executor, email) => findPerson(executor, { email }),
    person: (executor, userId) => findPerson(executor, { userId }),
    membershipsOf: (userId) => parts.membershipsOf(database.db, userId),
    grantOperatorRole: (userId, role) => database.transaction((tx) => setOperatorRole(tx, userId, role)),
  }
}

/** The network address belongs to it: a key and an input that a stranger could guess do not open a guest's orders. */
function tokenOfOrigin({ authSecret }: IdentityParts, reply: FastifyReply, origin: string): string {
  return derivedToken(authSecret, JSON.stringify(['guest', reply.request.ip, origin]))
}

/** Sets the cookie that makes a guest known again. */
export function setShopperCookie(reply: FastifyReply, { token, isSecure }: { token: string; isSecure: boolean }): void {
  void reply.setCookie(shopperCookie, token, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: guestDays * 86_400, secure: isSecure })
}

type IdentifyParts = IdentityParts & { readonly auth: Auth; readonly guestOf: (token: string) => Promise<Caller> }

async function identify(parts: IdentifyParts, request: FastifyRequest): Promise<Caller> {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer) return parts.guestOf(bearer)
  const { cookie } = request.headers
  if (!cookie) return nobody
  if (cookie.includes(`${sessionCookie}=`)) {
    const session = await parts.auth.api.getSession({ headers: new Headers({ cookie }) })
    if (session) return callerOfPerson(parts, session.user.id as Id<'usr'>) // as: our own ids
  }
  const token = request.cookies[shopperCookie]
  return token ? parts.guestOf(token) : nobody
}

async function callerOfPerson({ database, membershipsOf }: IdentityParts, userId: Id<'usr'>): Promise<Caller> {
  const [person, memberships] = await Promise.all([findPerson(database.db, { userId }), membershipsOf(database.db, userId)])
  if (!person) return nobody
  return { shopperId: person.shopperId, onlyOrderId: null, userId, memberships, operatorRoles: person.operatorRoles }
}

/** @throws AppError auth.forbidden unless the caller has one of the roles in this shop */
export function requireRole(caller: Caller, merchantId: Id<'mer'>, roles: readonly MerchantRole[]): void {
  if (!caller.memberships.some((membership) => membership.merchantId === merchantId && roles.includes(membership.role))) throw new AppError('auth.forbidden')
}
