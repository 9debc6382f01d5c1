import type { LineInput } from '@yizhan/contract/cart'
import type { Selection } from '@yizhan/contract/kinds'
import type { Id } from '@yizhan/contract/shared'
import { unitPriceMinorOf } from '#kinds/index.ts'
import type { Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { CartParts } from '../cart-parts.ts'
import { cartChanged } from '../events.ts'
import { refusalOf } from '../line-problem.ts'
import { replaceLine, toInput, toLine } from '../model.ts'
import type { CartLineRow } from '../model.ts'
import { chooseLine, judgeLines, loadFacts } from '../resolve-lines.ts'
import type { LineFacts, LineSources, ResolvedLine } from '../resolve-lines.ts'
import { deleteLines, linesOf, lockCart, writeLines } from '../store.ts'
import type { CartRow } from '../store.ts'

/** A cart and everything known of its lines: what a view is made of. */
export interface ResolvedCart {
  readonly cart: CartRow
  readonly lines: readonly CartLineRow[]
  /** One per line, in the same order. */
  readonly resolved: readonly ResolvedLine[]
  readonly facts: LineFacts
}
export interface CartAddress {
  readonly cartId: Id<'crt'>
  readonly shopperId: Id<'shp'>
}

export interface LineChange {
  readonly quantity?: number | undefined
  readonly variantId?: Id<'var'> | undefined
  readonly selection?: Selection | undefined
}

/** Changes a line; if it becomes equal to another, the two are joined. */
export async function changeLine(
  parts: CartParts,
  tx: Tx,
  { lineId, ...address }: CartAddress & { readonly lineId: Id<'lin'> },
  change: LineChange,
): Promise<ResolvedCart> {
  const { cart, lines, facts } = await openCart(parts, tx, address)
  const line = lines.find((each) => each.lineId === lineId)
  if (!line) throw new AppError('cart.line-not-found')
  const input = {
    ...toInput(line),
    ...(change.quantity !== undefined && { quantity: change.quantity }),
    ...(change.variantId && { variantId: change.variantId }),
    ...(change.selection && { selection: change.selection }),
  }
  const outcome = replaceLine(lines, toLine(lineId, chosenOf(facts, input)))
  return writeChange(parts, tx, { cart, lines: outcome.lines, facts, touched: [outcome.put], removed: outcome.removed })
}

/** Removes lines and answers how many there were; the version grows when there were any. */
export async function removeLines(
  parts: CartParts,
  tx: Tx,
  { cartId, shopperId }: { readonly cartId: Id<'crt'>; readonly shopperId: Id<'shp'> | null },
  lineIds: readonly Id<'lin'>[],
): Promise<{ cart: CartRow | undefined; removed: number }> {
  const cart = await lockCart(tx, cartId, shopperId)
  const removed = cart ? await deleteLines(tx, cartId, lineIds) : 0
  if (!cart || removed === 0) return { cart, removed }
  const version = await writeLines(tx, cartId, [])
  await parts.outbox.announce(tx, cartChanged, { cartId, shopperId: cart.shopperId, version })
  return { cart: { ...cart, version }, removed }
}

async function openCart(parts: CartParts, tx: Tx, { cartId, shopperId }: CartAddress): Promise<{ cart: CartRow; lines: CartLineRow[]; facts: LineFacts }> {
  const cart = await lockCart(tx, cartId, shopperId)
  if (!cart) throw new AppError('cart.not-found')
  const lines = await linesOf(tx, cartId)
  const facts = await loadFacts(
    parts,
    tx,
    lines.map(({ offerId }) => offerId),
    lines.map(({ merchantId }) => merchantId),
  )
  return { cart, lines, facts }
}

export function chosenOf(facts: LineFacts, input: LineInput) {
  const { chosen, problem } = chooseLine(facts, input)
  if (problem) throw refusalOf(problem)
  if (!chosen) throw new Error('a line without a problem has no choice')
  return chosen
}

export interface Change {
  readonly cart: CartRow
  readonly lines: readonly CartLineRow[]
  readonly facts: LineFacts
  readonly touched: readonly CartLineRow[]
  readonly removed?: CartLineRow | undefined
  /** Lines to be had at a flash sale's price or not at all. */
  readonly wantedSales?: ReadonlyMap<Id<'lin'>, Id<'fls'>>
}
/** A change that may be written. */
export interface JudgedChange {
  /** What is written of each touched line: at the price that was seen. */
  readonly seen: ReadonlyMap<Id<'lin'>, CartLineRow>
  /** The cart as it is once its next version is written. */
  resolved(version: number): ResolvedCart
}

async function writeChange(parts: CartParts, tx: Tx, change: Change): Promise<ResolvedCart> {
  const { cart, removed } = change
  const judged = await judgeChange(parts, tx, change)
  if (removed) await deleteLines(tx, cart.cartId, [removed.lineId])
  const version = await writeLines(tx, cart.cartId, [...judged.seen.values()])
  await parts.outbox.announce(tx, cartChanged, { cartId: cart.cartId, shopperId: cart.shopperId, version })
  return judged.resolved(version)
}

/** Judges the touched lines behind all others, so that they are the ones refused. Writes nothing. @throws AppError of the first refused line */
export async function judgeChange(sources: LineSources, tx: Tx, { cart, lines, facts, touched, wantedSales }: Change): Promise<JudgedChange> {
  const touchedIds = new Set(touched.map(({ lineId }) => lineId))
  const ordered = [...lines.filter(({ lineId }) => !touchedIds.has(lineId)), ...touched]
  const judged = await judgeLines(sources, tx, {
    facts,
    inputs: ordered.map((row) => ({ ...toInput(row), flashSaleId: wantedSales?.get(row.lineId) })),
    shopperId: cart.shopperId,
  })
  const byLine = new Map(ordered.map(({ lineId }, index) => [lineId, judged[index]]))
  for (const { lineId } of touched) {
    const problem = byLine.get(lineId)?.problem
    if (problem) throw refusalOf(problem)
  }
  const seen = new Map(touched.map((row) => [row.lineId, asSeen(row, byLine.get(row.lineId))]))
  return {
    seen,
    resolved: (version) => ({
      cart: { ...cart, version },
      lines: lines.map((row) => seen.get(row.lineId) ?? row),
      facts,
      resolved: lines.flatMap(({ lineId }) => byLine.get(lineId) ?? []),
    }),
  }
}

/** Where a flash sale runs, its price is the one seen, not the usual one. */
function asSeen(row: CartLineRow, line: ResolvedLine | undefined): CartLineRow {
  const isUsual = line?.chosen && row.unitPriceWhenAddedMinor === unitPriceMinorOf(line.chosen)
  return isUsual && line.unitPriceMinor !== null ? { ...row, unitPriceWhenAddedMinor: line.unitPriceMinor } : row
}
