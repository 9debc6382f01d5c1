import type { OperatorRole } from '@yizhan/contract/identity'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { Crypto } from '#platform/crypto.ts'
import type { SealedTable } from '#platform/crypto/sealed-table.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import { deletePerson, findOldUsers, findPeople, insertPerson, renameUser, setContact, setFreeze, setName, setPasswordChanged } from './store/people.ts'
import type { PersonRow } from './store/people.ts'

/** A person as they are, opened. */
export interface Person {
  readonly userId: Id<'usr'>
  readonly name: string
  readonly email: string | null
  /** E.164. */
  readonly phone: string | null
  readonly locale: Locale
  readonly shopperId: Id<'shp'> | null
  readonly operatorRoles: readonly OperatorRole[]
  readonly frozenAt: Date | null
  readonly frozenBy: 'self' | 'operator' | null
  readonly passwordChangedAt: Date | null
}
export type PersonKey = { readonly userId: Id<'usr'> } | { readonly email: string } | { readonly phone: string }

/** People, sealed at rest. better-auth's users carry the pseudonym of the address or number instead. */
export interface People {
  /** The name better-auth knows somebody by: nobody finds an address from it without our key. */
  pseudonymOf(contact: { email: string } | { phone: string }): string
  find(executor: Db | Tx, key: PersonKey): Promise<Person | undefined>
  insert(tx: Tx, person: Pick<Person, 'userId' | 'name' | 'email' | 'phone' | 'locale'>): Promise<void>
  rename(executor: Db | Tx, userId: Id<'usr'>, name: string): Promise<void>
  /** @throws a unique violation of people_email_index_key or people_phone_index_key where somebody else has it */
  changeContact(tx: Tx, userId: Id<'usr'>, contact: { email: string } | { phone: string }): Promise<void>
  freeze(tx: Tx, userId: Id<'usr'>, frozen: { by: 'self' | 'operator'; at: Date } | null): Promise<void>
  notePassword(executor: Db | Tx, userId: Id<'usr'>, at: Date): Promise<void>
  remove(tx: Tx, userId: Id<'usr'>): Promise<void>
  /** Seals what an older release kept in clear. @returns how many there were */
  sealOld(): Promise<number>
}

const batchSize = 500

export const sealedPeople: SealedTable = {
  table: 'people',
  key: { user_id: 'text' },
  columns: Object.fromEntries(['name', 'email', 'phone'].map((column) => [column, { context: ({ user_id = '' }) => contextOf(user_id) }])),
}

/** Seals people whom an older release kept in clear. @returns how many there were */
export const sealOldPeople = (parts: { database: Database; crypto: Crypto }): Promise<number> => createPeople(parts).sealOld()

export function createPeople({ database, crypto }: { database: Database; crypto: Crypto }): People {
  const indexOf = (contact: { email: string } | { phone: string }) =>
    'email' in contact ? crypto.blindIndex(contact.email.trim().toLowerCase(), 'person-email') : crypto.blindIndex(contact.phone, 'person-phone')
  const pseudonymOf = (contact: { email: string } | { phone: string }) => `${indexOf(contact)}@${'email' in contact ? 'email' : 'phone'}.invalid`
  const seal = (userId: Id<'usr'>, text: string | null) => (text === null ? null : crypto.encrypt(text, contextOf(userId)))
  const opened = ({ name, email, phone, ...row }: PersonRow): Person => {
    const open = (sealed: string) => crypto.decrypt(sealed, contextOf(row.userId))
    return { ...row, name: open(name), email: email && open(email), phone: phone && open(phone) }
  }
  const insert: People['insert'] = (tx, { userId, name, email, phone, locale }) =>
    insertPerson(tx, {
      userId,
      locale,
      name: crypto.encrypt(name, contextOf(userId)),
      email: seal(userId, email),
      phone: seal(userId, phone),
      emailIndex: email === null ? null : indexOf({ email }),
      phoneIndex: phone === null ? null : indexOf({ phone }),
    })
  return {
    pseudonymOf,
    insert,
    async find(executor, key) {
      const by = 'userId' in key ? key : 'email' in key ? { emailIndex: indexOf(key) } : { phoneIndex: indexOf(key) }
      const [row] = await findPeople(executor, by)
      return row && opened(row)
    },
    rename: (executor, userId, name) => setName(executor, userId, crypto.encrypt(name, contextOf(userId))),
    async changeContact(tx, userId, contact) {
      const column = 'email' in contact ? 'email' : 'phone'
      const value = 'email' in contact ? contact.email : contact.phone
      await setContact(tx, { userId, column, value: crypto.encrypt(value, contextOf(userId)), index: indexOf(contact) })
      await renameUser(tx, userId, { pseudonym: pseudonymOf(contact), onlyWithoutEmail: column === 'phone' })
    },
    freeze: setFreeze,
    notePassword: setPasswordChanged,
    remove: deletePerson,
    sealOld: () =>
      sealOld(database, async (tx, { userId, email, name }) => {
        await insert(tx, { userId, name, email, phone: null, locale: 'zh-CN' })
        await renameUser(tx, userId, { pseudonym: pseudonymOf({ email }), onlyWithoutEmail: false })
      }),
  }
}

type OldUser = Awaited<ReturnType<typeof findOldUsers>>[number]
/** In batches, each of which is done whole or again. */
async function sealOld(database: Database, seal: (tx: Tx, user: OldUser) => Promise<void>): Promise<number> {
  for (let sealed = 0; ;) {
    const old = await findOldUsers(database.db, batchSize)
    if (old.length === 0) return sealed
    await database.transaction(async (tx) => {
      for (const user of old) await seal(tx, user)
    })
    sealed += old.length
  }
}

/** Whose value it is; a row copied to another person does not open. */
function contextOf(userId: string): string {
  return `person:${userId}`
}
