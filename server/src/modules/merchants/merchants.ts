import type { MerchantRole } from '@yizhan/contract/identity'
import type { ShopSettings } from '@yizhan/contract/merchants'
import type { Currency, Id, Localized } from '@yizhan/contract/shared'
import { violatedConstraint } from '#platform/db.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Ids } from '#platform/ids.ts'
import type { Outbox } from '#platform/outbox.ts'
import { merchantChanged } from './events.ts'
import {
  findMerchantBySlug,
  findMerchants,
  insertMerchant,
  listOpenMerchants,
  lockMembers,
  membersOf,
  membershipsOf,
  updateMerchant,
  updatePictures,
  writeMember,
} from './store.ts'
import type { MemberRow, MerchantRow } from './store.ts'

/** What other modules know of a shop. */
export interface MerchantFacts {
  readonly merchantId: Id<'mer'>
  readonly slug: string
  readonly name: Localized
  readonly description: Localized
  readonly colour: string
  readonly logoUrl: string | null
  readonly coverUrl: string | null
  readonly currency: Currency
  readonly deliveryFeeMinor: number
  readonly freeDeliveryFromMinor: number | null
  /** What the platform keeps of a completed order, in hundredths of a percent. */
  readonly commissionBasisPoints: number
  readonly isOpen: boolean
}
export interface Merchants {
  facts(executor: Db | Tx, merchantIds: readonly Id<'mer'>[]): Promise<Map<Id<'mer'>, MerchantFacts>>
  bySlug(executor: Db | Tx, slug: string): Promise<MerchantFacts | undefined>
  /** Open shops, oldest first. */
  listOpen(executor: Db | Tx): Promise<MerchantFacts[]>
  membershipsOf(executor: Db | Tx, userId: Id<'usr'>): Promise<MemberRow[]>
  membersOf(executor: Db | Tx, merchantId: Id<'mer'>): Promise<MemberRow[]>
  /** @throws AppError merchants.slug-taken */
  open(owner: Id<'usr'>, shop: ShopSettings): Promise<Id<'mer'>>
  change(merchantId: Id<'mer'>, shop: ShopSettings): Promise<void>
  setPictures(merchantId: Id<'mer'>, keys: { logoKey: string; coverKey: string }): Promise<void>
  /** Gives a role, or takes it with null. @throws AppError merchants.last-owner */
  setMember(merchantId: Id<'mer'>, userId: Id<'usr'>, role: MerchantRole | null): Promise<void>
  /** The same for somebody who is a member already. @throws AppError merchants.member-not-found, merchants.last-owner */
  changeMember(merchantId: Id<'mer'>, userId: Id<'usr'>, role: MerchantRole | null): Promise<void>
}

const shopsMax = 1000

export function createMerchants({ database, outbox, ids }: { database: Database; outbox: Outbox; ids: Ids }): Merchants {
  const announce = (tx: Tx, merchantId: Id<'mer'>) => outbox.announce(tx, merchantChanged, { merchantId })
  return {
    async facts(executor, merchantIds) {
      if (merchantIds.length === 0) return new Map()
      return new Map((await findMerchants(executor, [...new Set(merchantIds)])).map((row) => [row.merchantId, toFacts(row)]))
    },
    async bySlug(executor, slug) {
      const [row] = await findMerchantBySlug(executor, slug)
      return row && toFacts(row)
    },
    listOpen: async (executor) => (await listOpenMerchants(executor, shopsMax)).map(toFacts),
    membershipsOf,
    membersOf,
    open: (owner, shop) =>
      refusingTakenSlug(() =>
        database.transaction(async (tx) => {
          const merchantId = ids.next('mer')
          await insertMerchant(tx, merchantId, shop)
          await writeMember(tx, { merchantId, userId: owner, role: 'owner' })
          await announce(tx, merchantId)
          return merchantId
        }),
      ),
    change: (merchantId, shop) =>
      refusingTakenSlug(() =>
        database.transaction(async (tx) => {
          await updateMerchant(tx, merchantId, shop)
          await announce(tx, merchantId)
        }),
      ),
    setPictures: (merchantId, keys) =>
      database.transaction(async (tx) => {
        await updatePictures(tx, merchantId, keys)
        await announce(tx, merchantId)
      }),
    setMember: (merchantId, userId, role) => database.transaction((tx) => giveRole(tx, { merchantId, userId, role })),
    changeMember: (merchantId, userId, role) =>
      database.transaction(async (tx) => {
        const members = await lockMembers(tx, merchantId)
        if (!members.some((member) => member.userId === userId)) throw new AppError('merchants.member-not-found')
        await giveRole(tx, { merchantId, userId, role })
      }),
  }
}

async function giveRole(tx: Tx, { merchantId, userId, role }: { merchantId: Id<'mer'>; userId: Id<'usr'>; role: MerchantRole | null }): Promise<void> {
  const owners = (await lockMembers(tx, merchantId)).filter((member) => member.role === 'owner')
  const isLastOwner = owners.length === 1 && owners[0]?.userId === userId
  if (isLastOwner && role !== 'owner') throw new AppError('merchants.last-owner')
  await writeMember(tx, { merchantId, userId, role })
}

function toFacts({ logoKey, coverKey, ...row }: MerchantRow): MerchantFacts {
  return { ...row, logoUrl: logoKey && `/files/${logoKey}`, coverUrl: coverKey && `/files/${coverKey}` }
}

async function refusingTakenSlug<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (violatedConstraint(cause) !== 'merchants_slug_key') throw cause
    const message = { 'zh-CN': '这个网址已被使用', en: 'this address is taken' }
    throw new AppError('merchants.slug-taken', { cause, fieldsIn: (locale) => [{ field: 'slug', code: 'taken', message: message[locale] }] })
  }
}
