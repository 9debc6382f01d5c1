import type { Currency, Id } from '@yizhan/contract/shared'
import type { Placement } from '#modules/orders/index.ts'
import { holdLimits, unpaidMax, visitorsOf } from './visitors.ts'
import type { HoldLimits, Visitor, VisitorKeys } from './visitors.ts'

export interface Applicant extends VisitorKeys {
  readonly shopperId: Id<'shp'>
  readonly idempotencyKey: string
  readonly cartId: Id<'crt'> | null
  readonly isFree: boolean
  readonly totalMinor: number
  readonly currency: Currency
}
export type HoldRefusal = 'holdsExceeded' | 'deviceHoldsExceeded' | 'networkHoldsExceeded' | 'valueExceeded'
export type Admission =
  | { readonly does: 'place'; readonly holdSlot: number | null }
  /** The same checkout was placed before, in an earlier transaction or by the applicant at this place of the batch. */
  | { readonly does: 'replay'; readonly tradeId: Id<'trd'> }
  | { readonly does: 'follow'; readonly index: number }
  | { readonly does: 'refuse'; readonly why: HoldRefusal | 'cartOrdered' }

/** Decides who of a batch may place, first come first served. Pure. */
export function admit(applicants: readonly Applicant[], known: readonly Placement[], limits: HoldLimits = holdLimits): Admission[] {
  const placed = new Map(known.map((each) => [keyOf(each), each.tradeId]))
  const holdings = new Holdings(limits)
  for (const each of known) if (each.isUnpaid) holdings.add(each, each.holdSlot)
  const inBatch = new Map<string, number>()
  const carts = new Set<Id<'crt'>>()
  return applicants.map((applicant, index): Admission => {
    const key = keyOf(applicant)
    const [tradeId, earlier] = [placed.get(key), inBatch.get(key)]
    if (tradeId) return { does: 'replay', tradeId }
    if (earlier !== undefined) return { does: 'follow', index: earlier }
    inBatch.set(key, index)
    if (applicant.cartId && carts.has(applicant.cartId)) return { does: 'refuse', why: 'cartOrdered' }
    if (applicant.cartId) carts.add(applicant.cartId)
    if (applicant.isFree) return { does: 'place', holdSlot: null }
    const why = holdings.refuse(applicant)
    if (why) return { does: 'refuse', why }
    const holdSlot = holdings.firstFreeSlot(applicant)
    if (holdSlot === null) return { does: 'refuse', why: 'holdsExceeded' }
    holdings.add(applicant, holdSlot)
    return { does: 'place', holdSlot }
  })
}

type Held = VisitorKeys & { readonly shopperId: Id<'shp'>; readonly totalMinor: number; readonly currency: Currency }
const tooMany: Record<Visitor['is'], HoldRefusal> = { shopper: 'holdsExceeded', device: 'deviceHoldsExceeded', network: 'networkHoldsExceeded' }

/** What each person, device and network holds unpaid. */
class Holdings {
  readonly #limits: HoldLimits
  readonly #ofVisitor = new Map<string, { count: number; readonly slots: Set<number | null>; readonly minor: Map<Currency, number> }>()

  constructor(limits: HoldLimits) {
    this.#limits = limits
  }

  add(held: Held, holdSlot: number | null): void {
    for (const { key } of visitorsOf(held, this.#limits)) {
      const own = this.#ofVisitor.get(key) ?? { count: 0, slots: new Set(), minor: new Map() }
      own.count += 1
      own.slots.add(holdSlot)
      own.minor.set(held.currency, (own.minor.get(held.currency) ?? 0) + held.totalMinor)
      this.#ofVisitor.set(key, own)
    }
  }

  /** Whoever holds nothing may hold one trade of any value: there is nothing to pay or cancel first. */
  refuse(wanted: Held): HoldRefusal | undefined {
    for (const visitor of visitorsOf(wanted, this.#limits)) {
      const own = this.#ofVisitor.get(visitor.key)
      if (!own) continue
      if (own.count >= visitor.unpaidMax) return tooMany[visitor.is]
      if ((own.minor.get(wanted.currency) ?? 0) + wanted.totalMinor > visitor.valueMinorMax) return 'valueExceeded'
    }
    return undefined
  }

  firstFreeSlot(wanted: Held): number | null {
    const [shopper] = visitorsOf(wanted, this.#limits)
    const taken = shopper && this.#ofVisitor.get(shopper.key)?.slots
    for (let slot = 1; slot <= unpaidMax; slot += 1) if (!taken?.has(slot)) return slot
    return null
  }
}

function keyOf({ shopperId, idempotencyKey }: { shopperId: Id<'shp'>; idempotencyKey: string }): string {
  return `${shopperId} ${idempotencyKey}`
}
