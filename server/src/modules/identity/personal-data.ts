import type { Id } from '@yizhan/contract/shared'
import type { Crypto } from '#platform/crypto.ts'
import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import { all, first, run, sql } from '#platform/db.ts'
import type { Tx } from '#platform/db.ts'
import type { Forget, Guest, Person, PersonalData } from '#platform/personal-data.ts'
import { sealedSessions } from './commands/enter.ts'
import type { Identity } from './identity.ts'
import { sealedSecurityEvents } from './security-events.ts'

/** Ends every session and token of a person, and keeps them out, by every way to sign in, while they are being erased. */
export async function lockOut(tx: Tx, { userId, shopperId }: Person, now: Date): Promise<void> {
  await first(tx, sql`select id from users where id = ${userId} for update`)
  await run(tx, sql`update people set frozen_at = coalesce(frozen_at, ${now}), frozen_by = coalesce(frozen_by, 'operator') where user_id = ${userId}`)
  await run(tx, sql`delete from sessions where user_id = ${userId}`)
  await run(tx, sql`delete from accounts where user_id = ${userId}`)
  await run(tx, sql`delete from passkeys where user_id = ${userId}`)
  await run(tx, sql`delete from shopper_tokens where shopper_id = ${shopperId}`)
}

const secrets = 'secrets to sign in with, kept as hashes or keys; they say nothing of the person'

interface IdentityDataParts {
  readonly identity: Pick<Identity, 'person' | 'addressBook' | 'factors'>
  readonly crypto: Crypto
}
/** Accounts, sign-ins, addresses. Erased last: the others are asked for by its ids. */
export function identityPersonalData({ identity, crypto }: IdentityDataParts): PersonalData {
  return {
    name: 'identity',
    tables: {
      users: { exported: true, erased: true },
      people: { exported: true, erased: true },
      accounts: { exported: secrets, erased: true },
      sessions: { exported: true, erased: true },
      shoppers: { exported: true, erased: true },
      shopper_tokens: { exported: secrets, erased: true },
      addresses: { exported: true, erased: true },
      operators: { exported: true, erased: true },
      operator_trainings: { exported: 'of staff only: until when a training is valid', erased: true },
      known_devices: { exported: 'marks of browsers that cannot be turned back', erased: true },
      passkeys: { exported: true, erased: true },
      authenticators: { exported: secrets, erased: true },
      recovery_codes: { exported: secrets, erased: true },
      proofs: { exported: 'one-time codes of minutes, kept as hashes', erased: true },
      security_events: { exported: true, erased: true },
    },
    async exportOf(executor, { userId, shopperId }) {
      const person = await identity.person(executor, { userId })
      const addresses = shopperId ? await identity.addressBook.list(executor, shopperId) : []
      return {
        'account.json': person ?? {},
        'addresses.json': addresses,
        'passkeys.json': await identity.factors.passkeys.list(executor, userId),
        ...(await exportSafety(executor, crypto, userId)),
      }
    },
    erase: eraseAccount,
  }
}

async function eraseAccount(tx: Tx, { userId, shopperId }: Person | Guest): Promise<Record<string, number>> {
  const counts = {
    addresses: await run(tx, sql`delete from addresses where shopper_id = ${shopperId}`),
    shopper_tokens: await run(tx, sql`delete from shopper_tokens where shopper_id = ${shopperId}`),
    known_devices: await run(tx, sql`delete from known_devices where user_id = ${userId}`),
    passkeys: await run(tx, sql`delete from passkeys where user_id = ${userId}`),
    authenticators: await run(tx, sql`delete from authenticators where user_id = ${userId}`),
    recovery_codes: await run(tx, sql`delete from recovery_codes where user_id = ${userId}`),
    proofs: await run(tx, sql`delete from proofs where user_id = ${userId}`),
    security_events: await run(tx, sql`delete from security_events where user_id = ${userId}`),
    sessions: await run(tx, sql`delete from sessions where user_id = ${userId}`),
    accounts: await run(tx, sql`delete from accounts where user_id = ${userId}`),
    operator_trainings: await run(tx, sql`delete from operator_trainings where user_id = ${userId}`),
    operators: await run(tx, sql`delete from operators where user_id = ${userId}`),
    people: await run(tx, sql`delete from people where user_id = ${userId}`),
    shoppers: await run(tx, sql`delete from shoppers where id = ${shopperId}`),
  }
  return { ...counts, users: await run(tx, sql`delete from users where id = ${userId}`) }
}

type Executor = Parameters<PersonalData['exportOf']>[0]
interface Placed {
  readonly id: string
  readonly place: string | null
}
async function exportSafety(executor: Executor, crypto: Crypto, userId: Id<'usr'>): Promise<Record<string, object[]>> {
  const sessions = await all(
    executor,
    sql<Placed>`select id, created_at, last_seen_at, expires_at, confirmed_at, confirmed_by, place from sessions where user_id = ${userId} order by created_at`,
  )
  const events = await all(executor, sql<Placed>`select id, kind, at, place from security_events where user_id = ${userId} order by id`)
  return {
    'sessions.json': sessions.map((row) => withPlace(crypto, sealedSessions, row)),
    'security-events.json': events.map((row) => withPlace(crypto, sealedSecurityEvents, row)),
  }
}

/** From where it was: network address and browser. */
function withPlace(crypto: Crypto, table: SealedTable, { place, ...row }: Placed): object {
  const context = table.columns.place?.context({ id: row.id })
  return { ...row, place: place && context ? JSON.parse(crypto.decrypt(place, context)) : null }
}

/** Sign-ins that have ended. */
export function forgetSessions(tx: Tx, before: Date, limit: number): Promise<number> {
  return run(tx, sql`delete from sessions where id in (select id from sessions where expires_at < ${before} limit ${limit})`)
}

/**
 * Guests who never did anything that must be kept. Ids rise with time, so each guest is looked at once, when old enough;
 * their things go with them.
 */
export function forgetGuests(parts: {
  /** Port of orders. */
  readonly shoppersWithOrders: (tx: Tx, shopperIds: readonly Id<'shp'>[]) => Promise<ReadonlySet<Id<'shp'>>>
  /** Port of every module that keeps something of guests. */
  readonly eraseThings: (tx: Tx, shopperId: Id<'shp'>) => Promise<void>
}): Forget {
  return async (tx, { before, place, limit }) => {
    const old = await all(
      tx,
      sql<{ id: Id<'shp'>; isGuest: boolean }>`select id, user_id is null as is_guest from shoppers
        where id > ${place} and created_at < ${before} order by id limit ${limit}`,
    )
    const guests = old.filter(({ isGuest }) => isGuest).map(({ id }) => id)
    const buyers = await parts.shoppersWithOrders(tx, guests)
    const forgotten = guests.filter((id) => !buyers.has(id))
    for (const id of forgotten) await parts.eraseThings(tx, id)
    await run(tx, sql`delete from shoppers where id = any(${forgotten}::text[])`)
    return { removed: forgotten.length, place: old.at(-1)?.id ?? place, isDone: old.length < limit }
  }
}
