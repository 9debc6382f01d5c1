import { inEveryLocale } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import type { PoolFacts } from '#modules/capacity/index.ts'
import { decideSales } from '#modules/pricing/index.ts'
import type { LineSale, SaleOfVariant } from '#modules/pricing/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { CartParts } from './cart-parts.ts'
import type { LineProblem } from './line-problem.ts'
import type { ChosenLine, ResolvedLine } from './resolve-lines.ts'

/** The flash sales that run for some lines, and how many units of each their shopper has already. */
export interface SalesOfLines {
  readonly ofVariants: ReadonlyMap<Id<'var'>, SaleOfVariant>
  readonly own: ReadonlyMap<Id<'fls'>, number>
  readonly poolIds: readonly Id<'pol'>[]
}

/** No statement where no sale runs, else one at most. */
export async function salesOfLines(
  { flashSales }: Pick<CartParts, 'flashSales'>,
  executor: Db | Tx,
  { lines, shopperId }: { readonly lines: readonly ChosenLine[]; readonly shopperId: Id<'shp'> | null },
): Promise<SalesOfLines> {
  const ofVariants = await flashSales.ofVariants(lines.flatMap(({ chosen }) => (chosen ? [chosen.variant.variantId] : [])))
  const running = [...ofVariants.values()].filter(({ isRunning }) => isRunning)
  const saleIds = running.map(({ flashSaleId }) => flashSaleId)
  const own = shopperId && saleIds.length > 0 ? await flashSales.unitsOf(executor, shopperId, saleIds) : new Map<Id<'fls'>, number>()
  return { ofVariants, own, poolIds: running.map(({ poolId }) => poolId) }
}

type JudgedLine = Omit<ResolvedLine, 'sale'>

/** Gives lines the price of the sale that runs for them, and its claim; a line wanted at that price alone is refused where it cannot have it. */
export function applySales(lines: readonly JudgedLine[], { ofVariants, own }: SalesOfLines, pools: ReadonlyMap<Id<'pol'>, PoolFacts>): ResolvedLine[] {
  const free = new Map([...pools].map(([poolId, { available }]) => [poolId, available]))
  const decided = decideSales(
    lines.map(({ chosen, problem, input }) => ({
      sale: chosen && !problem ? ofVariants.get(chosen.variant.variantId) : undefined,
      listPriceMinor: chosen?.variant.priceMinor ?? 0,
      quantity: input.quantity,
    })),
    { free, own },
  )
  return lines.map((line, index) => withSale(line, decided[index] ?? null))
}

function withSale(line: JudgedLine, sale: LineSale | null): ResolvedLine {
  const problem = line.problem ?? saleProblem(line, sale)
  if (sale?.outcome !== 'applied') return { ...line, sale, problem }
  return {
    ...line,
    sale,
    problem,
    unitPriceMinor: line.unitPriceMinor === null ? null : line.unitPriceMinor - sale.unitOffMinor,
    claims: [...line.claims, { poolId: sale.sale.poolId, bucketKey: '', quantity: line.input.quantity }],
  }
}

function saleProblem({ input, offer }: JudgedLine, sale: LineSale | null): LineProblem | null {
  if (!input.flashSaleId || !offer) return null
  const title = inEveryLocale(offer.title)
  if (sale?.sale.flashSaleId !== input.flashSaleId) return { code: 'pricing.flash-sale-over', details: { title } }
  const { outcome, available } = sale
  switch (outcome) {
    case 'applied':
      return null
    case 'soldOut':
      return { code: 'pricing.flash-sale-sold-out', details: { title, available } }
    case 'limitReached':
      return { code: 'pricing.flash-sale-limit-reached', details: { title, available, limit: sale.sale.limitPerPerson } }
    default:
      return outcome satisfies never
  }
}
