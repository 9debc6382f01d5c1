import type { MerchantRole } from '@yizhan/contract/identity'
import type { ShopSettings } from '@yizhan/contract/merchants'
import type { Currency, Id, Localized } from '@yizhan/contract/shared'
import { all, json, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface MerchantRow {
  merchantId: Id<'mer'>
  slug: string
  name: Localized
  description: Localized
  colour: string
  logoKey: string | null
  coverKey: string | null
  currency: Currency
  deliveryFeeMinor: number
  freeDeliveryFromMinor: number | null
  commissionBasisPoints: number
  isOpen: boolean
}
const columns = sql`id as merchant_id, slug, name, description, colour, logo_key, cover_key, currency, delivery_fee_minor, free_delivery_from_minor, commission_basis_points, is_open`

export const findMerchants = (executor: Db | Tx, ids: readonly Id<'mer'>[]): Promise<MerchantRow[]> =>
  all(executor, sql<MerchantRow>`select ${columns} from merchants where id = any(${ids}::text[])`)
export const findMerchantBySlug = (executor: Db | Tx, slug: string): Promise<MerchantRow[]> =>
  all(executor, sql<MerchantRow>`select ${columns} from merchants where slug = ${slug}`)
export const listOpenMerchants = (executor: Db | Tx, limit: number): Promise<MerchantRow[]> =>
  all(executor, sql<MerchantRow>`select ${columns} from merchants where is_open order by id limit ${limit}`)

export async function insertMerchant(tx: Tx, merchantId: Id<'mer'>, shop: ShopSettings): Promise<void> {
  await run(
    tx,
    sql`insert into merchants (id, slug, name, description, colour, currency, delivery_fee_minor, free_delivery_from_minor)
      values (${merchantId}, ${shop.slug}, ${json(shop.name)}, ${json(shop.description)}, ${shop.colour}, ${shop.currency}, ${shop.deliveryFeeMinor}, ${shop.freeDeliveryFromMinor})`,
  )
}
export async function updateMerchant(tx: Tx, merchantId: Id<'mer'>, shop: ShopSettings): Promise<void> {
  await run(
    tx,
    sql`update merchants set slug = ${shop.slug}, name = ${json(shop.name)}, description = ${json(shop.description)}, colour = ${shop.colour},
        delivery_fee_minor = ${shop.deliveryFeeMinor}, free_delivery_from_minor = ${shop.freeDeliveryFromMinor} where id = ${merchantId}`,
  )
}
export async function updatePictures(tx: Tx, merchantId: Id<'mer'>, keys: { logoKey: string; coverKey: string }): Promise<void> {
  await run(tx, sql`update merchants set logo_key = ${keys.logoKey}, cover_key = ${keys.coverKey} where id = ${merchantId}`)
}

export interface MemberRow {
  merchantId: Id<'mer'>
  userId: Id<'usr'>
  role: MerchantRole
}
export const membershipsOf = (executor: Db | Tx, userId: Id<'usr'>): Promise<MemberRow[]> =>
  all(executor, sql<MemberRow>`select merchant_id, user_id, role from merchant_members where user_id = ${userId} order by merchant_id limit 100`)
export const membersOf = (executor: Db | Tx, merchantId: Id<'mer'>): Promise<MemberRow[]> =>
  all(executor, sql<MemberRow>`select merchant_id, user_id, role from merchant_members where merchant_id = ${merchantId} order by user_id limit 500`)
/** Locks a shop's memberships, so that two owners cannot resign at once. */
export const lockMembers = (tx: Tx, merchantId: Id<'mer'>): Promise<MemberRow[]> =>
  all(tx, sql<MemberRow>`select merchant_id, user_id, role from merchant_members where merchant_id = ${merchantId} order by user_id for update`)
export async function writeMember(
  tx: Tx,
  { merchantId, userId, role }: { merchantId: Id<'mer'>; userId: Id<'usr'>; role: MerchantRole | null },
): Promise<void> {
  if (role === null) await run(tx, sql`delete from merchant_members where merchant_id = ${merchantId} and user_id = ${userId}`)
  else
    await run(
      tx,
      sql`insert into merchant_members (merchant_id, user_id, role) values (${merchantId}, ${userId}, ${role}) on conflict (merchant_id, user_id) do update set role = excluded.role`,
    )
}
