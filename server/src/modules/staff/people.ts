import { inLocale, maskContact, maskName, toMobile } from '@yizhan/contract/shared'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { FoundPeople, Person, PersonCard, PersonContact } from '@yizhan/contract/staff'
import type { Person as Known } from '#modules/identity/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { StaffParts } from './parts.ts'

const eventsMax = 50

/** Who has exactly this e-mail address or phone number, or bought the order with this number. */
export async function findPeople(parts: StaffParts, query: string): Promise<FoundPeople> {
  const { db } = parts.database
  const { identity } = parts
  if (query.includes('@')) return found(await identity.person(db, { email: query }))
  if (!/^\d{14}$/.test(query)) {
    const phone = toMobile(query)
    return found(phone === null ? undefined : await identity.person(db, { phone }))
  }
  const order = await parts.orderByNumber(db, query)
  const userId = order && (await identity.accounts.userOfShopper(db, order.shopperId))
  const people = found(userId ? await identity.person(db, { userId }) : undefined)
  return order ? { ...people, order: { orderId: order.orderId, number: query } } : people
}
function found(person: Known | undefined): FoundPeople {
  return { people: person ? [viewCard(person)] : [], order: null }
}

/** A person as staff find them: enough to recognise whom they speak with, not to reach them. */
export function viewCard({ userId, name, email, phone, frozenAt }: Known): PersonCard {
  const masked = maskContact({ email: email ?? undefined, phone: phone ?? undefined })
  return { userId, name: maskName(name), email: masked.email ?? null, phone: masked.phone ?? null, isFrozen: frozenAt !== null }
}

/** @throws AppError staff.person-not-found */
export async function viewPerson(parts: StaffParts, userId: Id<'usr'>, locale: Locale): Promise<Person> {
  const { db } = parts.database
  const { accounts, factors } = parts.identity
  const person = await personOf(parts, db, userId)
  const [facts, methods, shops, events] = await Promise.all([
    accounts.facts(db, userId),
    factors.methodsOf(db, userId),
    parts.shopsOf(db, userId),
    accounts.eventsOf(userId, eventsMax),
  ])
  if (!facts) throw new AppError('staff.person-not-found')
  const { frozenAt, frozenBy } = person
  return {
    ...viewCard(person),
    signedUpAt: facts.signedUpAt.toISOString(),
    lastSeenAt: facts.lastSeenAt?.toISOString() ?? null,
    sessionCount: facts.sessionCount,
    factors: methods,
    shops: shops.map(({ merchantId, name, role }) => ({ merchantId, role, name: inLocale(name, locale) })),
    operatorRoles: [...person.operatorRoles],
    freeze: frozenAt && frozenBy && { by: frozenBy, at: frozenAt.toISOString() },
    events,
  }
}

/** In clear; whoever asks has given a reason and is written down. @throws AppError staff.person-not-found */
export async function readContact(parts: StaffParts, userId: Id<'usr'>): Promise<PersonContact> {
  const { name, email, phone } = await personOf(parts, parts.database.db, userId)
  return { name, email, phone }
}

/** @throws AppError staff.person-not-found */
export async function personOf({ identity }: StaffParts, executor: Db | Tx, userId: Id<'usr'>): Promise<Known> {
  const person = await identity.person(executor, { userId })
  if (!person) throw new AppError('staff.person-not-found')
  return person
}
