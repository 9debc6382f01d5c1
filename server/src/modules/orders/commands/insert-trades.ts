import { locales } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { orderPaid, orderPlaced } from '../events.ts'
import type { NewOrder, NewTrade } from '../model.ts'
import { drawOrderNumber } from '../order-number.ts'
import type { OrdersParts } from '../parts.ts'
import { contactIndexes, seal } from '../sealed-contact.ts'
import { sealNote, toWrite as entryToWrite } from '../sealed-words.ts'
import { insertPlaced } from '../store/insert.ts'
import type { NewEntry, OrderToWrite } from '../store/insert.ts'
import { announcement } from '#platform/outbox.ts'
import type { Announcement } from '#platform/outbox.ts'

const numberTriesMax = 8
const searchCharactersMax = 2000

/**
 * Writes placed trades with their orders, lines and first history entries, and announces them: one statement and one for
 * the outbox, for any number of trades. Claims, coupons and payments are the caller's, in the same transaction.
 * @returns the numbers of the orders
 */
export async function insertTrades(parts: OrdersParts, tx: Tx, trades: readonly NewTrade[]): Promise<Map<Id<'ord'>, string>> {
  const numbers = new Map<Id<'ord'>, string>()
  const [earliest] = trades
  if (!earliest) return numbers
  const orders = trades.flatMap((trade) => {
    const indexes = contactIndexes(parts.crypto, trade.contact)
    return trade.orders.map((order) => toWrite(parts, trade, { order, indexes }))
  })
  // A number that is taken is drawn again. The database tells, so that no number is read first and taken by another meanwhile.
  for (let attempt = 1, waiting = orders; waiting.length > 0; attempt += 1) {
    if (attempt > numberTriesMax) throw new Error(`no free order number in ${numberTriesMax} draws`)
    const numbered = waiting.map((order) => ({ ...order, number: (parts.drawNumber ?? drawOrderNumber)(order.trade.placedAt) }))
    const written = await insertPlaced(tx, attempt === 1 ? trades : [], numbered, earliest.placedAt)
    for (const { order, number } of numbered) if (written.has(order.orderId)) numbers.set(order.orderId, number)
    waiting = waiting.filter(({ order }) => !written.has(order.orderId))
  }
  await parts.outbox.announceAll(
    tx,
    orders.flatMap(({ trade, order }) => announcementsOf(trade, order)),
  )
  return numbers
}

function toWrite({ crypto }: OrdersParts, trade: NewTrade, { order, indexes }: { order: NewOrder; indexes: readonly string[] }): Omit<OrderToWrite, 'number'> {
  const titles = order.lines.flatMap(({ snapshot }) => locales.map((locale) => snapshot.title[locale] ?? ''))
  return {
    order,
    trade,
    contact: seal(crypto, order.orderId, trade.contact),
    contactIndexes: indexes,
    address: order.needs.address && trade.address ? seal(crypto, order.orderId, trade.address) : null,
    note: sealNote(crypto, order.orderId, order.note),
    searchText: [...new Set(titles)].join(' ').toLowerCase().slice(0, searchCharactersMax),
    entries: entriesOf(trade, order).map((entry) => entryToWrite(crypto, entry)),
  }
}

function entriesOf(trade: NewTrade, { orderId, merchantId }: NewOrder): NewEntry[] {
  const placed = { orderId, merchantId, event: 'placed', actor: 'shopper', actorId: trade.shopperId } as const
  return trade.state === 'paid' ? [placed, { orderId, merchantId, event: 'paid', actor: 'system' }] : [placed]
}

function announcementsOf(trade: NewTrade, order: NewOrder): Announcement[] {
  const { tradeId, shopperId } = trade
  const { orderId, merchantId, fulfilment } = order
  const ofOrder = { orderId, tradeId, merchantId, shopperId }
  const lines = order.lines.map(({ lineId, offerId, variantId, quantity }) => ({ lineId, offerId, variantId, quantity, fulfilment }))
  return [announcement(orderPlaced, ofOrder), ...(trade.state === 'paid' ? [announcement(orderPaid, { ...ofOrder, lines })] : [])]
}
