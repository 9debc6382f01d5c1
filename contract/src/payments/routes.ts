import { z } from 'zod'
import { currencySchema, defineRoute, idSchema } from '../shared/index.ts'
import { paymentMethodViewSchema, paymentSchema, sandboxOutcomeSchema } from './schemas.ts'

const ofPayment = z.object({ paymentId: idSchema('pay') })
export const paymentRoutes = {
  listPaymentMethods: defineRoute({
    name: 'listPaymentMethods',
    method: 'GET',
    path: '/api/v1/payment-methods',
    summary: 'Ways to pay now',
    response: z.object({ items: z.array(paymentMethodViewSchema) }),
    sharedSeconds: 30,
  }),
  readPayment: defineRoute({
    name: 'readPayment',
    method: 'GET',
    path: '/api/v1/payments/{paymentId}',
    summary: 'A payment with its attempts and refunds',
    params: ofPayment,
    response: paymentSchema,
    errors: ['payments.not-found'],
  }),
  receiveNotification: defineRoute({
    name: 'receiveNotification',
    method: 'POST',
    path: '/api/v1/payment-notifications/{provider}',
    summary: 'Where payment providers report; signed, stored once, applied once',
    params: z.object({ provider: z.string().regex(/^[a-z0-9-]{2,40}$/) }),
    response: z.object({ received: z.literal(true) }),
    errors: ['payments.signature-invalid', 'payments.method-unknown'],
    rawBody: { types: ['application/json', 'application/x-www-form-urlencoded', 'text/xml', 'text/plain'], bytesMax: 262_144 },
  }),
  setSandboxOutcome: defineRoute({
    name: 'setSandboxOutcome',
    method: 'POST',
    path: '/api/v1/sandbox/payments/{paymentId}/outcome',
    summary:
      'Plays the payment provider: decides an open sandbox payment and delivers its notification once, twice or late. Present only when the sandbox is on',
    params: ofPayment,
    body: sandboxOutcomeSchema,
    response: z.object({ paymentId: idSchema('pay'), outcome: z.enum(['succeeded', 'declined', 'unknown']), deliveries: z.int() }),
    errors: ['payments.not-found'],
  }),
  readBalances: defineRoute({
    name: 'readBalances',
    method: 'GET',
    path: '/api/v1/merchant/{merchantId}/balances',
    summary: 'What the shop has earned, what waits in escrow, what was refunded',
    params: z.object({ merchantId: idSchema('mer') }),
    response: z.object({ currency: currencySchema, escrowMinor: z.int(), earnedMinor: z.int(), commissionMinor: z.int(), refundedMinor: z.int() }),
  }),
  readLedger: defineRoute({
    name: 'readLedger',
    method: 'GET',
    path: '/api/v1/operator/ledger',
    summary: 'Balance of every account kind, and whether entries sum to zero',
    response: z.object({ accounts: z.array(z.object({ account: z.string(), currency: currencySchema, balanceMinor: z.int() })), isBalanced: z.boolean() }),
  }),
}
