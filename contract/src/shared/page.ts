import { z } from 'zod'

export const pageLimitMax = 100
/** Cursor paging: `after` is the `next` of the page before; opaque. */
export const pageQuery = {
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(pageLimitMax).default(24),
}

/** A page of items; `next` is null on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}
export const timestampSchema = z.iso.datetime()
