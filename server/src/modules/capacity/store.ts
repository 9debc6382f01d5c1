import type { Id } from '@yizhan/contract/shared'
import { all, run, runAhead, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface BucketRow {
  id: Id<'bkt'>
  poolId: Id<'pol'>
  key: string
  capacity: number
  taken: number
}
export interface NewBucket {
  readonly id: Id<'bkt'>
  readonly poolId: Id<'pol'>
  readonly merchantId: Id<'mer'>
  readonly capacity: number
}
export interface NewClaim {
  readonly id: Id<'clm'>
  readonly bucketId: Id<'bkt'>
  readonly merchantId: Id<'mer'>
  readonly orderId: Id<'ord'>
  readonly lineId: Id<'lin'>
  readonly quantity: number
}
export interface ClaimRow {
  id: Id<'clm'>
  bucketId: Id<'bkt'>
  lineId: Id<'lin'>
  quantity: number
}
export type ClaimState = 'held' | 'kept' | 'released' | 'used'
/** Whose claims are meant. */
export type ClaimScope = { readonly orderIds: readonly Id<'ord'>[] } | { readonly lineIds: readonly Id<'lin'>[] }
/** What a bucket gains or loses; zero where nothing. */
export interface BucketDelta {
  readonly bucketId: Id<'bkt'>
  readonly capacity: number
  readonly taken: number
  readonly used: number
}

export async function insertBuckets(tx: Tx, buckets: readonly NewBucket[]): Promise<void> {
  await run(
    tx,
    sql`insert into buckets (id, pool_id, merchant_id, capacity)
      select * from unnest(${buckets.map((bucket) => bucket.id)}::text[], ${buckets.map((bucket) => bucket.poolId)}::text[], ${buckets.map((bucket) => bucket.merchantId)}::text[], ${buckets.map((bucket) => bucket.capacity)}::bigint[])`,
  )
}

// Locks. A transaction that needs both takes claims before buckets, each in primary key order: two that want the same
// rows then wait for each other in a line, never in a ring.

/** Locks buckets by pool and key, and tells what these orders hold of each: units by order, read once for all buckets, or not at all where no orders are named. */
export function lockBuckets(
  tx: Tx,
  wanted: readonly { readonly poolId: Id<'pol'>; readonly bucketKey: string }[],
  heldByOrders: readonly Id<'ord'>[] = [],
): Promise<(BucketRow & { held: Record<Id<'ord'>, number> | null })[]> {
  const own = sql`left join (
      select bucket_id, jsonb_object_agg(order_id, units) as held
      from (select bucket_id, order_id, sum(quantity) as units from claims where order_id = any(${heldByOrders}::text[]) and state = 'held' group by bucket_id, order_id) as each_order
      group by bucket_id
    ) as own on own.bucket_id = buckets.id`
  const hasOrders = heldByOrders.length > 0
  return all(
    tx,
    sql<
      BucketRow & { held: Record<Id<'ord'>, number> | null }
    >`select id, pool_id, key, capacity, taken, ${hasOrders ? sql`own.held` : sql`null::jsonb as held`}
      from buckets ${hasOrders ? own : sql``}
      where (pool_id, key) in (select * from unnest(${wanted.map((each) => each.poolId)}::text[], ${wanted.map((each) => each.bucketKey)}::text[]))
      ${hasOrders ? sql`order by id for update of buckets` : sql`order by id for update`}`,
  )
}
/** Locks buckets by id. */
export function lockBucketsById(tx: Tx, bucketIds: readonly Id<'bkt'>[]): Promise<BucketRow[]> {
  return all(tx, sql<BucketRow>`select id, pool_id, key, capacity, taken from buckets where id = any(${bucketIds}::text[]) order by id for update`)
}
/** Locks the claims that are in one of these states now, whatever they were when the statement began. */
export function lockClaims(tx: Tx, scope: ClaimScope, states: readonly ClaimState[]): Promise<ClaimRow[]> {
  const whose = 'orderIds' in scope ? sql`order_id = any(${scope.orderIds}::text[])` : sql`line_id = any(${scope.lineIds}::text[])`
  return all(tx, sql<ClaimRow>`select id, bucket_id, line_id, quantity from claims where ${whose} and state = any(${states}::text[]) order by id for update`)
}

/** Takes units and writes their claims. The buckets are locked. */
export function insertClaims(tx: Tx, claims: readonly NewClaim[]): void {
  runAhead(
    tx,
    sql`with wanted as (
        select * from unnest(${claims.map((claim) => claim.id)}::text[], ${claims.map((claim) => claim.bucketId)}::text[], ${claims.map((claim) => claim.merchantId)}::text[], ${claims.map((claim) => claim.orderId)}::text[], ${claims.map((claim) => claim.lineId)}::text[], ${claims.map((claim) => claim.quantity)}::bigint[])
          as wanted (id, bucket_id, merchant_id, order_id, line_id, quantity)
      ), taken as (
        update buckets set taken = taken + sums.quantity
        from (select bucket_id, sum(quantity) as quantity from wanted group by bucket_id) as sums
        where buckets.id = sums.bucket_id
      )
      insert into claims (id, bucket_id, merchant_id, order_id, line_id, quantity, state)
      select id, bucket_id, merchant_id, order_id, line_id, quantity, 'held' from wanted`,
  )
}

/** Moves locked claims to a state and their locked buckets by the deltas. */
export function moveClaims(tx: Tx, { claimIds, state, deltas }: { claimIds: readonly Id<'clm'>[]; state: ClaimState; deltas: readonly BucketDelta[] }): void {
  runAhead(
    tx,
    sql`with moved as (update claims set state = ${state} where id = any(${claimIds}::text[]))
      update buckets set capacity = buckets.capacity + delta.capacity, taken = buckets.taken + delta.taken, used = buckets.used + delta.used
      from unnest(${deltas.map((delta) => delta.bucketId)}::text[], ${deltas.map((delta) => delta.capacity)}::bigint[], ${deltas.map((delta) => delta.taken)}::bigint[], ${deltas.map((delta) => delta.used)}::bigint[])
        as delta (id, capacity, taken, used)
      where buckets.id = delta.id`,
  )
}

/** Held becomes kept; no bucket changes. Answers how many. */
export function keepHeldClaims(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<number> {
  return run(
    tx,
    sql`with held as (select id from claims where order_id = any(${orderIds}::text[]) and state = 'held' order by id for update)
      update claims set state = 'kept' from held where claims.id = held.id`,
  )
}

export async function updateCapacities(tx: Tx, changes: readonly { readonly bucketId: Id<'bkt'>; readonly capacity: number }[]): Promise<void> {
  await run(
    tx,
    sql`update buckets set capacity = change.capacity
      from unnest(${changes.map((change) => change.bucketId)}::text[], ${changes.map((change) => change.capacity)}::bigint[]) as change (id, capacity)
      where buckets.id = change.id`,
  )
}
/** Adds units, or takes free ones away. Answers whether it could. */
export async function addUnits(tx: Tx, poolId: Id<'pol'>, quantity: number): Promise<boolean> {
  return (
    (await run(tx, sql`update buckets set capacity = capacity + ${quantity} where pool_id = ${poolId} and key = '' and capacity + ${quantity} >= taken`)) > 0
  )
}

export function readPools(executor: Db | Tx, poolIds: readonly Id<'pol'>[]): Promise<{ poolId: Id<'pol'>; capacity: number; taken: number }[]> {
  return all(
    executor,
    sql<{ poolId: Id<'pol'>; capacity: number; taken: number }>`
      select pool_id, sum(capacity)::bigint as capacity, sum(taken)::bigint as taken from buckets where pool_id = any(${poolIds}::text[]) group by pool_id`,
  )
}

/** Buckets whose count is not the sum of their live claims. */
export function readMiscounted(executor: Db | Tx, limit: number): Promise<{ bucketId: Id<'bkt'>; taken: number; claimed: number }[]> {
  return all(
    executor,
    sql<{ bucketId: Id<'bkt'>; taken: number; claimed: number }>`
      select buckets.id as bucket_id, buckets.taken, coalesce(live.quantity, 0)::bigint as claimed
      from buckets left join (select bucket_id, sum(quantity) as quantity from claims where state in ('held', 'kept') group by bucket_id) as live on live.bucket_id = buckets.id
      where buckets.taken <> coalesce(live.quantity, 0) limit ${limit}`,
  )
}
