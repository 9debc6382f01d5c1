import { createHash } from 'node:crypto'
import { cartLinesMax } from '@yizhan/contract/cart'
import type { LineInput } from '@yizhan/contract/cart'
import type { KindName, Selection } from '@yizhan/contract/kinds'
import type { Currency, Id, Localized } from '@yizhan/contract/shared'
import { kindOf, unitPriceMinorOf } from '#kinds/index.ts'
import type { Chosen } from '#kinds/index.ts'

/** A line as the cart keeps it: what was chosen, and what was seen of it then. */
export interface CartLineRow {
  readonly lineId: Id<'lin'>
  readonly offerId: Id<'off'>
  readonly variantId: Id<'var'>
  readonly selection: Selection
  readonly selectionKey: string
  readonly quantity: number
  readonly unitPriceWhenAddedMinor: number
  readonly currency: Currency
  readonly merchantId: Id<'mer'>
  readonly kind: KindName
  readonly title: Localized
  readonly described: readonly Localized[]
}

/** Equal for equal choices. The selection is canonical already. */
export function selectionKeyOf(selection: Selection): string {
  return createHash('sha256').update(JSON.stringify(selection)).digest('base64url')
}

/** What the cart keeps of a choice. */
export function toLine(lineId: Id<'lin'>, chosen: Chosen): CartLineRow {
  const { offer, variant, selection, quantity } = chosen
  return {
    lineId,
    quantity,
    selection,
    offerId: offer.offerId,
    variantId: variant.variantId,
    selectionKey: selectionKeyOf(selection),
    unitPriceWhenAddedMinor: unitPriceMinorOf(chosen),
    currency: offer.currency,
    merchantId: offer.merchantId,
    kind: offer.kind,
    title: offer.title,
    described: kindOf(offer.kind).describe(chosen),
  }
}
export function toInput({ offerId, variantId, selection, quantity }: CartLineRow): LineInput {
  return { offerId, variantId, selection, quantity }
}

function isSame(a: CartLineRow, b: CartLineRow): boolean {
  return a.variantId === b.variantId && a.selectionKey === b.selectionKey
}

/** Puts a line in: an equal one grows and takes the price seen now. Undefined when the cart is full. */
export function putLine(lines: readonly CartLineRow[], line: CartLineRow): { lines: CartLineRow[]; put: CartLineRow } | undefined {
  const equal = lines.find((each) => isSame(each, line))
  if (!equal) return lines.length >= cartLinesMax ? undefined : { lines: [...lines, line], put: line }
  const put = { ...line, lineId: equal.lineId, quantity: equal.quantity + line.quantity }
  return { lines: lines.map((each) => (each === equal ? put : each)), put }
}

/** Puts a changed line in its place; one that it now equals is joined to it. A price seen for the same choice stays seen. */
export function replaceLine(lines: readonly CartLineRow[], changed: CartLineRow): { lines: CartLineRow[]; put: CartLineRow; removed: CartLineRow | undefined } {
  const before = lines.find(({ lineId }) => lineId === changed.lineId)
  const removed = lines.find((each) => each.lineId !== changed.lineId && isSame(each, changed))
  const seen = before && isSame(before, changed) ? before.unitPriceWhenAddedMinor : changed.unitPriceWhenAddedMinor
  const put = { ...changed, quantity: changed.quantity + (removed?.quantity ?? 0), unitPriceWhenAddedMinor: seen }
  return { lines: lines.filter((each) => each !== removed).map((each) => (each.lineId === put.lineId ? put : each)), put, removed }
}

/** The lines a cart receives from another: equal ones grow up to their kind's limit, others move until the cart is full. */
export function mergeLines(into: readonly CartLineRow[], from: readonly CartLineRow[]): CartLineRow[] {
  let room = cartLinesMax - into.length
  return from.flatMap((line) => {
    const equal = into.find((each) => isSame(each, line))
    if (equal) return [{ ...equal, quantity: Math.min(equal.quantity + line.quantity, Math.max(equal.quantity, kindOf(line.kind).quantityMax)) }]
    room -= 1
    return room >= 0 ? [line] : []
  })
}
