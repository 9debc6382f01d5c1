import type { Me } from '@yizhan/contract/identity'
import { inLocale } from '@yizhan/contract/shared'
import type { Id, Locale, Localized } from '@yizhan/contract/shared'
import type { Caller } from '#platform/http/caller.ts'
import type { IdentityCore } from '../parts.ts'

/** Port of the merchants module: the names of a person's shops. */
export type ShopNames = (merchantIds: readonly Id<'mer'>[]) => Promise<Map<Id<'mer'>, { slug: string; name: Localized }>>

/** Who the caller is, to themselves. */
export async function viewMe({ people, operators, database }: IdentityCore, shopNames: ShopNames, caller: Caller, locale: Locale): Promise<Me> {
  const person = caller.userId ? await people.find(database.db, { userId: caller.userId }) : undefined
  const usable = person ? await operators.usable(database.db, person.userId, person.operatorRoles) : []
  const names = await shopNames(caller.memberships.map(({ merchantId }) => merchantId))
  return {
    user: person ? { userId: person.userId, name: person.name, email: person.email, phone: person.phone } : null,
    shopperId: caller.shopperId,
    shops: caller.memberships.flatMap(({ merchantId, role }) => {
      const shop = names.get(merchantId)
      return shop ? [{ merchantId, role, slug: shop.slug, name: inLocale(shop.name, locale) }] : []
    }),
    operatorRoles: usable,
    operatorHold: person && person.operatorRoles.length > usable.length ? 'training' : null,
    locale,
  }
}
