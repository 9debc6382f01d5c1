import type { OwnFlashSale } from '@yizhan/contract/pricing'
import type { Id, Locale } from '@yizhan/contract/shared'
import { onCommit } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import { flashSaleChanged } from '../events.ts'
import * as store from '../store/flash-sales.ts'
import { viewSales } from '../views.ts'
import type { ChangeParts } from './create-flash-sale.ts'

export interface SaleAddress {
  readonly merchantId: Id<'mer'>
  readonly flashSaleId: Id<'fls'>
}

/** Ends a sale before its time: who has ordered keeps the price, who has not pays the usual one. */
export async function endFlashSale(parts: ChangeParts, { merchantId, flashSaleId }: SaleAddress, locale: Locale): Promise<OwnFlashSale> {
  const now = parts.clock.now()
  await parts.database.transaction(async (tx) => {
    const ended = await store.endFlashSale(tx, { merchantId, flashSaleId, now })
    if (!ended) return
    await parts.outbox.announce(tx, flashSaleChanged, { flashSaleId, merchantId, offerId: ended.offerId })
    onCommit(tx, parts.forget)
  })
  const sale = await store.findFlashSale(parts.database.db, merchantId, flashSaleId)
  const [view] = sale ? await viewSales(parts, [sale], locale) : []
  if (!view) throw new AppError('pricing.flash-sale-not-found')
  return view
}
