import type { Id, Localized } from '@yizhan/contract/shared'

/** One variant at a price of its own, for a while, for so many units and so many each. */
export interface FlashSale {
  readonly flashSaleId: Id<'fls'>
  readonly merchantId: Id<'mer'>
  readonly offerId: Id<'off'>
  readonly variantId: Id<'var'>
  readonly priceMinor: number
  /** Counts what is left of it; a unit bought in the sale is taken of it and of the variant's own stock. */
  readonly poolId: Id<'pol'>
  readonly limitPerPerson: number
  readonly startsAt: Date
  readonly endsAt: Date
}
export interface SaleOfVariant extends FlashSale {
  readonly isRunning: boolean
}

/** A line whose variant has a sale, or none. */
export interface LineOnSale {
  readonly sale: SaleOfVariant | undefined
  readonly listPriceMinor: number
  readonly quantity: number
}
export interface SaleLimits {
  /** Units left, by the sales' pools. */
  readonly free: ReadonlyMap<Id<'pol'>, number>
  /** Units this person has already, by sale. */
  readonly own: ReadonlyMap<Id<'fls'>, number>
}
/** What a running sale does to a line: its price, or why not. */
export interface LineSale {
  readonly sale: FlashSale
  readonly outcome: 'applied' | 'soldOut' | 'limitReached'
  /** Off the price of one unit: 0 unless applied. */
  readonly unitOffMinor: number
  /** How many units of the line could have the price, beside the lines before it. */
  readonly available: number
  readonly label: Localized
}

/**
 * Decides which lines have a sale's price, one after the other: the whole line or none of it, so that a line has one
 * price. Lines that share a sale share its units and the person's limit. A sale that is not cheaper does nothing.
 */
export function decideSales(lines: readonly LineOnSale[], { free, own }: SaleLimits): (LineSale | null)[] {
  const left = new Map(free)
  const taken = new Map(own)
  return lines.map(({ sale, listPriceMinor, quantity }) => {
    if (!sale?.isRunning || sale.priceMinor >= listPriceMinor) return null
    const [units, mine] = [left.get(sale.poolId) ?? 0, taken.get(sale.flashSaleId) ?? 0]
    const allowed = Math.max(0, sale.limitPerPerson - mine)
    const available = Math.min(units, allowed)
    if (quantity > available) {
      const outcome = quantity > allowed ? 'limitReached' : 'soldOut'
      return { sale, outcome, available, unitOffMinor: 0, label: outcome === 'soldOut' ? labels.soldOut : labels.limitReached(sale.limitPerPerson) }
    }
    left.set(sale.poolId, units - quantity)
    taken.set(sale.flashSaleId, mine + quantity)
    return { sale, outcome: 'applied', available, unitOffMinor: listPriceMinor - sale.priceMinor, label: labels.applied }
  })
}

const labels = {
  applied: { 'zh-CN': '限时价', en: 'Flash sale' },
  soldOut: { 'zh-CN': '限时价名额不够，按原价', en: 'Too few left in the flash sale: at the usual price' },
  limitReached: (limit: number): Localized => ({
    'zh-CN': `限时价每人限 ${limit} 件，这几件按原价`,
    en: `Flash sale limited to ${limit} per person: at the usual price`,
  }),
}
