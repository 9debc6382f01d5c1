import type { Me } from '@yizhan/contract/identity'
import { inLocale } from '@yizhan/contract/shared'
import type { Id, Locale, Localized } from '@yizhan/contract/shared'
import type { Caller } from '#platform/http/caller.ts'
import type { IdentityCore } from '../parts.ts'

/** Port of the merchants module: the names of a person's shops. */
export type ShopNames = (merchantIds: readonly Id<'mer'>[]) => Promise<Map<Id<'mer'>, { slug: string; name: Localized }>>

/** Who the caller is, to themselves. */
export async function viewMe({ people, database }: IdentityCore, shopNames: ShopNames, caller: Caller, locale: Locale): Promise<Me> {
  const person = caller.userId ? await people.find(database.db, { userId: caller.userId }) : undefined
  const names = await shopNames(caller.memberships.map(({ merchantId }) => merchantId))
  return {
    user: person ? { userId: person.userId, name: person.name, email: person.email, phone: person.phone } : null,
    shopperId: caller.shopperId,
    shops: caller.memberships.flatMap(({ merchantId, role }) => {
      const shop = names.get(merchantId)
      return shop ? [{ merchantId, role, slug: shop.slug, name: inLocale(shop.name, locale) }] : []
    }),
    operatorRoles: [...caller.operatorRoles],
    locale,
  }
}
