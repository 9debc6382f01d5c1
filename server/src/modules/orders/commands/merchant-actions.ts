import type { Id } from '@yizhan/contract/shared'
import { setCancelRequest } from '../store/change.ts'
import { toWrite } from '../sealed-words.ts'
import { addTimeline } from '../store/insert.ts'
import type { OrdersParts } from '../parts.ts'
import { cancelPaid } from './cancel-order.ts'
import { changedBy, moveOrders } from './move-orders.ts'
import { actorOf, lockFor } from './own-order.ts'
import type { Party } from './own-order.ts'

export interface MerchantAction {
  readonly orderId: Id<'ord'>
  readonly party: Party & { readonly merchantId: Id<'mer'> }
}

/** The shop begins to prepare. @throws AppError orders.not-found, orders.action-not-possible */
export function acceptOrder(parts: OrdersParts, { orderId, party }: MerchantAction): Promise<void> {
  const now = parts.clock.now()
  return parts.database.transaction(async (tx) => {
    const order = await lockFor(tx, orderId, { party, action: 'accept' })
    await moveOrders(parts, tx, { orders: [order], to: 'accepted', now, entry: { event: 'accepted', ...actorOf(party) } })
  })
}

/** The shop cannot deliver; the buyer is refunded in full. @throws AppError orders.not-found, orders.action-not-possible */
export function refuseOrder(parts: OrdersParts, { orderId, party, reason }: MerchantAction & { reason: string }): Promise<void> {
  const now = parts.clock.now()
  return parts.database.transaction(async (tx) => {
    const order = await lockFor(tx, orderId, { party, action: 'refuse' })
    await cancelPaid(parts, tx, { order, now, entry: { event: 'refused', ...actorOf(party), reason } })
  })
}

/** The shop grants or declines the buyer's request to cancel. @throws AppError orders.not-found, orders.action-not-possible */
export function answerCancelRequest(
  parts: OrdersParts,
  { orderId, party, isGranted, reason }: MerchantAction & { isGranted: boolean; reason: string },
): Promise<void> {
  const now = parts.clock.now()
  return parts.database.transaction(async (tx) => {
    const order = await lockFor(tx, orderId, { party, action: 'answerCancelRequest' })
    if (isGranted) return cancelPaid(parts, tx, { order, now, entry: { event: 'cancelGranted', ...actorOf(party), reason } })
    await setCancelRequest(tx, orderId, null)
    addTimeline(tx, [toWrite(parts.crypto, { orderId, merchantId: order.merchantId, event: 'cancelDeclined', ...actorOf(party), reason })], now)
    await parts.outbox.announceAll(tx, [changedBy('cancelDeclined', order)])
  })
}
