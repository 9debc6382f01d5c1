import type { Carrier } from '@yizhan/contract/fulfilment'
import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import type { FulfilmentParts } from '../fulfilment.ts'
import { insertParcel } from '../store.ts'

export interface Dispatch {
  readonly merchantId: Id<'mer'>
  readonly orderId: Id<'ord'>
  readonly userId: Id<'usr'> | null
  readonly carrier: Carrier
  readonly trackingNumber: string
}

/** Sends everything of an order that goes by parcel and has not gone yet. The units leave the shelf with it. */
export async function dispatchOrder(
  tx: Tx,
  { orders, capacity, ids, clock }: FulfilmentParts,
  { merchantId, orderId, userId, carrier, trackingNumber }: Dispatch,
): Promise<void> {
  await orders().assertAction(tx, { orderId, merchantId, action: 'dispatch' })
  const facts = (await orders().facts(tx, [orderId])).get(orderId)
  const lines = facts?.lines.filter(({ fulfilment, state }) => fulfilment === 'parcel' && (state === 'kept' || state === 'accepted')) ?? []
  const lineIds = lines.map(({ lineId }) => lineId)
  if (lineIds.length === 0) return
  await insertParcel(tx, { parcelId: ids.next('par'), merchantId, orderId, lineIds, carrier, trackingNumber, dispatchedAt: clock.now() })
  await capacity.use(tx, lineIds)
  await orders().moveLines(tx, { orderId, lineIds, to: 'dispatched', entry: { event: 'dispatched', actor: 'merchant', actorId: userId } })
}
