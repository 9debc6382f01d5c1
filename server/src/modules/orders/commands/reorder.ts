import type { Cart as CartView, LineInput } from '@yizhan/contract/cart'
import { cartErrors } from '@yizhan/contract/cart'
import type { reorderDifferenceSchema } from '@yizhan/contract/orders'
import { formatMoney, inLocale } from '@yizhan/contract/shared'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { z } from 'zod'
import type { ResolvedLine } from '#modules/cart/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import type { OrdersParts } from '../parts.ts'
import { linesOfOrders } from '../store/read.ts'
import type { LineRow, OrderRow } from '../store/rows.ts'
import { readOwn } from './own-order.ts'

export type ReorderDifference = z.infer<typeof reorderDifferenceSchema>
export interface ReorderRequest {
  readonly orderId: Id<'ord'>
  readonly caller: Caller
  readonly locale: Locale
}
interface Compared {
  readonly difference: ReorderDifference
  readonly input: LineInput
}

/** What differs if the same is ordered again today. @throws AppError orders.not-found */
export async function previewReorder(parts: OrdersParts, request: ReorderRequest): Promise<ReorderDifference[]> {
  return (await compare(parts, parts.database.db, request)).map(({ difference }) => difference)
}

/** Puts into the cart what of an order can still be had, at today's prices. @throws AppError orders.not-found, orders.nothing-to-reorder, auth.forbidden for a token of one order */
export async function reorder(parts: OrdersParts, request: ReorderRequest): Promise<{ differences: ReorderDifference[]; cart: CartView }> {
  const { shopperId, onlyOrderId } = request.caller
  if (!shopperId || onlyOrderId) throw new AppError('auth.forbidden')
  const compared = await compare(parts, parts.database.db, request)
  const inputs = compared
    .filter(({ difference }) => difference.newQuantity > 0)
    .map(({ input, difference }) => ({ ...input, quantity: difference.newQuantity }))
  if (inputs.length === 0) throw new AppError('orders.nothing-to-reorder')
  const cartId = await parts.database.transaction((tx) => addWhatFits(parts, tx, shopperId, inputs))
  return { differences: compared.map(({ difference }) => difference), cart: await parts.cart.view(parts.database.db, { cartId, shopperId }, request.locale) }
}

/** All at once; where the cart has some of it already and that is too much, line by line, leaving out what does not fit. */
async function addWhatFits({ cart }: OrdersParts, tx: Tx, shopperId: Id<'shp'>, inputs: readonly LineInput[]): Promise<Id<'crt'>> {
  if (await wasAdded(() => cart.addLines(tx, shopperId, inputs))) return cart.addLines(tx, shopperId, [])
  let added = 0
  for (const input of inputs) if (await wasAdded(() => cart.addLines(tx, shopperId, [input]))) added += 1
  if (added === 0) throw new AppError('orders.nothing-to-reorder')
  return cart.addLines(tx, shopperId, [])
}
async function wasAdded(add: () => Promise<unknown>): Promise<boolean> {
  try {
    await add()
    return true
  } catch (error) {
    if (error instanceof AppError && (error.code in cartErrors || error.code === 'catalogue.offer-not-found')) return false
    throw error
  }
}

async function compare(parts: OrdersParts, db: Db, { orderId, caller, locale }: ReorderRequest): Promise<Compared[]> {
  const order = await readOwn(db, orderId, { shopper: caller })
  const lines = await linesOfOrders(db, [orderId])
  const inputs = lines.map(({ offerId, variantId, snapshot, quantity }): LineInput => ({ offerId, variantId, selection: snapshot.selection, quantity }))
  const today = await parts.cart.resolveLines(db, inputs, caller.shopperId)
  return inputs.map((input, index) => ({ input, difference: compareLine(lines[index], today[index], { order, locale }) }))
}

function compareLine(line: LineRow | undefined, today: ResolvedLine | undefined, { order, locale }: { order: OrderRow; locale: Locale }): ReorderDifference {
  if (!line || !today) throw new Error('a line was not judged')
  const oldUnitPrice = { amountMinor: line.snapshot.unitPriceMinor, currency: order.currency }
  const newQuantity = quantityOf(line, today)
  const newUnitPrice =
    newQuantity > 0 && today.offer && today.unitPriceMinor !== null ? { amountMinor: today.unitPriceMinor, currency: today.offer.currency } : null
  const isSamePrice = newUnitPrice?.amountMinor === oldUnitPrice.amountMinor && newUnitPrice.currency === oldUnitPrice.currency
  const change = newQuantity === 0 ? 'missing' : newQuantity < line.quantity ? 'fewer' : isSamePrice ? 'same' : 'price'
  const words = { oldPrice: formatMoney(oldUnitPrice, locale), newPrice: newUnitPrice ? formatMoney(newUnitPrice, locale) : '', available: String(newQuantity) }
  return {
    lineId: line.lineId,
    title: inLocale(line.snapshot.title, locale),
    change,
    oldUnitPrice,
    newUnitPrice,
    oldQuantity: line.quantity,
    newQuantity,
    message: `${changeWords[change][locale]}${change === 'fewer' && !isSamePrice ? changeWords.priceToo[locale] : ''}`.replace(
      /\{(\w+)\}/g,
      (place, name: keyof typeof words) => words[name] ?? place,
    ),
  }
}

/** How many of the line can be had today. */
function quantityOf(line: LineRow, { problem, unitPriceMinor }: ResolvedLine): number {
  if (!problem) return line.quantity
  const most = problem.code === 'line.sold-out' ? problem.details.available : problem.code === 'line.quantity-too-high' ? problem.details.limit : 0
  const isChoosable = unitPriceMinor !== null || problem.code === 'line.quantity-too-high'
  return isChoosable && typeof most === 'number' ? Math.min(line.quantity, most) : 0
}

const changeWords = {
  same: { 'zh-CN': '没有变化', en: 'Unchanged' },
  price: { 'zh-CN': '价格由 {oldPrice} 变为 {newPrice}', en: 'The price went from {oldPrice} to {newPrice}' },
  priceToo: { 'zh-CN': ',价格由 {oldPrice} 变为 {newPrice}', en: ', and the price went from {oldPrice} to {newPrice}' },
  fewer: { 'zh-CN': '现在只能订 {available} 件', en: 'Only {available} can be ordered now' },
  missing: { 'zh-CN': '已下架或售罄', en: 'No longer sold, or sold out' },
} as const
