import { FLASH_SALES } from '../../../demo/flash-sales.ts'
import type { DemoFlashSale } from '../../../demo/flash-sales.ts'
import type { App } from '../app.ts'
import type { Database } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'

const hourMillis = 3_600_000
const dayMillis = 24 * hourMillis
/** Shop time (Asia/Shanghai) is so much ahead, all year. */
const aheadMillis = 8 * hourMillis
const endHour = 20

/** Plans the demo's flash sales at every start, so that there is always something to see: those that run already stay. */
export async function planFlashSales(parts: { app: App; database: Database }): Promise<void> {
  for (const sale of FLASH_SALES) await planOne(parts, sale)
}

async function planOne({ app, database }: { app: App; database: Database }, { shop, sku, days, ...terms }: DemoFlashSale): Promise<void> {
  const { merchants, catalogue, flashSales } = app.modules
  const merchantId = (await merchants.bySlug(database.db, shop))?.merchantId
  if (!merchantId) return
  const [found] = (await catalogue.listOwnOffers({ merchantId, query: sku, state: 'published', limit: 1 }, 'zh-CN')).items
  if (!found) return
  const variant = (await catalogue.readOwnOffer({ merchantId, offerId: found.offerId }, 'zh-CN')).variants.find((each) => each.sku === sku)
  // A demo that was changed may sell it no more, or for less.
  if (!variant?.variantId || variant.priceMinor <= terms.priceMinor) return
  const now = Date.now()
  const times = { startsAt: new Date(now).toISOString(), endsAt: new Date(startOfDay(now) + days * dayMillis + endHour * hourMillis).toISOString() }
  try {
    await flashSales.create(merchantId, { offerId: found.offerId, variantId: variant.variantId, ...terms, ...times }, 'zh-CN')
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'pricing.flash-sale-overlaps') throw error
  }
}

function startOfDay(now: number): number {
  const here = now + aheadMillis
  return here - (here % dayMillis) - aheadMillis
}
