import type { Address, Contact } from '@yizhan/contract/identity'
import type { Cart } from '@yizhan/contract/cart'
import type { Order, OrderAction, OrderCard, OrderContact, OrderFilter, StaffOrder, Trade } from '@yizhan/contract/orders'
import type { Id, Locale } from '@yizhan/contract/shared'
import type { Db, Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import { cancelOrder } from './commands/cancel-order.ts'
import { changeAddress } from './commands/change-address.ts'
import { completeDue, confirmReceipt } from './commands/complete-orders.ts'
import { expireDue } from './commands/expire-due.ts'
import { insertTrades } from './commands/insert-trades.ts'
import { finishLookup, startLookup } from './commands/look-up-order.ts'
import { acceptOrder, answerCancelRequest, refuseOrder } from './commands/merchant-actions.ts'
import type { MerchantAction } from './commands/merchant-actions.ts'
import { moveLines } from './commands/move-lines.ts'
import type { LinesMove } from './commands/move-lines.ts'
import { lockFor, readForStaff, readOwn } from './commands/own-order.ts'
import type { StaffScope } from './commands/own-order.ts'
import { previewReorder, reorder } from './commands/reorder.ts'
import type { ReorderDifference } from './commands/reorder.ts'
import { settlePaid } from './commands/settle-paid.ts'
import type { PaidTrade } from './commands/settle-paid.ts'
import { readFacts } from './facts.ts'
import type { OrderFactsForModules } from './facts.ts'
import { countList, listPage } from './list.ts'
import type { ListRequest } from './list.ts'
import type { NewTrade } from './model.ts'
import type { OrdersParts } from './parts.ts'
import { moveToShopper } from './store/change.ts'
import type { ListScope } from './store/list.ts'
import { openReason } from './sealed-words.ts'
import { countUnpaid, findByNumber, findOrders, findTrade, findTradeByKey, placementsOf, timelineOf } from './store/read.ts'
import { listBought, sumInEscrow } from './store/reports.ts'
import type { Placement, PlacementsAsked } from './store/read.ts'
import { openPersonal, viewOrder, viewStaffOrder, viewTrade } from './views.ts'

type OfOrder = { readonly orderId: Id<'ord'>; readonly caller: Caller }

export interface Orders {
  // For checkout.
  /** Writes placed trades and answers their orders' numbers; claims, coupons and payments are the caller's, in the same transaction. */
  insertTrades(tx: Tx, trades: readonly NewTrade[]): Promise<Map<Id<'ord'>, string>>
  /**
   * The unpaid trades of these shoppers, devices and networks, and those with these keys. Should another process place beside
   * us, the database holds slots and keys, and devices and networks are locked until the transaction ends.
   */
  placementsOf(tx: Tx, asked: readonly PlacementsAsked[]): Promise<Placement[]>
  /** The trade a shopper placed with this key. */
  tradeOfKey(executor: Db | Tx, shopperId: Id<'shp'>, idempotencyKey: string): Promise<Id<'trd'> | undefined>
  openHoldsOf(executor: Db | Tx, shopperId: Id<'shp'>): Promise<number>
  // For payments.
  /** The port of payments: what money for trades means to their orders. */
  settlePaid(tx: Tx, paid: readonly PaidTrade[]): Promise<void>
  tradeOfOrder(orderId: Id<'ord'>): Promise<Id<'trd'> | undefined>
  // For fulfilment and notifications.
  moveLines(tx: Tx, move: LinesMove): Promise<void>
  /** Locks a shop's order and asks the rules. @throws AppError orders.not-found, orders.action-not-possible */
  assertAction(tx: Tx, asked: { orderId: Id<'ord'>; merchantId: Id<'mer'>; action: OrderAction }): Promise<void>
  facts(executor: Db | Tx, orderIds: readonly Id<'ord'>[]): Promise<Map<Id<'ord'>, OrderFactsForModules>>
  /** What was said when an order was cancelled or refused; null when nothing was. */
  cancelReasonOf(executor: Db | Tx, orderId: Id<'ord'>): Promise<string | null>
  // For jobs and events.
  expireDue(now: Date): Promise<number>
  completeDue(now: Date): Promise<number>
  // For reports and recommendations.
  /** What of a shop's paid orders still waits in escrow, in minor units. */
  escrowOf(executor: Db | Tx, merchantId: Id<'mer'>): Promise<number>
  byNumber(executor: Db | Tx, number: string): Promise<{ orderId: Id<'ord'>; shopperId: Id<'shp'> } | undefined>
  /** What a shopper bought, latest first; at most two hundred. */
  boughtOfferIds(shopperId: Id<'shp'>): Promise<Id<'off'>[]>
  merge(tx: Tx, merged: { fromShopperId: Id<'shp'>; intoShopperId: Id<'shp'> }): Promise<void>
  // For people.
  readTrade(tradeId: Id<'trd'>, caller: Caller, locale: Locale): Promise<Trade>
  /** As its buyer sees it. @throws AppError orders.not-found */
  view(orderId: Id<'ord'>, shopper: Caller, locale: Locale): Promise<Order>
  /** As staff see it: personal data masked. @throws AppError orders.not-found */
  viewForStaff(orderId: Id<'ord'>, scope: StaffScope, locale: Locale): Promise<StaffOrder>
  /** What is masked for staff, in clear. Whoever asks has given a reason and is written down. @throws AppError orders.not-found */
  contactForStaff(orderId: Id<'ord'>, scope: StaffScope): Promise<OrderContact>
  list(request: ListRequest): Promise<{ items: OrderCard[]; next: string | null }>
  counts(scope: ListScope): Promise<Record<OrderFilter, number>>
  cancel(of: OfOrder & { reason: string }): Promise<void>
  changeAddress(of: OfOrder & { address?: Address | undefined; contact?: Contact | undefined }): Promise<void>
  confirmReceipt(of: OfOrder): Promise<void>
  previewReorder(of: OfOrder & { locale: Locale }): Promise<ReorderDifference[]>
  reorder(of: OfOrder & { locale: Locale }): Promise<{ differences: ReorderDifference[]; cart: Cart }>
  startLookup(asked: { number: string; contact: string }): Promise<{ lookupId: Id<'lku'>; expiresInSeconds: number }>
  finishLookup(given: { lookupId: Id<'lku'>; code: string }): Promise<{ orderId: Id<'ord'>; accessToken: string }>
  accept(of: MerchantAction): Promise<void>
  refuse(of: MerchantAction & { reason: string }): Promise<void>
  answerCancelRequest(of: MerchantAction & { isGranted: boolean; reason: string }): Promise<void>
}

const boughtMax = 200
const endingEvents = new Set(['cancelled', 'tradeCancelled', 'refused', 'cancelGranted'])

export function createOrders(parts: OrdersParts): Orders {
  const { db } = parts.database
  return {
    insertTrades: (tx, trades) => insertTrades(parts, tx, trades),
    placementsOf,
    tradeOfKey: async (executor, shopperId, key) => (await findTradeByKey(executor, shopperId, key))?.tradeId,
    openHoldsOf: countUnpaid,
    settlePaid: (tx, paid) => settlePaid(parts, tx, paid),
    tradeOfOrder: async (orderId) => (await findOrders(db, [orderId]))[0]?.tradeId,
    moveLines: (tx, move) => moveLines(parts, tx, move),
    async assertAction(tx, { orderId, merchantId, action }) {
      await lockFor(tx, orderId, { party: { merchantId, userId: null }, action })
    },
    facts: (executor, orderIds) => readFacts(parts, executor, orderIds),
    async cancelReasonOf(executor, orderId) {
      const ending = (await timelineOf(executor, [orderId])).findLast(({ event }) => endingEvents.has(event))
      return openReason(parts.crypto, orderId, ending?.reason ?? null)
    },
    expireDue: (now) => expireDue(parts, now),
    completeDue: (now) => completeDue(parts, now),
    escrowOf: sumInEscrow,
    byNumber: findByNumber,
    boughtOfferIds: (shopperId) => listBought(db, shopperId, boughtMax),
    merge: (tx, { fromShopperId, intoShopperId }) => moveToShopper(tx, fromShopperId, intoShopperId),
    readTrade: (tradeId, caller, locale) => readTrade(parts, tradeId, { caller, locale }),
    view: async (orderId, shopper, locale) => viewOrder(parts, db, await readOwn(db, orderId, { shopper }), locale),
    viewForStaff: async (orderId, scope, locale) =>
      viewStaffOrder(parts, db, await readForStaff(db, orderId, scope), { viewer: scope === 'everybody' ? 'operator' : 'merchant', locale }),
    contactForStaff: async (orderId, scope) => openPersonal(parts, await readForStaff(db, orderId, scope)),
    list: (request) => listPage(parts, request),
    counts: (scope) => countList(parts, scope),
    cancel: (given) => cancelOrder(parts, given),
    changeAddress: (given) => changeAddress(parts, given),
    confirmReceipt: (given) => confirmReceipt(parts, given),
    previewReorder: (given) => previewReorder(parts, given),
    reorder: (given) => reorder(parts, given),
    startLookup: (asked) => startLookup(parts, asked),
    finishLookup: (given) => finishLookup(parts, given),
    accept: (given) => acceptOrder(parts, given),
    refuse: (given) => refuseOrder(parts, given),
    answerCancelRequest: (given) => answerCancelRequest(parts, given),
  }
}

/** A shopper's trade; a token for one order opens the trade of that order. */
async function readTrade(parts: OrdersParts, tradeId: Id<'trd'>, { caller, locale }: { caller: Caller; locale: Locale }): Promise<Trade> {
  const { db } = parts.database
  const trade = await findTrade(db, tradeId)
  const { onlyOrderId } = caller
  const isForeign = onlyOrderId !== null && (await findOrders(db, [onlyOrderId]))[0]?.tradeId !== tradeId
  if (!trade || trade.shopperId !== caller.shopperId || isForeign) throw new AppError('orders.trade-not-found')
  return viewTrade(parts, db, trade, { locale, onlyOrderId })
}
