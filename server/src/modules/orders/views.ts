import { orderReasons } from '@yizhan/contract/orders'
import type { issuedCodeSchema, Order, OrderAction, OrderCard, OrderContact, parcelSchema, StaffOrder, Trade } from '@yizhan/contract/orders'
import { inLocale, maskAddress, maskContact, maskText } from '@yizhan/contract/shared'
import type { Currency, Id, Locale, Money } from '@yizhan/contract/shared'
import type { z } from 'zod'
import type { MerchantFacts } from '#modules/merchants/index.ts'
import { viewRefund } from '#modules/payments/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import { decide } from './model.ts'
import type { StepFacts } from './model.ts'
import type { OrdersParts, Viewer } from './parts.ts'
import { openAddress, openContact } from './sealed-contact.ts'
import { openNote, openReason } from './sealed-words.ts'
import { linesOfOrders, ordersOfTrade, timelineOf } from './store/read.ts'
import type { LineRow, OrderRow, TradeRow } from './store/rows.ts'
import { merchantHeadline, shopperHeadline, timelineText } from './texts.ts'

export type Parcel = z.infer<typeof parcelSchema>
export type IssuedCode = z.infer<typeof issuedCodeSchema>
export interface Reader {
  readonly viewer: Viewer
  readonly locale: Locale
}

export interface StaffReader extends Reader {
  readonly viewer: 'merchant' | 'operator'
}

const actionsOf: Record<Viewer, readonly OrderAction[]> = {
  shopper: ['pay', 'changeAddress', 'cancel', 'requestCancel', 'confirmReceipt', 'reorder'],
  merchant: ['accept', 'dispatch', 'refuse', 'answerCancelRequest'],
  operator: [],
}

/** Orders as lists show them: two statements for any number. */
export async function viewCards(parts: OrdersParts, executor: Db | Tx, orders: readonly OrderRow[], reader: Reader): Promise<OrderCard[]> {
  if (orders.length === 0) return []
  const [lines, shops] = await Promise.all([
    linesOfOrders(
      executor,
      orders.map(({ orderId }) => orderId),
    ),
    parts.merchants.facts(
      executor,
      orders.map(({ merchantId }) => merchantId),
    ),
  ])
  const byOrder = Map.groupBy(lines, ({ orderId }) => orderId)
  return orders.map((order) => viewCard(order, byOrder.get(order.orderId) ?? [], { shop: shops.get(order.merchantId), reader }))
}

/** One order as its buyer sees it: everything. */
export async function viewOrder(parts: OrdersParts, executor: Db | Tx, order: OrderRow, locale: Locale): Promise<Order> {
  return { ...(await viewFacts(parts, executor, order, { viewer: 'shopper', locale })), ...openPersonal(parts, order) }
}

/** One order as staff see it: personal data masked, without codes and payment. What is hidden does not leave the server. */
export async function viewStaffOrder(parts: OrdersParts, executor: Db | Tx, order: OrderRow, reader: StaffReader): Promise<StaffOrder> {
  const facts = await viewFacts(parts, executor, order, reader)
  const { address, contact, note } = openPersonal(parts, order)
  return {
    ...facts,
    address: address && maskAddress(address),
    contact: maskContact(contact),
    note: maskText(note),
    timeline: facts.timeline.map((entry) => ({ ...entry, reason: entry.reason && maskText(entry.reason) })),
    cancelRequest: facts.cancelRequest && { ...facts.cancelRequest, reason: maskText(facts.cancelRequest.reason) },
  }
}

/** What is hidden from staff until they say why they need it. */
export function openPersonal({ crypto }: OrdersParts, order: OrderRow): OrderContact {
  return { address: openAddress(crypto, order), contact: openContact(crypto, order), note: openNote(crypto, order) }
}

async function viewFacts(parts: OrdersParts, executor: Db | Tx, order: OrderRow, reader: Reader): Promise<Omit<Order, keyof OrderContact>> {
  const { orderId, tradeId } = order
  const { viewer, locale } = reader
  const [cards, timeline, deliveries, payments, refunds] = await Promise.all([
    viewCards(parts, executor, [order], reader),
    timelineOf(executor, [orderId]),
    parts.deliveriesOf(executor, [orderId], viewer),
    parts.payments.ofTrades(executor, [tradeId]),
    parts.payments.refundsOf(executor, { orderIds: [orderId] }),
  ])
  const [card] = cards
  if (!card) throw new Error('an order has no card')
  const delivery = deliveries.get(orderId)
  return {
    ...card,
    steps: order.steps.map((step) => viewStep(step, locale)),
    timeline: timeline.map(({ event, actor, reason, at }) => ({
      event,
      text: timelineText(event, locale),
      actor,
      reason: openReason(parts.crypto, orderId, reason),
      at: at.toISOString(),
    })),
    parcels: delivery?.parcels ?? [],
    codes: viewer === 'shopper' ? (delivery?.codes ?? []) : [],
    refunds: refunds.map(viewRefund),
    rules: order.rules.map((rule) => inLocale(rule, locale)),
    cancelRequest: order.cancelRequestedAt && {
      reason: openReason(parts.crypto, orderId, order.cancelReason) ?? '',
      requestedAt: order.cancelRequestedAt.toISOString(),
    },
    completesAt: order.completesAt?.toISOString() ?? null,
    isBuyerErased: order.identityErasedAt !== null,
    paymentId: viewer === 'shopper' ? (payments.get(tradeId)?.paymentId ?? null) : null,
  }
}

/** A trade with its payment. With a token for one order only that order is named. */
export async function viewTrade(
  parts: OrdersParts,
  executor: Db | Tx,
  trade: TradeRow,
  reader: { locale: Locale; onlyOrderId: Id<'ord'> | null },
): Promise<Trade> {
  const [orders, payments] = await Promise.all([ordersOfTrade(executor, trade.tradeId), parts.payments.ofTrades(executor, [trade.tradeId])])
  const shown = orders.filter(({ orderId }) => reader.onlyOrderId === null || orderId === reader.onlyOrderId)
  const shops = await parts.merchants.facts(
    executor,
    shown.map(({ merchantId }) => merchantId),
  )
  const payment = payments.get(trade.tradeId)
  return {
    tradeId: trade.tradeId,
    state: trade.state,
    total: money(trade.totalMinor, trade.currency),
    placedAt: trade.placedAt.toISOString(),
    payBy: trade.state === 'placed' ? (trade.payBy?.toISOString() ?? null) : null,
    orders: shown.map(({ orderId, number, merchantId, totalMinor, currency }) => ({
      orderId,
      number,
      shopName: nameOf(shops.get(merchantId), reader.locale),
      total: money(totalMinor, currency),
    })),
    payment: payment
      ? {
          paymentId: payment.paymentId,
          state: payment.state,
          method: payment.attempts.at(-1)?.method ?? null,
          cashierUrl: `${parts.publicUrl}/cashier/${payment.paymentId}`,
        }
      : null,
  }
}

function viewCard(order: OrderRow, lines: readonly LineRow[], { shop, reader }: { shop: MerchantFacts | undefined; reader: Reader }): OrderCard {
  const { viewer, locale } = reader
  const facts = { ...order, hasCancelRequest: order.cancelRequestedAt !== null, wasPaid: order.paidAt !== null && order.totalMinor > 0 }
  return {
    orderId: order.orderId,
    tradeId: order.tradeId,
    number: order.number,
    state: order.state,
    headline: viewer === 'shopper' ? shopperHeadline(facts, locale) : merchantHeadline(facts, locale),
    shop: { merchantId: order.merchantId, slug: shop?.slug ?? '', name: nameOf(shop, locale) },
    lines: lines.map((line) => viewLine(line, order.currency, locale)),
    total: money(order.totalMinor, order.currency),
    placedAt: order.placedAt.toISOString(),
    payBy: order.state === 'placed' ? (order.payBy?.toISOString() ?? null) : null,
    actions: actionsOf[viewer].map((action) => {
      const decision = decide(action, order, lines)
      return { action, isAllowed: decision.isAllowed, reason: decision.isAllowed ? null : orderReasons[decision.reason][locale] }
    }),
  }
}

function viewLine(line: LineRow, currency: Currency, locale: Locale): OrderCard['lines'][number] {
  const { snapshot } = line
  return {
    lineId: line.lineId,
    offerId: line.offerId,
    variantId: line.variantId,
    kind: line.kind,
    state: line.state,
    title: inLocale(snapshot.title, locale),
    chosen: snapshot.chosen.map((words) => inLocale(words, locale)),
    picture: snapshot.picture,
    quantity: line.quantity,
    unitPrice: money(snapshot.unitPriceMinor, currency),
    total: money(line.totalMinor, currency),
    steps: snapshot.steps.map((step) => viewStep(step, locale)),
  }
}
function viewStep({ calculator, label, amountMinor }: StepFacts, locale: Locale): Order['steps'][number] {
  return { calculator, label: inLocale(label, locale), amountMinor }
}
function money(amountMinor: number, currency: Currency): Money {
  return { amountMinor, currency }
}
function nameOf(shop: MerchantFacts | undefined, locale: Locale): string {
  return shop ? inLocale(shop.name, locale) : ''
}
