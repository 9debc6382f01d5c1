import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import type { CatalogueParts } from '../catalogue-parts.ts'

export interface StockWish {
  readonly offerId: Id<'off'>
  /** Where in the draft it stands: `variants.0`. */
  readonly subject: string
  readonly poolId: Id<'pol'>
  readonly isNew: boolean
  readonly capacity: number
}
export interface StockRefusal {
  readonly offerId: Id<'off'>
  readonly subject: string
  readonly wanted: number
  readonly taken: number
}

/** Makes new pools and sets the capacity of those whose stock differs. Answers those that have more taken than wished. */
export async function writeStock({ capacity }: CatalogueParts, tx: Tx, merchantId: Id<'mer'>, wishes: readonly StockWish[]): Promise<StockRefusal[]> {
  await capacity.createPools(
    tx,
    wishes.filter(({ isNew }) => isNew).map(({ poolId, capacity: units }) => ({ poolId, merchantId, capacity: units })),
  )
  const kept = wishes.filter(({ isNew }) => !isNew)
  const now = await capacity.availability(
    tx,
    kept.map(({ poolId }) => poolId),
  )
  const differing = kept.filter(({ poolId, capacity: units }) => now.get(poolId)?.capacity !== units)
  if (differing.length === 0) return []
  const refused = await capacity.setCapacity(
    tx,
    differing.map(({ poolId, capacity: units }) => ({ poolId, capacity: units })),
  )
  return refused.flatMap(({ poolId, taken }) => {
    const wish = differing.find((each) => each.poolId === poolId)
    return wish ? [{ offerId: wish.offerId, subject: wish.subject, wanted: wish.capacity, taken }] : []
  })
}
