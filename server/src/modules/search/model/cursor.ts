import type { OfferSort } from '@yizhan/contract/search'
import { timestampSchema } from '@yizhan/contract/shared'
import { z } from 'zod'
import { AppError } from '#platform/http/app-error.ts'

const count = z.int().min(0)

/**
 * The last offer of a page, by what the list is sorted by. `relevance` orders the best candidates by score; what lies
 * behind them goes on as `remainder`, by signal and sales.
 */
export const cursorSchema = z.discriminatedUnion('sort', [
  z.object({ sort: z.literal('relevance'), tier: count, score: z.number(), number: count }),
  z.object({ sort: z.literal('remainder'), tier: count, sales: count, number: count }),
  z.object({ sort: z.literal('sold'), sales: count, number: count }),
  z.object({ sort: z.literal('newest'), publishedAt: timestampSchema, number: count }),
  z.object({ sort: z.enum(['price', '-price']), priceMinor: count, number: count }),
])
export type Cursor = z.infer<typeof cursorSchema>

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** @throws AppError search.cursor-invalid unless it was made by `encodeCursor` for this sort */
export function decodeCursor(text: string, sort: OfferSort): Cursor {
  const cursor = cursorSchema.safeParse(parseJson(text)).data
  const isOfSort = cursor?.sort === sort || (cursor?.sort === 'remainder' && sort === 'relevance')
  if (!cursor || !isOfSort) throw new AppError('search.cursor-invalid')
  return cursor
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return undefined // no JSON is no cursor
  }
}
