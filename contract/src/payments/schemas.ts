import { z } from 'zod'
import { idSchema, moneySchema, timestampSchema } from '../shared/index.ts'
import { attemptStates, paymentStates, refundStates } from './states.ts'

export const paymentMethodSchema = z.string().regex(/^[a-z0-9-]{2,40}$/, { message: 'expected a payment method such as sandbox' })
export const paymentMethodViewSchema = z.object({ method: z.string(), name: z.string(), hint: z.string() })
export const attemptSchema = z.object({
  attemptId: idSchema('att'),
  method: z.string(),
  state: z.enum(attemptStates),
  declineReason: z.string().nullable(),
  startedAt: timestampSchema,
})
export const refundSchema = z.object({
  refundId: idSchema('rfd'),
  orderId: z.string().nullable(),
  amount: moneySchema,
  state: z.enum(refundStates),
  reason: z.string(),
  requestedAt: timestampSchema,
  arrivedAt: timestampSchema.nullable(),
})
export type Refund = z.infer<typeof refundSchema>
export const paymentSchema = z.object({
  paymentId: idSchema('pay'),
  tradeId: idSchema('trd'),
  state: z.enum(paymentStates),
  amount: moneySchema,
  payBy: timestampSchema,
  attempts: z.array(attemptSchema),
  refunds: z.array(refundSchema),
  /** What the QR code of the current attempt says; null when there is none. */
  qrText: z.string().nullable(),
})
export type Payment = z.infer<typeof paymentSchema>
export const sandboxOutcomeSchema = z
  .object({ outcome: z.enum(['succeeded', 'declined', 'unknown']), deliver: z.enum(['once', 'twice', 'late']).default('once') })
  .strict()
