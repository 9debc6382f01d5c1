import type { Id } from '@yizhan/contract/shared'
import type { Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import { codeContext } from '../fulfilment.ts'
import type { FulfilmentParts } from '../fulfilment.ts'
import { countCodes, insertCodes } from '../store.ts'

interface NewCodes {
  readonly merchantId: Id<'mer'>
  readonly variantId: Id<'var'>
  readonly codes: readonly string[]
}

/** Puts codes on sale. One that the variant had before is skipped, issued or not: no code is ever sold twice. */
export async function addCodes(
  tx: Tx,
  { variantOf, capacity, crypto, ids }: FulfilmentParts,
  { merchantId, variantId, codes }: NewCodes,
): Promise<{ added: number; skipped: number; unissued: number }> {
  const variant = await variantOf(tx, variantId)
  if (variant?.merchantId !== merchantId) throw new AppError('catalogue.offer-not-found')
  if (variant.fulfilment !== 'code' || !variant.poolId) throw new AppError('fulfilment.variant-takes-no-codes')
  const distinct = [...new Set(codes)]
  const rows = distinct.map((code) => ({
    codeId: ids.next('cod'),
    sealed: crypto.encrypt(code, codeContext(variantId)),
    fingerprint: crypto.blindIndex(code, codeContext(variantId)),
  }))
  const added = await insertCodes(tx, { merchantId, variantId }, rows)
  if (added > 0) await capacity.addCapacity(tx, { poolId: variant.poolId, quantity: added })
  const stock = await countCodes(tx, variantId)
  return { added, skipped: codes.length - added, unissued: stock?.unissued ?? 0 }
}
