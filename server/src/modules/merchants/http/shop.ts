import { merchantRoutes } from '@yizhan/contract/merchants'
import type { Shop } from '@yizhan/contract/merchants'
import { inLocale } from '@yizhan/contract/shared'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { Database } from '#platform/db.ts'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { MerchantFacts, Merchants } from '../merchants.ts'

export interface MerchantsHttpParts {
  readonly merchants: Merchants
  readonly database: Database
  /** Port of the search module: how many published offers each shop has. */
  readonly offerCounts: () => Promise<Map<Id<'mer'>, number>>
}

export function serveShops(api: Api, { merchants, database, offerCounts }: MerchantsHttpParts): void {
  api.handle(merchantRoutes.listShops, async ({ locale }) => {
    const [shops, counts] = await Promise.all([merchants.listOpen(database.db), offerCounts()])
    return { items: shops.map((shop) => viewShop(shop, locale, counts)) }
  })
  api.handle(merchantRoutes.readShop, async ({ params, locale }) => {
    const shop = await merchants.bySlug(database.db, params.slug)
    if (!shop?.isOpen) throw new AppError('request.not-found')
    return viewShop(shop, locale, await offerCounts())
  })
  api.handle(merchantRoutes.openShop, async ({ caller, body }) => {
    if (!caller.userId) throw new AppError('auth.required')
    return { ...body, merchantId: await merchants.open(caller.userId, body) }
  })
}

function viewShop(shop: MerchantFacts, locale: Locale, counts: Map<Id<'mer'>, number>): Shop {
  const { merchantId, slug, colour, logoUrl, coverUrl, currency } = shop
  return {
    merchantId,
    slug,
    colour,
    logoUrl,
    coverUrl,
    name: inLocale(shop.name, locale),
    description: inLocale(shop.description, locale),
    deliveryFee: { amountMinor: shop.deliveryFeeMinor, currency },
    freeDeliveryFrom: shop.freeDeliveryFromMinor === null ? null : { amountMinor: shop.freeDeliveryFromMinor, currency },
    offerCount: counts.get(merchantId) ?? 0,
  }
}
