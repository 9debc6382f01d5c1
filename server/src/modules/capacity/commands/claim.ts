import type { Id } from '@yizhan/contract/shared'
import type { ClaimRequest } from '#kinds/index.ts'
import type { Tx } from '#platform/db.ts'
import type { CapacityParts } from '../capacity.ts'
import { capacityChanged } from '../events.ts'
import { bucketName, decideClaims, sumByBucket } from '../model.ts'
import type { ClaimOutcome, HeldUnits, OrdersOfVisitors, TradeToClaim } from '../model.ts'
import { insertClaims, lockBuckets } from '../store.ts'
import type { BucketRow, NewClaim } from '../store.ts'

/** Takes all claims of a trade or none, for many trades at once: one lock, one write, one announcement. */
export async function claim(
  { outbox, ids }: CapacityParts,
  tx: Tx,
  { trades, ordersOf = new Map() }: { trades: readonly TradeToClaim[]; ordersOf?: OrdersOfVisitors | undefined },
): Promise<Map<Id<'trd'>, ClaimOutcome>> {
  const wanted = sumByBucket(claimsOf(trades))
  const locked = wanted.size === 0 ? [] : await lockBuckets(tx, [...wanted.values()], [...new Set([...ordersOf.values()].flat())])
  const buckets = new Map(locked.map((row) => [bucketName({ poolId: row.poolId, bucketKey: row.key }), row]))
  const free = new Map([...buckets].map(([name, row]) => [name, row.capacity - row.taken]))
  const { outcomes, granted } = decideClaims(free, trades, heldUnits(locked, ordersOf))
  const rows = granted.flatMap((trade) => claimRows(trade, buckets, () => ids.next('clm')))
  if (rows.length === 0) return outcomes
  insertClaims(tx, rows)
  await outbox.announce(tx, capacityChanged, { poolIds: [...new Set(claimsOf(granted).map(({ poolId }) => poolId))] })
  return outcomes
}

function heldUnits(locked: Awaited<ReturnType<typeof lockBuckets>>, ordersOf: OrdersOfVisitors): HeldUnits {
  const units = ([key, orderIds]: readonly [string, readonly Id<'ord'>[]]): [string, Map<string, number>] => [
    key,
    new Map(
      locked.map(({ poolId, key: bucketKey, held }) => [bucketName({ poolId, bucketKey }), orderIds.reduce((sum, orderId) => sum + (held?.[orderId] ?? 0), 0)]),
    ),
  ]
  return new Map([...ordersOf].map(units))
}

function claimsOf(trades: readonly TradeToClaim[]): ClaimRequest[] {
  return trades.flatMap(({ orders }) => orders.flatMap(({ lines }) => lines.flatMap(({ claims }) => claims)))
}

function claimRows({ orders }: TradeToClaim, buckets: ReadonlyMap<string, BucketRow>, nextId: () => Id<'clm'>): NewClaim[] {
  return orders.flatMap(({ orderId, merchantId, lines }) =>
    lines.flatMap(({ lineId, claims }) =>
      [...sumByBucket(claims)].map(([name, { quantity }]) => {
        const bucket = buckets.get(name)
        if (!bucket) throw new Error(`a claim was granted on bucket ${name}, which is not there`)
        return { id: nextId(), bucketId: bucket.id, merchantId, orderId, lineId, quantity }
      }),
    ),
  )
}
