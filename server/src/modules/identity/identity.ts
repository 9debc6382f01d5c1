import type { FastifyReply, FastifyRequest } from 'fastify'
import type { MerchantRole, OperatorRole } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import { hashToken, newToken } from '#platform/crypto.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { Caller } from '#platform/http/caller.ts'
import { createAccounts } from './accounts.ts'
import type { Accounts } from './accounts.ts'
import { createAddressBook } from './address-book.ts'
import type { AddressBook } from './address-book.ts'
import { createAuth } from './auth.ts'
import { createCodes } from './codes.ts'
import { adopt } from './commands/adopt.ts'
import { freeze, unfreeze } from './commands/freeze.ts'
import { assertGoodPassword, register } from './commands/sign-up.ts'
import type { NewAccount } from './commands/sign-up.ts'
import { createFactors } from './factors/factors.ts'
import type { Factors } from './factors/factors.ts'
import { createGuests } from './guests.ts'
import { createIdentify } from './identify.ts'
import { createLetters } from './letters.ts'
import { createOperators } from './operators/operators.ts'
import type { Operators } from './operators/operators.ts'
import type { IdentityCore, IdentityParts } from './parts.ts'
import { createPeople } from './people.ts'
import type { Person, PersonKey } from './people.ts'
import { createProofs } from './proofs.ts'
import { secondFactorsOf } from './second-factors.ts'
import { createSecurityEvents } from './security-events.ts'
import { insertToken } from './store/guests.ts'

export interface Identity {
  /** What the module's own routes work with. */
  readonly core: IdentityCore
  readonly addressBook: AddressBook
  readonly factors: Factors
  readonly operators: Operators
  /** What the platform's staff see of an account. */
  readonly accounts: Accounts
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
  person(executor: Db | Tx, key: PersonKey): Promise<Person | undefined>
  membershipsOf(userId: Id<'usr'>): Promise<{ merchantId: Id<'mer'>; role: MerchantRole }[]>
  /** Makes an account without a code, for installations and demos. @throws AppError identity.password-weak */
  admit(account: NewAccount): Promise<Id<'usr'>>
  /** Makes somebody staff of the platform, trained for a year: for the server itself; through the API it takes two people. */
  grantOperatorRole(userId: Id<'usr'>, role: OperatorRole): Promise<void>
  /** Freezes an account by an operator's decision; the person is told. */
  freeze(tx: Tx, userId: Id<'usr'>): Promise<void>
  unfreeze(tx: Tx, userId: Id<'usr'>): Promise<void>
  /** Seals what an older release kept in clear. @returns how many people */
  sealOldPeople(): Promise<number>
}

const orderTokenDays = 90
const dayMillis = 86_400_000

export function createIdentity(parts: IdentityParts): Identity {
  const { database, clock } = parts
  const core = createCore(parts)
  const { people, addressBook } = core
  const guests = createGuests(parts)
  return {
    core,
    addressBook,
    factors: core.factors,
    operators: core.operators,
    accounts: createAccounts(core),
    identify: createIdentify(core, guests),
    ensureShopper: guests.ensureShopper,
    guestOfOrigin: guests.guestOfOrigin,
    async issueOrderToken(tx, { shopperId, orderId }) {
      const token = newToken()
      await insertToken(tx, { tokenHash: hashToken(token), shopperId, orderId, expiresAt: new Date(clock.now().getTime() + orderTokenDays * dayMillis) })
      return token
    },
    adopt: (userId, guest) => adopt(core, userId, guest),
    person: people.find,
    membershipsOf: (userId) => parts.membershipsOf(database.db, userId),
    async admit({ email, password, name }) {
      await assertGoodPassword(core, password, [email, name])
      const { hash } = await core.auth.api.hashPassword({ body: { password } })
      return register(core, { email: email.trim().toLowerCase(), phone: null, name, locale: 'zh-CN' }, { hash, visit: null })
    },
    grantOperatorRole: core.operators.admit,
    freeze: (tx, userId) => freeze(core, tx, { userId, by: 'operator', visit: null }),
    unfreeze: (tx, userId) => unfreeze(core, tx, { userId, visit: null }),
    sealOldPeople: people.sealOld,
  }
}

/** What the module's own files share, each made once. */
function createCore(given: IdentityParts): IdentityCore {
  const { database, ids } = given
  const auth = createAuth({ pool: database.pool, ids, secret: given.authSecret, publicUrl: given.publicUrl })
  const people = createPeople(given)
  const proofs = createProofs(given)
  const letters = createLetters(given)
  const codes = createCodes({ proofs, letters, sendText: given.sendText })
  const events = createSecurityEvents({ ...given, people, proofs, letters })
  const factors = createFactors({
    ...given,
    proofs,
    async labelOf(executor, userId) {
      const person = await people.find(executor, { userId })
      return { name: person?.name ?? '', account: person?.email ?? person?.phone ?? '' }
    },
    noteEvent: (tx, { userId, kind, from }) => events.note(tx, { userId, kind, visit: from }),
  })
  const secondFactors = secondFactorsOf(factors, database.db)
  return {
    ...given,
    auth,
    people,
    proofs,
    letters,
    codes,
    events,
    factors,
    secondFactors,
    addressBook: createAddressBook(given),
    operators: createOperators(given),
  }
}
