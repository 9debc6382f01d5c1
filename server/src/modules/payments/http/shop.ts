import { paymentRoutes } from '@yizhan/contract/payments'
import type { Payment } from '@yizhan/contract/payments'

import type { Id } from '@yizhan/contract/shared'
import { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { PaymentFacts, Payments } from '../payments.ts'
import type { Sandbox, SandboxOutcome } from '../providers/sandbox.ts'
import type { RefundRow } from '../store.ts'

declare module '#platform/jobs.ts' {
  interface JobPayloads {
    'deliver-sandbox-late': { reference: string; outcome: SandboxOutcome }
  }
}

export interface PaymentsHttpParts {
  readonly payments: Payments
  readonly database: Database
  readonly clock: Clock
  readonly jobs: Jobs
  /** Undefined where the sandbox is off: its route is then not there. */
  readonly sandbox: Sandbox | undefined
  /** Port of orders: the trade an order belongs to. */
  readonly tradeOfOrder: (orderId: Id<'ord'>) => Promise<Id<'trd'> | undefined>
}

const lateMillis = 5000

export function servePayments(api: Api, parts: PaymentsHttpParts): void {
  const { payments, database } = parts
  api.handle(paymentRoutes.listPaymentMethods, async ({ locale }) => ({ items: payments.methods(locale) }))
  api.handle(paymentRoutes.readPayment, async ({ params, caller }) => {
    const facts = await payments.find(params.paymentId)
    if (!facts || !(await mayRead(parts, caller, facts))) throw new AppError('payments.not-found')
    return viewPayment(facts, await payments.refundsOf(database.db, { paymentIds: [facts.paymentId] }))
  })
  api.handle(paymentRoutes.receiveNotification, async ({ params, headers, raw }) => {
    await payments.notify(params.provider, headers, await readText(raw))
    return { received: true as const }
  })
  if (parts.sandbox) serveSandbox(api, parts, parts.sandbox)
}

function serveSandbox(api: Api, { payments, database, clock, jobs }: PaymentsHttpParts, sandbox: Sandbox): void {
  jobs.define('deliver-sandbox-late', z.object({ reference: z.string(), outcome: z.enum(['succeeded', 'declined', 'unknown']) }), ({ reference, outcome }) =>
    sandbox.decide(reference, outcome, 1),
  )
  api.handle(paymentRoutes.setSandboxOutcome, async ({ params, body }) => {
    const reference = await referenceOf(payments, params.paymentId)
    if (body.deliver === 'late')
      await jobs.add(database.db, 'deliver-sandbox-late', { reference, outcome: body.outcome }, { runAt: new Date(clock.now().getTime() + lateMillis) })
    else await sandbox.decide(reference, body.outcome, body.deliver === 'twice' ? 2 : 1)
    return { paymentId: params.paymentId, outcome: body.outcome, deliveries: body.deliver === 'twice' ? 2 : 1 }
  })
}

/** The last sandbox attempt of a payment; one is begun where there is none and the payment is still open. */
async function referenceOf(payments: Payments, paymentId: Id<'pay'>): Promise<string> {
  const facts = await payments.find(paymentId)
  if (!facts) throw new AppError('payments.not-found')
  const known = facts.attempts.findLast(({ method, providerReference }) => method === 'sandbox' && providerReference)
  const attempt = known ?? (await payments.startAttempt(paymentId, 'sandbox', null))
  if (!attempt.providerReference) throw new AppError('payments.not-found')
  return attempt.providerReference
}

async function mayRead({ tradeOfOrder }: PaymentsHttpParts, caller: Caller, facts: PaymentFacts): Promise<boolean> {
  if (facts.shopperId !== caller.shopperId) return false
  return caller.onlyOrderId === null || (await tradeOfOrder(caller.onlyOrderId)) === facts.tradeId
}

/** What the cashier page shows of a payment. */
export function viewPayment(facts: PaymentFacts, refunds: readonly RefundRow[]): Payment {
  const current = facts.attempts.findLast(({ state }) => state === 'started' || state === 'unknown')
  return {
    paymentId: facts.paymentId,
    tradeId: facts.tradeId,
    state: facts.state,
    amount: { amountMinor: facts.amountMinor, currency: facts.currency },
    payBy: facts.payBy.toISOString(),
    attempts: facts.attempts.map(({ attemptId, method, state, declineReason, startedAt }) => ({
      attemptId,
      method,
      state,
      declineReason,
      startedAt: startedAt.toISOString(),
    })),
    refunds: refunds.map(viewRefund),
    qrText: current?.qrText ?? null,
  }
}
export function viewRefund({ refundId, orderId, amountMinor, currency, state, reason, requestedAt, arrivedAt }: RefundRow): Payment['refunds'][number] {
  return {
    refundId,
    orderId,
    amount: { amountMinor, currency },
    state,
    reason,
    requestedAt: requestedAt.toISOString(),
    arrivedAt: arrivedAt?.toISOString() ?? null,
  }
}

async function readText(raw: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of raw) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
