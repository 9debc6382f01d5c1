import { fewUnitsMax } from '@yizhan/contract/catalogue'
import type { Availability } from '@yizhan/contract/catalogue'
import type { Id } from '@yizhan/contract/shared'
import type { ClaimRequest } from '#kinds/index.ts'

export interface TradeToClaim {
  readonly tradeId: Id<'trd'>
  readonly orders: readonly OrderToClaim[]
  /** Whom it is held for, when that is limited to a part of what is free. */
  readonly visitors?: readonly { readonly key: string; readonly shareMax: number }[]
}
/** The unpaid orders of visitors, by their key. */
export type OrdersOfVisitors = ReadonlyMap<string, readonly Id<'ord'>[]>
/** What somebody holds already, by their key and the bucket's name. */
export type HeldUnits = ReadonlyMap<string, ReadonlyMap<string, number>>
/** So many units anybody may hold, however few there are. */
const fewUnits = 10
export interface OrderToClaim {
  readonly orderId: Id<'ord'>
  readonly merchantId: Id<'mer'>
  readonly lines: readonly LineToClaim[]
}
export interface LineToClaim {
  readonly lineId: Id<'lin'>
  readonly claims: readonly ClaimRequest[]
}
/** A line that cannot be had, and how much it could have of the pool that is short. */
export interface Shortage<LineId = Id<'lin'>> {
  readonly lineId: LineId
  readonly poolId: Id<'pol'>
  readonly available: number
  /** Set where there is enough, but not for one visitor to hold: the most they may. */
  readonly shareMax?: number
}
export type ClaimOutcome = { readonly held: true } | { readonly held: false; readonly short: readonly Shortage[] }

/** Names a bucket before its row is known. */
export function bucketName({ poolId, bucketKey }: Pick<ClaimRequest, 'poolId' | 'bucketKey'>): string {
  return `${poolId} ${bucketKey}`
}
/** What is free, by bucket name. A bucket that is not there has nothing. */
export type FreeUnits = ReadonlyMap<string, number>

export interface ClaimDecision {
  readonly outcomes: Map<Id<'trd'>, ClaimOutcome>
  readonly granted: readonly TradeToClaim[]
}

/** Decides trades one after the other, each all or none, first come first served, and nobody more than their share. */
export function decideClaims(free: FreeUnits, trades: readonly TradeToClaim[], heldBefore: HeldUnits = new Map()): ClaimDecision {
  const outcomes = new Map<Id<'trd'>, ClaimOutcome>()
  const granted: TradeToClaim[] = []
  const left = new Map(free)
  const held = new Map([...heldBefore].map(([key, units]) => [key, new Map(units)]))
  for (const trade of trades) {
    const lines = trade.orders.flatMap((order) => order.lines)
    const { short: lacking, taken } = fitLines(left, lines)
    const short = lacking.length > 0 ? lacking : beyondShare(trade, { left, held, taken })
    outcomes.set(trade.tradeId, short.length === 0 ? { held: true } : { held: false, short })
    if (short.length > 0) continue
    for (const [name, quantity] of taken) left.set(name, (left.get(name) ?? 0) - quantity)
    for (const { key } of trade.visitors ?? []) held.set(key, sumUnits(held.get(key), taken))
    granted.push(trade)
  }
  return { outcomes, granted }
}

/** The lines by which a visitor would hold more than their share of what is free to them; a few units are everybody's. */
function beyondShare({ orders, visitors = [] }: TradeToClaim, { left, held, taken }: { left: FreeUnits; held: HeldUnits; taken: FreeUnits }): Shortage[] {
  const most = new Map<string, { shareMax: number; available: number }>()
  for (const { key, shareMax: part } of visitors)
    for (const [name, quantity] of taken) {
      const own = held.get(key)?.get(name) ?? 0
      const shareMax = Math.max(fewUnits, Math.floor((own + (left.get(name) ?? 0)) * part))
      const available = Math.max(0, shareMax - own)
      if (quantity > available && available < (most.get(name)?.available ?? Infinity)) most.set(name, { shareMax, available })
    }
  if (most.size === 0) return []
  return orders
    .flatMap(({ lines }) => lines)
    .flatMap(({ lineId, claims }) =>
      [...sumByBucket(claims)].flatMap(([name, { poolId }]) => {
        const limit = most.get(name)
        return limit ? [{ lineId, poolId, ...limit }] : []
      }),
    )
}
function sumUnits(before: FreeUnits | undefined, more: FreeUnits): Map<string, number> {
  const sum = new Map(before)
  for (const [name, quantity] of more) sum.set(name, (sum.get(name) ?? 0) + quantity)
  return sum
}

/**
 * Fits lines one after the other into what is free. Lines that share a bucket share what it has; a line that is short
 * takes nothing, so the answer names every line that stands in the way and how much it could have instead.
 */
export function fitLines<LineId>(
  free: FreeUnits,
  lines: readonly { readonly lineId: LineId; readonly claims: readonly ClaimRequest[] }[],
): { short: Shortage<LineId>[]; taken: Map<string, number> } {
  const taken = new Map<string, number>()
  const short: Shortage<LineId>[] = []
  for (const { lineId, claims } of lines) {
    const wanted = sumByBucket(claims)
    const lacking = [...wanted].flatMap(([name, { poolId, quantity }]) => {
      const available = Math.max(0, (free.get(name) ?? 0) - (taken.get(name) ?? 0))
      return quantity > available ? [{ lineId, poolId, available }] : []
    })
    short.push(...lacking)
    if (lacking.length > 0) continue
    for (const [name, { quantity }] of wanted) taken.set(name, (taken.get(name) ?? 0) + quantity)
  }
  return { short, taken }
}

/** One request per bucket. A quantity that is no positive whole number is a bug of the kind that asked. */
export function sumByBucket(claims: readonly ClaimRequest[]): Map<string, ClaimRequest> {
  const sums = new Map<string, ClaimRequest>()
  for (const claim of claims) {
    if (!Number.isSafeInteger(claim.quantity) || claim.quantity < 1) throw new Error(`a claim of ${claim.quantity} units`)
    const name = bucketName(claim)
    sums.set(name, { ...claim, quantity: claim.quantity + (sums.get(name)?.quantity ?? 0) })
  }
  return sums
}

/** What a shopper is told of a number of free units; null is a thing that never runs out. */
export function toAvailability(available: number | null): Availability {
  if (available === null || available > fewUnitsMax) return { state: 'plenty', available: null }
  return available > 0 ? { state: 'few', available } : { state: 'none', available: 0 }
}
