import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import type { CapacityParts } from '../capacity.ts'
import { capacityChanged } from '../events.ts'
import { bucketName } from '../model.ts'
import { addUnits, insertBuckets, lockBuckets, updateCapacities } from '../store.ts'

export interface NewPool {
  readonly poolId: Id<'pol'>
  readonly merchantId: Id<'mer'>
  readonly capacity: number
}
export interface CapacityChange {
  readonly poolId: Id<'pol'>
  readonly bucketKey?: string
  readonly capacity: number
}
export interface RefusedChange {
  readonly poolId: Id<'pol'>
  readonly taken: number
}

/** Makes pools of one bucket each. Nobody has seen them, so nothing is announced. */
export async function createPools({ ids }: CapacityParts, tx: Tx, pools: readonly NewPool[]): Promise<void> {
  if (pools.length === 0) return
  await insertBuckets(
    tx,
    pools.map((pool) => ({ ...pool, id: ids.next('bkt') })),
  )
}

/** Sets units on hand. Changes below what is taken are left undone and answered. */
export async function setCapacity({ outbox }: CapacityParts, tx: Tx, changes: readonly CapacityChange[]): Promise<RefusedChange[]> {
  if (changes.length === 0) return []
  const wanted = changes.map(({ poolId, bucketKey = '', capacity }) => ({ poolId, bucketKey, capacity }))
  const rows = new Map((await lockBuckets(tx, wanted)).map((row) => [bucketName({ poolId: row.poolId, bucketKey: row.key }), row]))
  const known = wanted.map((change) => {
    const row = rows.get(bucketName(change))
    if (!row) throw new Error(`pool ${change.poolId} has no bucket '${change.bucketKey}'`)
    return { change, row }
  })
  const possible = known.filter(({ change, row }) => change.capacity >= row.taken && change.capacity !== row.capacity)
  if (possible.length > 0) {
    await updateCapacities(
      tx,
      possible.map(({ change, row }) => ({ bucketId: row.id, capacity: change.capacity })),
    )
    await outbox.announce(tx, capacityChanged, { poolIds: [...new Set(possible.map(({ row }) => row.poolId))] })
  }
  return known.filter(({ change, row }) => change.capacity < row.taken).map(({ row }) => ({ poolId: row.poolId, taken: row.taken }))
}

/** Adds units on hand, or takes free ones away where as many are free. */
export async function addCapacity(
  { outbox }: CapacityParts,
  tx: Tx,
  { poolId, quantity }: { readonly poolId: Id<'pol'>; readonly quantity: number },
): Promise<boolean> {
  const isDone = await addUnits(tx, poolId, quantity)
  if (isDone && quantity !== 0) await outbox.announce(tx, capacityChanged, { poolIds: [poolId] })
  return isDone
}
