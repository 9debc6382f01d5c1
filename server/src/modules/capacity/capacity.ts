import type { Id } from '@yizhan/contract/shared'
import type { Db, Tx } from '#platform/db.ts'
import type { Ids } from '#platform/ids.ts'
import type { Outbox } from '#platform/outbox.ts'
import { claim } from './commands/claim.ts'
import { keep, reclaim, release, use } from './commands/move-claims.ts'
import { addCapacity, createPools, setCapacity } from './commands/set-capacity.ts'
import type { CapacityChange, NewPool, RefusedChange } from './commands/set-capacity.ts'
import type { ClaimOutcome, OrdersOfVisitors, Shortage, TradeToClaim } from './model.ts'
import { readMiscounted, readPools } from './store.ts'
import type { ClaimScope } from './store.ts'

export interface PoolFacts {
  readonly capacity: number
  readonly taken: number
  readonly available: number
}
export interface CapacityParts {
  readonly outbox: Outbox
  readonly ids: Ids
}

/** What is limited and who has taken it. Everything joins the caller's transaction, without opening a network call or another. */
export interface Capacity {
  /** Makes pools of one bucket each. */
  createPools(tx: Tx, pools: readonly NewPool[]): Promise<void>
  /** Sets units on hand. Changes below what is taken are left undone and answered. An unknown pool is a bug. */
  setCapacity(tx: Tx, changes: readonly CapacityChange[]): Promise<RefusedChange[]>
  /** Adds units on hand; a negative quantity takes free ones away. Answers false, and does nothing, where too few are free. */
  addCapacity(tx: Tx, change: { readonly poolId: Id<'pol'>; readonly quantity: number }): Promise<boolean>
  /** Pools that are not there are not in the answer. One statement. */
  availability(executor: Db | Tx, poolIds: readonly Id<'pol'>[]): Promise<Map<Id<'pol'>, PoolFacts>>
  /**
   * Takes all claims of a trade or none; earlier trades come first. Three statements for any number of trades. Where a trade
   * names visitors, none of them holds more than their share, with what their earlier orders (`ordersOf`) hold.
   */
  claim(tx: Tx, trades: readonly TradeToClaim[], ordersOf?: OrdersOfVisitors): Promise<Map<Id<'trd'>, ClaimOutcome>>
  /** Held claims become kept. Answers how many; a repetition answers 0. */
  keep(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<number>
  /** Gives live claims back, each once. Answers how many. */
  release(tx: Tx, scope: ClaimScope): Promise<number>
  /** Takes released claims of these orders again, as kept: all, or none and what is short. */
  reclaim(tx: Tx, orderIds: readonly Id<'ord'>[]): Promise<{ held: boolean; short: readonly Shortage[] }>
  /** Kept claims leave for good, with their units. Answers how many; a repetition answers 0. */
  use(tx: Tx, lineIds: readonly Id<'lin'>[]): Promise<number>
  /** For the verifier: buckets whose count is not the sum of their live claims. There are none. */
  findMiscounted(executor: Db | Tx): Promise<{ bucketId: Id<'bkt'>; taken: number; claimed: number }[]>
}

const miscountedMax = 100

export function createCapacity(parts: CapacityParts): Capacity {
  return {
    createPools: (tx, pools) => createPools(parts, tx, pools),
    setCapacity: (tx, changes) => setCapacity(parts, tx, changes),
    addCapacity: (tx, change) => addCapacity(parts, tx, change),
    availability,
    claim: (tx, trades, ordersOf) => claim(parts, tx, { trades, ordersOf }),
    keep,
    release: (tx, scope) => release(parts, tx, scope),
    reclaim: (tx, orderIds) => reclaim(parts, tx, orderIds),
    use: (tx, lineIds) => use(parts, tx, lineIds),
    findMiscounted: (executor) => readMiscounted(executor, miscountedMax),
  }
}

async function availability(executor: Db | Tx, poolIds: readonly Id<'pol'>[]): Promise<Map<Id<'pol'>, PoolFacts>> {
  if (poolIds.length === 0) return new Map()
  const rows = await readPools(executor, [...new Set(poolIds)])
  return new Map(rows.map(({ poolId, capacity, taken }) => [poolId, { capacity, taken, available: capacity - taken }]))
}
