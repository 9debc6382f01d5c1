import { z } from 'zod'
import { timestampSchema } from '../shared/index.ts'

/** Where somebody stands before checkout. */
export const placeSchema = z.object({
  /** `open`: nobody has to wait now; `admitted`: may order until `admittedUntil`; `waiting`: not yet. */
  state: z.enum(['open', 'admitted', 'waiting']),
  /** Sent back as cookie, or as the header `Admission-Ticket`. Null while nobody has to wait. */
  ticket: z.string().nullable(),
  /** 1 is next; 0 for whoever need not wait. Never rises. */
  position: z.int().min(0),
  /** How many wait before. */
  ahead: z.int().min(0),
  /** At the rate of now, should everybody before come; fewer when some left. */
  estimateSeconds: z.int().min(0),
  /** When to ask again; whoever does not for two minutes has left. */
  lookAgainSeconds: z.int().min(0),
  admittedUntil: timestampSchema.nullable(),
})
export type Place = z.infer<typeof placeSchema>

export const ratePerSecondMax = 100_000
export const gateSchema = z.object({
  /** How many may enter checkout each second; 0 lets everybody in. */
  ratePerSecond: z.int().min(0).max(ratePerSecondMax),
  /** The rate of the settings, which holds until an operator sets another. */
  configuredPerSecond: z.int().min(0).max(ratePerSecondMax),
  isOverridden: z.boolean(),
  changedAt: timestampSchema.nullable(),
  waiting: z.int().min(0),
  /** How long the first in line has waited. */
  longestWaitSeconds: z.int().min(0),
  admittedMinutes: z.number(),
  waitingMax: z.int().min(1),
})
export type Gate = z.infer<typeof gateSchema>
export const gateChangeSchema = z
  .object({
    /** Null goes back to the rate of the settings. */
    ratePerSecond: z.int().min(0).max(ratePerSecondMax).nullable(),
  })
  .strict()
