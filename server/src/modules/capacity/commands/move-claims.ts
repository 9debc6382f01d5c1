import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import type { CapacityParts } from '../capacity.ts'
import { capacityChanged } from '../events.ts'
import { bucketName, fitLines } from '../model.ts'
import type { Shortage } from '../model.ts'
import { keepHeldClaims, lockBucketsById, lockClaims, moveClaims } from '../store.ts'
import type { BucketDelta, BucketRow, ClaimRow, ClaimScope, ClaimState } from '../store.ts'

// Each of these finds only claims in the state it leaves, under a lock: run twice, or beside itself, it acts once.

type PerUnit = Omit<BucketDelta, 'bucketId'>

export async function keep(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<number> {
  return orderIds.length === 0 ? 0 : keepHeldClaims(tx, orderIds)
}

export async function release(parts: CapacityParts, tx: Tx, scope: ClaimScope): Promise<number> {
  const claims = await lockClaims(tx, scope, ['held', 'kept'])
  if (claims.length === 0) return 0
  const buckets = await lockBucketsById(tx, bucketIdsOf(claims))
  await move(parts, tx, { claims, buckets, state: 'released', perUnit: { capacity: 0, taken: -1, used: 0 } })
  return claims.length
}

export async function use(parts: CapacityParts, tx: Tx, lineIds: readonly Id<'lin'>[]): Promise<number> {
  const claims = await lockClaims(tx, { lineIds }, ['kept'])
  if (claims.length === 0) return 0
  const buckets = await lockBucketsById(tx, bucketIdsOf(claims))
  await move(parts, tx, { claims, buckets, state: 'used', perUnit: { capacity: -1, taken: -1, used: 1 } })
  return claims.length
}

export async function reclaim(parts: CapacityParts, tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<{ held: boolean; short: readonly Shortage[] }> {
  const claims = await lockClaims(tx, { orderIds }, ['released'])
  if (claims.length === 0) return { held: true, short: [] }
  const buckets = await lockBucketsById(tx, bucketIdsOf(claims))
  const { short } = fitLines(new Map(buckets.map((row) => [nameOf(row), row.capacity - row.taken])), linesOf(claims, buckets))
  if (short.length > 0) return { held: false, short }
  await move(parts, tx, { claims, buckets, state: 'kept', perUnit: { capacity: 0, taken: 1, used: 0 } })
  return { held: true, short: [] }
}

interface Move {
  readonly claims: readonly ClaimRow[]
  readonly buckets: readonly BucketRow[]
  readonly state: ClaimState
  readonly perUnit: PerUnit
}
async function move({ outbox }: CapacityParts, tx: Tx, { claims, buckets, state, perUnit }: Move): Promise<void> {
  const units = new Map<Id<'bkt'>, number>()
  for (const { bucketId, quantity } of claims) units.set(bucketId, (units.get(bucketId) ?? 0) + quantity)
  const deltas = [...units].map(([bucketId, quantity]) => ({
    bucketId,
    capacity: perUnit.capacity * quantity,
    taken: perUnit.taken * quantity,
    used: perUnit.used * quantity,
  }))
  moveClaims(tx, { claimIds: claims.map(({ id }) => id), state, deltas })
  await outbox.announce(tx, capacityChanged, { poolIds: [...new Set(buckets.map(({ poolId }) => poolId))] })
}

function bucketIdsOf(claims: readonly ClaimRow[]): Id<'bkt'>[] {
  return [...new Set(claims.map(({ bucketId }) => bucketId))]
}
function nameOf({ poolId, key }: BucketRow): string {
  return bucketName({ poolId, bucketKey: key })
}
function linesOf(claims: readonly ClaimRow[], buckets: readonly BucketRow[]) {
  const byId = new Map(buckets.map((row) => [row.id, row]))
  return claims.map(({ lineId, bucketId, quantity }) => {
    const bucket = byId.get(bucketId)
    if (!bucket) throw new Error(`claims on bucket ${bucketId}, which is not there`)
    return { lineId, claims: [{ poolId: bucket.poolId, bucketKey: bucket.key, quantity }] }
  })
}
