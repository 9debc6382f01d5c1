import type { Id, Localized } from '@yizhan/contract/shared'
import { all, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { PersonalData } from '#platform/personal-data.ts'

export interface ShopOfOne {
  readonly merchantId: Id<'mer'>
  readonly name: Localized
}

/** The shops that would have no owner without this person. */
export function shopsOwnedAlone(executor: Db | Tx, userId: Id<'usr'>): Promise<ShopOfOne[]> {
  return all(
    executor,
    sql<ShopOfOne>`select merchants.id as merchant_id, merchants.name from merchant_members as own join merchants on merchants.id = own.merchant_id
      where own.user_id = ${userId} and own.role = 'owner' and not exists (
        select from merchant_members as other where other.merchant_id = own.merchant_id and other.role = 'owner' and other.user_id <> ${userId})
      order by merchants.id`,
  )
}

/** The shops a person works for. */
export const merchantsPersonalData: PersonalData = {
  name: 'merchants',
  tables: { merchant_members: { exported: true, erased: true } },
  exportOf: async (executor, { userId }) => ({
    'shops.json': await all(
      executor,
      sql<object>`select merchants.id as merchant_id, merchants.slug, merchants.name, role from merchant_members
        join merchants on merchants.id = merchant_members.merchant_id where user_id = ${userId} order by merchants.id`,
    ),
  }),
  erase: async (tx, { userId }) => ({ merchant_members: await run(tx, sql`delete from merchant_members where user_id = ${userId}`) }),
}
