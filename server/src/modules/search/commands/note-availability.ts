import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import type { SearchContext } from '../parts.ts'
import { findByPools, lockStock, writeStock } from '../store/sales.ts'
import { stockOf } from './reindex.ts'

/**
 * Takes offers whose pools ran empty out of what is in stock, and back. Nearly always nothing changes, so rows are
 * locked only where something seems to; what is free is then read again, behind the lock.
 */
export async function noteAvailability(context: SearchContext, tx: Tx, poolIds: readonly Id<'pol'>[]): Promise<void> {
  if (poolIds.length === 0) return
  const rows = await findByPools(tx, poolIds)
  const isInStock = await stockOf(context, tx, rows)
  const suspects = rows.filter((row) => isInStock(row) !== row.isInStock)
  if (suspects.length === 0) return
  const locked = await lockStock(
    tx,
    suspects.map(({ offerId }) => offerId),
  )
  const isInStockNow = await stockOf(context, tx, locked)
  const changed = locked.filter((row) => isInStockNow(row) !== row.isInStock)
  await writeStock(
    tx,
    changed.map((row) => ({ offerId: row.offerId, isInStock: isInStockNow(row) })),
  )
}
