import type { Id } from '@yizhan/contract/shared'
import type { FlashSale, SaleOfVariant } from './flash-sale.ts'

type Sales = ReadonlyMap<Id<'var'>, readonly FlashSale[]>

/** A process that missed a change, because the database was away, knows of it after this. */
const keepMillis = 60_000

/**
 * The sales that run or are planned, kept in memory: they are asked for by every listing, cart and order, and are few.
 * Forgotten when one changes anywhere. What is a moment old here harms nobody: the order asks the table again.
 */
export class SaleBoard {
  readonly #load: (now: Date) => Promise<readonly FlashSale[]>
  #sales: Promise<Sales> | undefined
  #staleAt = 0

  constructor(load: (now: Date) => Promise<readonly FlashSale[]>) {
    this.#load = load
  }

  /** Of each of these variants that has one: the sale that runs, else the next. */
  async ofVariants(variantIds: Iterable<Id<'var'>>, now: Date): Promise<Map<Id<'var'>, SaleOfVariant>> {
    const sales = await this.#read(now)
    const found = new Map<Id<'var'>, SaleOfVariant>()
    if (sales.size === 0) return found
    for (const variantId of variantIds) {
      const next = sales.get(variantId)?.find(({ endsAt }) => now < endsAt)
      if (next) found.set(variantId, { ...next, isRunning: next.startsAt <= now })
    }
    return found
  }

  forget(): void {
    this.#sales = undefined
  }

  #read(now: Date): Promise<Sales> {
    if (this.#sales && now.getTime() < this.#staleAt) return this.#sales
    const sales = this.#load(now).then((rows): Sales => Map.groupBy(rows, ({ variantId }) => variantId))
    this.#sales = sales
    this.#staleAt = now.getTime() + keepMillis
    sales.catch(() => {
      if (this.#sales === sales) this.#sales = undefined
    })
    return sales
  }
}
