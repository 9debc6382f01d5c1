import type { Id } from '@yizhan/contract/shared'
import type { SaleFacts } from '../catalogue-parts.ts'
import { availableOf } from './price-and-stock.ts'

interface PricedVariant {
  readonly variantId: Id<'var'>
  readonly priceMinor: number
  readonly compareAtMinor: number | null
  readonly poolId: Id<'pol'> | null
}
type FreeUnits = ReadonlyMap<Id<'pol'>, { readonly available: number }>

/** Units of a variant that can still be had at its sale's price: no more than the variant itself has. */
export function unitsLeftOf(sale: SaleFacts, variant: PricedVariant, free: FreeUnits): number {
  const own = availableOf(variant, free)
  const ofSale = free.get(sale.poolId)?.available ?? 0
  return own === null ? ofSale : Math.min(own, ofSale)
}

/**
 * Variants with the prices of flash sales that run, have units left and are cheaper; the usual price is then the struck
 * one. Beside them the sale that makes the lowest price, if one does.
 */
export function applySales(
  variants: readonly PricedVariant[],
  sales: ReadonlyMap<Id<'var'>, SaleFacts>,
  free: FreeUnits,
): { variants: PricedVariant[]; saleOfCheapest: SaleFacts | null } {
  const priced = variants.map((variant) => {
    const sale = sales.get(variant.variantId)
    const isOn = sale?.isRunning && sale.priceMinor < variant.priceMinor && unitsLeftOf(sale, variant, free) > 0
    return isOn ? { sale, variant: { ...variant, priceMinor: sale.priceMinor, compareAtMinor: variant.priceMinor } } : { sale: null, variant }
  })
  const lowest = Math.min(...priced.map(({ variant }) => variant.priceMinor))
  const cheapest = priced.find(({ variant }) => variant.priceMinor === lowest)
  return { variants: priced.map(({ variant }) => variant), saleOfCheapest: cheapest?.sale ?? null }
}
