import { cartLinesMax } from '@yizhan/contract/cart'
import type { LineInput } from '@yizhan/contract/cart'
import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { gather } from '#platform/gather.ts'
import { AppError } from '#platform/http/app-error.ts'
import { announcement } from '#platform/outbox.ts'
import type { CartParts } from '../cart-parts.ts'
import { cartChanged } from '../events.ts'
import { putLine, toLine } from '../model.ts'
import type { CartLineRow } from '../model.ts'
import { loadFacts } from '../resolve-lines.ts'
import type { LineFacts, LineSources } from '../resolve-lines.ts'
import { linesOfCarts, lockCarts, writeLinesOfCarts } from '../store.ts'
import type { CartRow } from '../store.ts'
import { chosenOf, judgeChange } from './change-lines.ts'
import type { CartAddress, Change, JudgedChange, ResolvedCart } from './change-lines.ts'

export interface Addition extends CartAddress {
  /** Each must be one that can be bought beside what the cart has; else none is added. */
  readonly inputs: readonly LineInput[]
}
/** The cart with its new lines, or why it has none of them. */
export type Added = ResolvedCart | AppError

/** Adds lines to many carts: eight statements for any number of carts and lines. What cannot be added stops no other cart's. */
export async function addLines(parts: CartParts, tx: Tx, additions: readonly Addition[]): Promise<Added[]> {
  const answers = new Map<Addition, Added>()
  const ofCarts = [...Map.groupBy(additions, ({ cartId }) => cartId).values()]
  // Who adds to one cart twice at once takes turns, and sees what went before.
  for (let turn = 0; answers.size < additions.length; turn += 1) {
    const round = ofCarts.flatMap((own) => own[turn] ?? [])
    for (const [index, answer] of (await addRound(parts, tx, round)).entries()) answers.set(round[index]!, answer) // !: one answer each
  }
  return additions.map((addition) => answers.get(addition)!) // !: all had their turn
}

/** Each cart once. */
async function addRound(parts: CartParts, tx: Tx, round: readonly Addition[]): Promise<Added[]> {
  const cartIds = round.map(({ cartId }) => cartId)
  const [rows, linesOf] = await Promise.all([lockCarts(tx, cartIds), linesOfCarts(tx, cartIds)])
  const carts = new Map(rows.map((row) => [row.cartId, row]))
  const known = [...linesOf.values()].flat()
  const facts = await loadFacts(
    parts,
    tx,
    [...known, ...round.flatMap(({ inputs }) => inputs)].map(({ offerId }) => offerId),
    known.map(({ merchantId }) => merchantId),
  )
  const sources: LineSources = { ...parts, capacity: { availability: gather(tx, (executor, poolIds) => parts.capacity.availability(executor, [...poolIds])) } }
  const judged = await Promise.all(
    round.map((addition) => {
      const cart = carts.get(addition.cartId)
      return refusalOr(async () => judgeChange(sources, tx, plan(parts, addition, { cart, lines: linesOf.get(addition.cartId) ?? [], facts })))
    }),
  )
  return write(parts, tx, round, judged)
}

async function refusalOr<T>(work: () => Promise<T>): Promise<T | AppError> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

function plan(
  { ids }: CartParts,
  { shopperId, inputs }: Addition,
  { cart, lines: before, facts }: { cart: CartRow | undefined; lines: readonly CartLineRow[]; facts: LineFacts },
): Change {
  if (cart?.shopperId !== shopperId) throw new AppError('cart.not-found')
  let lines = before
  const touched = new Map<Id<'lin'>, CartLineRow>()
  const wantedSales = new Map<Id<'lin'>, Id<'fls'>>()
  for (const input of inputs) {
    const outcome = putLine(lines, toLine(ids.next('lin'), chosenOf(facts, input)))
    if (!outcome) throw new AppError('cart.full', { details: { limit: cartLinesMax } })
    lines = outcome.lines
    touched.set(outcome.put.lineId, outcome.put)
    if (input.flashSaleId) wantedSales.set(outcome.put.lineId, input.flashSaleId)
  }
  return { cart, lines, facts, touched: [...touched.values()], wantedSales }
}

async function write(parts: CartParts, tx: Tx, round: readonly CartAddress[], judged: readonly (JudgedChange | AppError)[]): Promise<Added[]> {
  const changes = judged.flatMap((change, index) => (change instanceof AppError ? [] : [{ cart: round[index]!, change }])) // !: one change each
  const lines = new Map(changes.map(({ cart, change }) => [cart.cartId, [...change.seen.values()]]))
  const versions = lines.size > 0 ? await writeLinesOfCarts(tx, lines) : new Map<Id<'crt'>, number>()
  const added = judged.map((change, index) => {
    if (change instanceof AppError) return change
    const version = versions.get(round[index]!.cartId) // !: one change each
    if (version === undefined) throw new Error('a cart was locked and is gone')
    return change.resolved(version)
  })
  await parts.outbox.announceAll(
    tx,
    added.flatMap((each) => (each instanceof AppError ? [] : [announcement(cartChanged, each.cart)])),
  )
  return added
}
