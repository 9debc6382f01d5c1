import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { codesIssued } from '../events.ts'
import type { FulfilmentParts } from '../fulfilment.ts'
import { findIssuedLines, takeCodes } from '../store.ts'

export interface PaidOrder {
  readonly orderId: Id<'ord'>
  readonly merchantId: Id<'mer'>
  readonly shopperId: Id<'shp'>
  readonly lines: readonly { readonly lineId: Id<'lin'>; readonly variantId: Id<'var'>; readonly quantity: number; readonly fulfilment: string }[]
}

/** Gives a paid order its codes: as many as its claims hold, each to one line for ever. Handled twice it issues once. */
export async function issueCodes(
  tx: Tx,
  { capacity, clock, orders, outbox }: FulfilmentParts,
  { orderId, merchantId, shopperId, lines }: PaidOrder,
): Promise<void> {
  const ofCodes = lines.filter(({ fulfilment }) => fulfilment === 'code')
  if (ofCodes.length === 0) return
  const done = new Set(
    (
      await findIssuedLines(
        tx,
        ofCodes.map(({ lineId }) => lineId),
      )
    ).map(({ lineId }) => lineId),
  )
  const open = ofCodes.filter(({ lineId }) => !done.has(lineId)).toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1))
  if (open.length === 0) return
  const now = clock.now()
  for (const line of open) {
    const taken = await takeCodes(tx, { ...line, orderId, now })
    // The claim promised that many; another transaction may hold them for a moment, so the event is tried again.
    if (taken < line.quantity) throw new Error(`order ${orderId} is owed ${line.quantity} codes of ${line.variantId}, ${taken} were free`)
  }
  const lineIds = open.map(({ lineId }) => lineId)
  await capacity.use(tx, lineIds)
  await orders().moveLines(tx, { orderId, lineIds, to: 'delivered', entry: { event: 'issued', actor: 'system' } })
  await outbox.announce(tx, codesIssued, { orderId, merchantId, shopperId, variantIds: [...new Set(open.map(({ variantId }) => variantId))] })
}
