import type { ActionDecision, OrderAction } from '@yizhan/contract/orders'
import { orderReasons } from '@yizhan/contract/orders'
import type { Id } from '@yizhan/contract/shared'
import type { Db, Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import { decide } from '../model.ts'
import { findOrders, linesOfOrders, lockOrder } from '../store/read.ts'
import type { OrderRow } from '../store/rows.ts'

/** Who acts on an order: its buyer, or its shop. */
export type Party = { readonly shopper: Caller } | { readonly merchantId: Id<'mer'>; readonly userId: Id<'usr'> | null }

/** Whose orders staff look at: their shop's, or, for the platform, everybody's. */
export type StaffScope = { readonly merchantId: Id<'mer'> } | 'everybody'

/** The order, for the staff it concerns. @throws AppError orders.not-found: another shop's orders do not exist */
export async function readForStaff(executor: Db | Tx, orderId: Id<'ord'>, scope: StaffScope): Promise<OrderRow> {
  const [order] = await findOrders(executor, [orderId])
  if (!order || (scope !== 'everybody' && scope.merchantId !== order.merchantId)) throw new AppError('orders.not-found')
  return order
}

export function isParty(party: Party, order: OrderRow): boolean {
  if ('merchantId' in party) return order.merchantId === party.merchantId
  const { shopperId, onlyOrderId } = party.shopper
  return shopperId === order.shopperId && (onlyOrderId === null || onlyOrderId === order.orderId)
}

/** The order, for those it concerns. @throws AppError orders.not-found for everyone else: others' orders do not exist */
export async function readOwn(executor: Db | Tx, orderId: Id<'ord'>, party: Party): Promise<OrderRow> {
  const [order] = await findOrders(executor, [orderId])
  return assertOwn(order, party)
}
/** The same, locked: nothing about it changes until the transaction ends. */
export async function lockOwn(tx: Tx, orderId: Id<'ord'>, party: Party): Promise<OrderRow> {
  return assertOwn(await lockOrder(tx, orderId), party)
}
function assertOwn(order: OrderRow | undefined, party: Party): OrderRow {
  if (!order || !isParty(party, order)) throw new AppError('orders.not-found')
  return order
}

/** Locks an order and asks the rules. @throws AppError orders.not-found, orders.action-not-possible */
export async function lockFor(tx: Tx, orderId: Id<'ord'>, { party, action }: { party: Party; action: OrderAction }): Promise<OrderRow> {
  const order = await lockOwn(tx, orderId, party)
  assertAllowed(decide(action, order, await linesOfOrders(tx, [orderId])))
  return order
}
/** @throws AppError orders.action-not-possible, which says why */
export function assertAllowed(decision: ActionDecision): void {
  if (!decision.isAllowed) throw new AppError('orders.action-not-possible', { details: { reason: orderReasons[decision.reason] } })
}
/** Who is written into the history. */
export function actorOf(party: Party): { actor: 'shopper' | 'merchant'; actorId: string | null } {
  return 'merchantId' in party ? { actor: 'merchant', actorId: party.userId } : { actor: 'shopper', actorId: party.shopper.userId ?? party.shopper.shopperId }
}
