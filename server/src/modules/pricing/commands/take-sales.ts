import type { Tx } from '#platform/db.ts'
import { insertUses } from '../store/flash-sales.ts'
import type { RefusedTake, SaleToTake } from '../store/flash-sales.ts'

/** Several lines of an order in one sale are one use of it. */
export async function takeSales(tx: Tx, wanted: readonly SaleToTake[]): Promise<RefusedTake[]> {
  if (wanted.length === 0) return []
  const uses = Map.groupBy(wanted, ({ orderId, flashSaleId }) => `${orderId} ${flashSaleId}`)
  return insertUses(
    tx,
    [...uses.values()].flatMap(([first, ...more]) =>
      first ? [{ ...first, quantity: more.reduce((sum, { quantity }) => sum + quantity, first.quantity) }] : [],
    ),
  )
}
