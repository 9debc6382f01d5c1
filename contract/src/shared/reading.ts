import { z } from 'zod'

/** Body of a route that shows personal data to staff: why they need it. `other` takes words of their own. */
export function readingSchema<const R extends readonly [string, ...string[]]>(reasons: R) {
  return z
    .object({ reason: z.enum(reasons), note: z.string().trim().max(300).default('') })
    .strict()
    .refine(({ reason, note }) => reason !== 'other' || note.length > 0, { message: 'give a reason', path: ['note'] })
}
