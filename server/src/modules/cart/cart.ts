import type { Cart as CartView, LineInput } from '@yizhan/contract/cart'
import type { Id, Locale } from '@yizhan/contract/shared'
import { Committer } from '#platform/committer.ts'
import type { Db, Tx } from '#platform/db.ts'
import { gather } from '#platform/gather.ts'
import { AppError } from '#platform/http/app-error.ts'
import { announcement } from '#platform/outbox.ts'
import type { CartParts } from './cart-parts.ts'
import { addLines } from './commands/add-lines.ts'
import type { Added, Addition } from './commands/add-lines.ts'
import { changeLine, removeLines } from './commands/change-lines.ts'
import type { CartAddress, LineChange, ResolvedCart } from './commands/change-lines.ts'
import { mergeCarts } from './commands/merge-carts.ts'
import { openCarts } from './commands/open-carts.ts'
import type { OpenedCart } from './commands/open-carts.ts'
import { cartChanged } from './events.ts'
import { toInput } from './model.ts'
import type { CartLineRow } from './model.ts'
import { judgeLines, loadFacts, resolveLines } from './resolve-lines.ts'
import type { ResolvedLine } from './resolve-lines.ts'
import { countUnits, deleteOrdered, findCart, findCartOf, findCartsWithLines, linesOf } from './store.ts'
import type { CartRow } from './store.ts'
import { cartView } from './views.ts'

/** What a shopper intends to buy. A cart of another shopper answers `cart.not-found`. */
export interface Cart {
  /** What lines are worth to this shopper and whether they can be bought together, now. Three statements for any number, one more where a flash sale runs. */
  resolveLines(executor: Db | Tx, inputs: readonly LineInput[], shopperId: Id<'shp'> | null): Promise<ResolvedLine[]>
  /** @throws AppError cart.not-found */
  lines(cartId: Id<'crt'>, shopperId: Id<'shp'>): Promise<readonly CartLineRow[]>
  /** Adds to the shopper's cart, made if there is none. @throws AppError of the first line that cannot be added; then none is */
  addLines(tx: Tx, shopperId: Id<'shp'>, inputs: readonly LineInput[]): Promise<Id<'crt'>>
  /** Takes out what was ordered. Lines that are gone already are passed over. */
  removeOrdered(tx: Tx, cartId: Id<'crt'>, lineIds: readonly Id<'lin'>[]): Promise<void>
  /** The same for the carts of many trades: two statements. Answers how many lines each cart still had of these. */
  removeOrderedAll(tx: Tx, carts: readonly { readonly cartId: Id<'crt'>; readonly lineIds: readonly Id<'lin'>[] }[]): Promise<ReadonlyMap<Id<'crt'>, number>>
  /** What this module does about `shopper.merged`. */
  merge(tx: Tx, shoppers: { readonly fromShopperId: Id<'shp'>; readonly intoShopperId: Id<'shp'> }): Promise<void>
  /** @throws AppError cart.not-found */
  view(executor: Db | Tx, address: CartAddress, locale: Locale): Promise<CartView>
  /** The shopper's cart, or null. */
  viewCurrent(executor: Db | Tx, shopperId: Id<'shp'>, locale: Locale): Promise<CartView | null>
  /** How many units the shopper's cart holds; one statement. */
  size(executor: Db | Tx, shopperId: Id<'shp'>): Promise<number>
  /** The shopper's cart, made if there is none. */
  open(shopperId: Id<'shp'>, locale: Locale): Promise<CartView>
  add(address: CartAddress, input: LineInput, locale: Locale): Promise<CartView>
  change(address: CartAddress & { readonly lineId: Id<'lin'> }, change: LineChange, locale: Locale): Promise<CartView>
  remove(address: CartAddress & { readonly lineId: Id<'lin'> }, locale: Locale): Promise<CartView>
}

export function createCart(parts: CartParts): Cart {
  const { database } = parts
  const adding = new Committer<Addition, Added>((additions) => database.transaction((tx) => addLines(parts, tx, additions)))
  const opening = new Committer<Id<'shp'>, OpenedCart>((shopperIds) => openCarts(parts, database.db, shopperIds))
  const readCarts = gather(database.db, findCartsWithLines)
  const show = async (executor: Db | Tx, cart: CartRow, locale: Locale) => cartView(await loadCart(parts, executor, cart), locale)
  return {
    resolveLines: (executor, inputs, shopperId) => resolveLines(parts, executor, inputs, shopperId),
    async lines(cartId, shopperId) {
      const found = (await readCarts(database.db, [cartId])).get(cartId)
      if (found?.shopperId !== shopperId) throw new AppError('cart.not-found')
      return found.lines
    },
    async addLines(tx, shopperId, inputs) {
      const [opened] = await openCarts(parts, tx, [shopperId])
      if (!opened) throw new Error('a cart was opened and is not there')
      const { cartId } = opened.cart
      if (inputs.length > 0) for (const added of await addLines(parts, tx, [{ cartId, shopperId, inputs }])) given(added)
      return cartId
    },
    async removeOrdered(tx, cartId, lineIds) {
      await removeLines(parts, tx, { cartId, shopperId: null }, lineIds)
    },
    async removeOrderedAll(tx, carts) {
      const rows = await deleteOrdered(tx, carts)
      await parts.outbox.announceAll(
        tx,
        rows.map(({ cartId, shopperId, version }) => announcement(cartChanged, { cartId, shopperId, version })),
      )
      return new Map(rows.map(({ cartId, removed }) => [cartId, removed]))
    },
    merge: (tx, shoppers) => mergeCarts(parts, tx, shoppers),
    view: async (executor, { cartId, shopperId }, locale) => show(executor, await existing(findCart(executor, cartId, shopperId)), locale),
    async viewCurrent(executor, shopperId, locale) {
      const cart = await findCartOf(executor, shopperId)
      return cart ? show(executor, cart, locale) : null
    },
    size: countUnits,
    async open(shopperId, locale) {
      const { cart, isNew } = await opening.submit(shopperId)
      return isNew ? cartView({ cart, lines: [], facts: { offers: new Map(), shops: new Map() }, resolved: [] }, locale) : show(database.db, cart, locale)
    },
    add: async (address, input, locale) => cartView(given(await adding.submit({ ...address, inputs: [input] })), locale),
    change: async (address, change, locale) => cartView(await database.transaction((tx) => changeLine(parts, tx, address, change)), locale),
    remove: async (address, locale) => show(database.db, await database.transaction((tx) => removeLine(parts, tx, address)), locale),
  }
}

function given(added: Added): ResolvedCart {
  if (added instanceof AppError) throw added
  return added
}

async function loadCart(parts: CartParts, executor: Db | Tx, cart: CartRow): Promise<ResolvedCart> {
  const lines = await linesOf(executor, cart.cartId)
  const facts = await loadFacts(
    parts,
    executor,
    lines.map(({ offerId }) => offerId),
    lines.map(({ merchantId }) => merchantId),
  )
  return { cart, lines, facts, resolved: await judgeLines(parts, executor, { facts, inputs: lines.map(toInput), shopperId: cart.shopperId }) }
}

async function removeLine(parts: CartParts, tx: Tx, { lineId, ...address }: CartAddress & { readonly lineId: Id<'lin'> }): Promise<CartRow> {
  const { cart, removed } = await removeLines(parts, tx, address, [lineId])
  if (!cart) throw new AppError('cart.not-found')
  if (removed === 0) throw new AppError('cart.line-not-found')
  return cart
}

async function existing(found: Promise<CartRow | undefined>): Promise<CartRow> {
  const cart = await found
  if (!cart) throw new AppError('cart.not-found')
  return cart
}
