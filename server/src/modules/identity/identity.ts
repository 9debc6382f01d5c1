import type { FastifyReply, FastifyRequest } from 'fastify'
import type { MerchantRole, OperatorRole } from '@yizhan/contract/identity'
import { sessionCookie, shopperCookie } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import { hashToken, newToken } from '#platform/crypto.ts'
import type { Crypto } from '#platform/crypto.ts'
import type { Clock } from '#platform/clock.ts'
import { run, sql } from '#platform/db.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import { nobody } from '#platform/http/caller.ts'
import type { Caller } from '#platform/http/caller.ts'
import { readCookie } from '#platform/http/cookies.ts'
import type { Ids } from '#platform/ids.ts'
import type { Outbox } from '#platform/outbox.ts'
import { createAddressBook } from './address-book.ts'
import type { AddressBook } from './address-book.ts'
import { createAuth } from './auth.ts'
import type { Auth } from './auth.ts'
import { shopperMerged } from './events.ts'
import { createFactors } from './factors/factors.ts'
import type { Factors } from './factors/factors.ts'
import { createGuests } from './guests.ts'
import { createProofs } from './proofs.ts'
import { endGuest, findPerson, findSession, insertShopper, insertToken, setOperatorRole, shopperOfUser } from './store.ts'
import type { PersonRow } from './store.ts'

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
  /** Port of the integrators module: the program a bearer token belongs to; undefined when it is no program's. */
  readonly callerOfKey: (token: string) => Promise<Caller> | undefined
}

export interface Identity {
  readonly auth: Auth
  readonly addressBook: AddressBook
  readonly factors: Factors
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
  /** Until sign-up asks for the code it sends. */
  confirmNewest(userId: Id<'usr'>): Promise<void>
  grantOperatorRole(userId: Id<'usr'>, role: OperatorRole): Promise<void>
}

const orderTokenDays = 90
const dayMillis = 86_400_000

export function createIdentity(parts: IdentityParts): Identity {
  const { database, clock, ids } = parts
  const auth = createAuth({ pool: database.pool, ids, secret: parts.authSecret, publicUrl: parts.publicUrl })
  const addressBook = createAddressBook(parts)
  const guests = createGuests(parts)
  const factors = createFactors({
    ...parts,
    proofs: createProofs(parts),
    async labelOf(executor, userId) {
      const person = await findPerson(executor, { userId })
      return { name: person?.name ?? '', account: person?.email ?? '' }
    },
    noteEvent: async () => {},
  })
  return {
    auth,
    addressBook,
    factors,
    identify: (request) => identify({ ...parts, auth, guestOf: guests.ofToken }, request),
    ensureShopper: guests.ensureShopper,
    guestOfOrigin: guests.guestOfOrigin,
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
    async confirmNewest(userId) {
      await run(database.db, sql`update sessions set confirmed_at = ${clock.now()}, confirmed_by = 'email' where user_id = ${userId}`)
    },
    grantOperatorRole: (userId, role) => database.transaction((tx) => setOperatorRole(tx, userId, role)),
  }
}

type IdentifyParts = IdentityParts & { readonly auth: Auth; readonly guestOf: (token: string) => Promise<Caller> }

async function identify(parts: IdentifyParts, request: FastifyRequest): Promise<Caller> {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer) return parts.callerOfKey(bearer) ?? parts.guestOf(bearer)
  const { cookie } = request.headers
  if (!cookie) return nobody
  if (cookie.includes(`${sessionCookie}=`)) {
    const session = await parts.auth.api.getSession({ headers: new Headers({ cookie }) })
    if (session) return callerOfPerson(parts, session.session.id as Id<'ses'>, session.user.id as Id<'usr'>) // as: our own ids
  }
  const token = readCookie(request, shopperCookie)
  return token ? parts.guestOf(token) : nobody
}

async function callerOfPerson({ database: { db }, membershipsOf }: IdentityParts, sessionId: Id<'ses'>, userId: Id<'usr'>): Promise<Caller> {
  const [person, session, memberships] = await Promise.all([findPerson(db, { userId }), findSession(db, sessionId), membershipsOf(db, userId)])
  if (!person || !session) return nobody
  return { shopperId: person.shopperId, onlyOrderId: null, userId, memberships, operatorRoles: person.operatorRoles, session, apiKey: null }
}
