import type { OperatorRole } from '@yizhan/contract/identity'
import type { Id, Locale } from '@yizhan/contract/shared'
import { all, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

/** A person with the shopper and the platform roles; name, address and number are sealed. */
export interface PersonRow {
  userId: Id<'usr'>
  name: string
  email: string | null
  phone: string | null
  locale: Locale
  shopperId: Id<'shp'> | null
  operatorRoles: OperatorRole[]
  frozenAt: Date | null
  frozenBy: 'self' | 'operator' | null
  passwordChangedAt: Date | null
}
export function findPeople(executor: Db | Tx, by: { userId: Id<'usr'> } | { emailIndex: string } | { phoneIndex: string }): Promise<PersonRow[]> {
  const condition =
    'userId' in by ? sql`p.user_id = ${by.userId}` : 'emailIndex' in by ? sql`p.email_index = ${by.emailIndex}` : sql`p.phone_index = ${by.phoneIndex}`
  return all(
    executor,
    sql<PersonRow>`select p.user_id, p.name, p.email, p.phone, p.locale, p.frozen_at, p.frozen_by, p.password_changed_at, s.id as shopper_id,
        coalesce((select array_agg(o.role order by o.role) from operators o where o.user_id = p.user_id), '{}') as operator_roles
      from people p left join shoppers s on s.user_id = p.user_id where ${condition}`,
  )
}

export interface NewPersonRow {
  readonly userId: Id<'usr'>
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly emailIndex: string | null
  readonly phoneIndex: string | null
  readonly locale: Locale
}
export async function insertPerson(tx: Tx, person: NewPersonRow): Promise<void> {
  await run(
    tx,
    sql`insert into people (user_id, name, email, phone, email_index, phone_index, locale)
      values (${person.userId}, ${person.name}, ${person.email}, ${person.phone}, ${person.emailIndex}, ${person.phoneIndex}, ${person.locale})`,
  )
}
export async function setName(executor: Db | Tx, userId: Id<'usr'>, name: string): Promise<void> {
  await run(executor, sql`update people set name = ${name} where user_id = ${userId}`)
}
export async function setContact(
  tx: Tx,
  { userId, column, value, index }: { userId: Id<'usr'>; column: 'email' | 'phone'; value: string; index: string },
): Promise<void> {
  if (column === 'email') await run(tx, sql`update people set email = ${value}, email_index = ${index} where user_id = ${userId}`)
  else await run(tx, sql`update people set phone = ${value}, phone_index = ${index} where user_id = ${userId}`)
}
/** better-auth finds a user by this. A number names an account only while it has no address. */
export async function renameUser(tx: Tx, userId: Id<'usr'>, { pseudonym, onlyWithoutEmail }: { pseudonym: string; onlyWithoutEmail: boolean }): Promise<void> {
  await run(
    tx,
    sql`update users set email = ${pseudonym}, name = '' where id = ${userId}
      and (not ${onlyWithoutEmail}::boolean or exists (select from people where user_id = ${userId} and email is null))`,
  )
}
export async function setFreeze(tx: Tx, userId: Id<'usr'>, frozen: { by: 'self' | 'operator'; at: Date } | null): Promise<void> {
  await run(tx, sql`update people set frozen_at = ${frozen?.at ?? null}, frozen_by = ${frozen?.by ?? null} where user_id = ${userId}`)
}
export async function setPasswordChanged(executor: Db | Tx, userId: Id<'usr'>, at: Date): Promise<void> {
  await run(executor, sql`update people set password_changed_at = ${at} where user_id = ${userId}`)
}
/** The user of better-auth goes with everything that hangs on it. */
export async function deletePerson(tx: Tx, userId: Id<'usr'>): Promise<void> {
  await run(tx, sql`delete from users where id = ${userId}`)
}
/** Users that an older release kept under their own address. */
export function findOldUsers(executor: Db | Tx, limit: number): Promise<{ userId: Id<'usr'>; email: string; name: string }[]> {
  return all(
    executor,
    sql<{ userId: Id<'usr'>; email: string; name: string }>`select u.id as user_id, u.email, u.name from users u
      where not exists (select from people p where p.user_id = u.id) and u.email not like '%.invalid' order by u.id limit ${limit}`,
  )
}
