import type { Id } from '@yizhan/contract/shared'
import type { Placement } from '#modules/orders/index.ts'

/** Unpaid trades a shopper may have at once: enough for a person, too few to empty a shop for a quarter of an hour. The database holds the same bound. */
export const unpaidMax = 5

export interface Applicant {
  readonly shopperId: Id<'shp'>
  readonly idempotencyKey: string
  readonly cartId: Id<'crt'> | null
  readonly isFree: boolean
}
export type Admission =
  | { readonly does: 'place'; readonly holdSlot: number | null }
  /** The same checkout was placed before, in an earlier transaction or by the applicant at this place of the batch. */
  | { readonly does: 'replay'; readonly tradeId: Id<'trd'> }
  | { readonly does: 'follow'; readonly index: number }
  | { readonly does: 'refuse'; readonly why: 'holdsExceeded' | 'cartOrdered' }

/** Decides who of a batch may place, first come first served. Pure. */
export function admit(applicants: readonly Applicant[], known: readonly Placement[]): Admission[] {
  const placed = new Map(known.map((each) => [keyOf(each), each.tradeId]))
  const unpaid = Map.groupBy(
    known.filter(({ isUnpaid }) => isUnpaid),
    ({ shopperId }) => shopperId,
  )
  const slots = new Map([...unpaid].map(([shopperId, trades]) => [shopperId, { taken: new Set(trades.map(({ holdSlot }) => holdSlot)), count: trades.length }]))
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
    const own = slots.get(applicant.shopperId) ?? { taken: new Set<number | null>(), count: 0 }
    slots.set(applicant.shopperId, own)
    const holdSlot = firstFree(own.taken)
    if (own.count >= unpaidMax || holdSlot === null) return { does: 'refuse', why: 'holdsExceeded' }
    own.taken.add(holdSlot)
    own.count += 1
    return { does: 'place', holdSlot }
  })
}

function keyOf({ shopperId, idempotencyKey }: { shopperId: Id<'shp'>; idempotencyKey: string }): string {
  return `${shopperId} ${idempotencyKey}`
}
function firstFree(taken: ReadonlySet<number | null>): number | null {
  for (let slot = 1; slot <= unpaidMax; slot += 1) if (!taken.has(slot)) return slot
  return null
}
