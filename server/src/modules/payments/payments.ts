import { inLocale } from '@yizhan/contract/shared'
import type { Currency, Id, Locale, Money } from '@yizhan/contract/shared'
import type { Clock } from '#platform/clock.ts'
import type { Crypto } from '#platform/crypto.ts'
import { assertOutsideTransaction } from '#platform/db.ts'
import type { Database, Db, Tx } from '#platform/db.ts'
import { gather } from '#platform/gather.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Ids } from '#platform/ids.ts'
import type { Log } from '#platform/log.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Outbox } from '#platform/outbox.ts'
import { receiveNotification } from './commands/receive-notification.ts'
import { requestRefund, sendRefund } from './commands/refund.ts'
import type { RefundRequest } from './commands/refund.ts'
import { startAttempt } from './commands/start-attempt.ts'
import { completed } from './ledger/ledger-model.ts'
import { book, readMerchantBalance, sealLedger } from './ledger/ledger-store.ts'
import type { MerchantBalanceRow } from './ledger/ledger-store.ts'
import type { ChargeReport, PaymentProvider } from './providers/provider.ts'
import {
  cancelOpenPayments,
  findAttempt,
  findAttempts,
  findPayments,
  findRefunds,
  findUndecidedAttempts,
  findUndecidedRefunds,
  insertPayments,
  movePayments,
  noteAsked,
} from './store.ts'
import type { AttemptRow, PaymentRow, RefundRow } from './store.ts'
import { openRefund } from './sealed-payments.ts'
import { payTogether } from './together.ts'

export interface Success {
  readonly paymentId: Id<'pay'>
  readonly tradeId: Id<'trd'>
  readonly amount: Money
  readonly isLate: boolean
  readonly now: Date
}
/** The trades' money is here: keep what they hold, or, when the hold has ended, take it again or give the money back. */
export type OnSucceeded = (tx: Tx, successes: readonly Success[]) => Promise<void>

export interface PaymentsParts {
  readonly database: Database
  readonly outbox: Outbox
  readonly jobs: Jobs
  readonly clock: Clock
  readonly ids: Ids
  readonly crypto: Crypto
  readonly log: Log
  readonly providers: readonly PaymentProvider[]
  /** Port of orders; runs in the transaction that captures. */
  readonly onSucceeded: OnSucceeded
}
export interface NewPayment {
  readonly tradeId: Id<'trd'>
  readonly shopperId: Id<'shp'>
  readonly amount: Money
  readonly payBy: Date
}
export interface PaymentFacts extends PaymentRow {
  readonly attempts: readonly AttemptRow[]
}

export interface Payments {
  /** Opens payments for trades, in one statement. */
  create(tx: Tx, payments: readonly NewPayment[]): Promise<Id<'pay'>[]>
  /** Tries to pay by one method. @throws AppError payments.method-unknown, payments.already-succeeded, payments.closed */
  startAttempt(paymentId: Id<'pay'>, method: string, idempotencyKey: string | null): Promise<AttemptRow & { isDecided: boolean }>
  /** Closes the open payments of trades that were cancelled or expired. */
  cancelOpen(tx: Tx, tradeIds: readonly Id<'trd'>[]): Promise<void>
  /** Owes money back to the shopper, by the original route. Undefined when nothing was paid. */
  refund(tx: Tx, request: RefundRequest): Promise<Id<'rfd'> | undefined>
  /** Pays the merchant an order's sum out of escrow, less commission. Booked once an order. */
  complete(tx: Tx, orders: readonly { orderId: Id<'ord'>; merchantId: Id<'mer'>; amount: Money; commissionMinor: number }[]): Promise<void>
  ofTrades(executor: Db | Tx, tradeIds: readonly Id<'trd'>[]): Promise<Map<Id<'trd'>, PaymentFacts>>
  find(paymentId: Id<'pay'>): Promise<PaymentFacts | undefined>
  refundsOf(executor: Db | Tx, by: { orderIds: readonly Id<'ord'>[] } | { paymentIds: readonly Id<'pay'>[] }): Promise<RefundRow[]>
  isKnownMethod(method: string): boolean
  methods(locale: Locale): { method: string; name: string; hint: string }[]
  /** Applies what a provider said about an attempt. Idempotent; whoever is first wins. */
  report(attemptId: Id<'att'>, report: ChargeReport): Promise<void>
  /** Stores a provider's notification once and applies it. @throws AppError payments.signature-invalid */
  notify(provider: string, headers: Readonly<Record<string, string | string[] | undefined>>, body: string): Promise<void>
  /** Asks providers about what is undecided: attempts and refunds. */
  reconcile(now: Date): Promise<number>
  sendRefund(refundId: Id<'rfd'>): Promise<void>
  seal(): Promise<number>
  merchantBalance(executor: Db | Tx, merchantId: Id<'mer'>, currency: Currency): Promise<MerchantBalanceRow>
  merge(tx: Tx, merged: { fromShopperId: Id<'shp'>; intoShopperId: Id<'shp'> }): Promise<void>
}

/** A provider is given this long to notify before it is asked. */
const askAfterMillis = 20_000
/** Later than this a person must look: the provider has forgotten the charge. */
const askForMillis = 3 * 86_400_000
/** Given up, with the hold or for another attempt: the channel has closed the charge by then. */
const askAbandonedForMillis = 86_400_000
const askOpenMaxSeconds = 60
const reconcileMax = 200

export function createPayments(parts: PaymentsParts): Payments {
  const { database, ids, clock } = parts
  const providers = new Map(parts.providers.map((provider) => [provider.method, provider]))
  const providerOf = (method: string): PaymentProvider => {
    const provider = providers.get(method)
    if (!provider) throw new AppError('payments.method-unknown', { details: { method } })
    return provider
  }
  const together = payTogether(parts)
  const read = gather(database.db, async (executor, paymentIds: readonly Id<'pay'>[]) => {
    const facts = await withAttempts(executor, await findPayments(executor, { paymentIds }))
    return new Map(facts.map((each) => [each.paymentId, each]))
  })
  const report: Payments['report'] = (attemptId, given) => together.apply({ attemptId, report: given })
  return {
    async create(tx, payments) {
      const rows = payments.map((each) => ({ paymentId: ids.next('pay'), tradeId: each.tradeId, shopperId: each.shopperId, payBy: each.payBy, ...each.amount }))
      if (rows.length > 0) insertPayments(tx, rows)
      return rows.map(({ paymentId }) => paymentId)
    },
    startAttempt: (paymentId, method, idempotencyKey) => startAttempt(together, { paymentId, provider: providerOf(method), idempotencyKey }),
    cancelOpen: (tx, tradeIds) => cancelOpenPayments(tx, tradeIds),
    refund: (tx, request) => requestRefund(tx, parts, request),
    complete: (tx, orders) => book(tx, orders.map(completed), { ids, now: clock.now() }),
    async ofTrades(executor, tradeIds) {
      return new Map((await withAttempts(executor, await findPayments(executor, { tradeIds }))).map((facts) => [facts.tradeId, facts]))
    },
    find: async (paymentId) => (await read(database.db, [paymentId])).get(paymentId),
    refundsOf: async (executor, by) => (await findRefunds(executor, by)).map((refund) => openRefund(parts.crypto, refund)),
    isKnownMethod: (method) => providers.has(method),
    methods: (locale) => [...providers.values()].map(({ method, name, hint }) => ({ method, name: inLocale(name, locale), hint: inLocale(hint, locale) })),
    report,
    notify: (provider, headers, body) => receiveNotification({ ...parts, ...together }, providerOf(provider), { headers, body }),
    reconcile: (now) => reconcile({ parts, providers, report, now }),
    async sendRefund(refundId) {
      const [refund] = await findRefunds(database.db, { refundId })
      const attempt = refund && (await findAttempt(database.db, refund.attemptId))
      if (refund && attempt) await sendRefund(parts, { refund, attempt, provider: providerOf(attempt.method) })
    },
    seal: () => database.transaction(sealLedger),
    merchantBalance: readMerchantBalance,
    merge: (tx, { fromShopperId, intoShopperId }) => movePayments(tx, fromShopperId, intoShopperId),
  }
}

async function withAttempts(executor: Db | Tx, payments: PaymentRow[]): Promise<PaymentFacts[]> {
  if (payments.length === 0) return []
  const attempts = await findAttempts(
    executor,
    payments.map(({ paymentId }) => paymentId),
  )
  return payments.map((payment) => ({ ...payment, attempts: attempts.filter(({ paymentId }) => paymentId === payment.paymentId) }))
}

interface Reconciliation {
  readonly parts: PaymentsParts
  readonly providers: ReadonlyMap<string, PaymentProvider>
  readonly report: Payments['report']
  readonly now: Date
}
async function reconcile({ parts, providers, report, now }: Reconciliation): Promise<number> {
  assertOutsideTransaction()
  const { db } = parts.database
  const before = new Date(now.getTime() - askAfterMillis)
  const [openSince, abandonedSince] = [new Date(now.getTime() - askForMillis), new Date(now.getTime() - askAbandonedForMillis)]
  const attempts = await findUndecidedAttempts(db, { now, startedBefore: before, openSince, abandonedSince, limit: reconcileMax })
  for (const { attemptId, method, providerReference } of attempts) {
    // Noted first: one that cannot be asked must not keep the others from their turn.
    await noteAsked(db, attemptId, { now, openMaxSeconds: askOpenMaxSeconds })
    const answer = providerReference && (await providers.get(method)?.ask(providerReference))
    if (answer) await report(attemptId, answer)
  }
  const refunds = await findUndecidedRefunds(db, { requestedBefore: before, limit: reconcileMax })
  for (const refund of refunds) await parts.jobs.add(db, 'send-refund', { refundId: refund.refundId }, { key: `send-refund ${refund.refundId}` })
  return attempts.length + refunds.length
}
