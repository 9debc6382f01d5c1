import type { AttemptState, PaymentState, RefundState } from '@yizhan/contract/payments'
import type { Currency, Id } from '@yizhan/contract/shared'
import { all, first, run, runAhead, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'

export interface PaymentRow {
  paymentId: Id<'pay'>
  tradeId: Id<'trd'>
  shopperId: Id<'shp'>
  amountMinor: number
  currency: Currency
  state: PaymentState
  payBy: Date
  capturedAttemptId: Id<'att'> | null
}
const paymentColumns = sql`id as payment_id, trade_id, shopper_id, amount_minor, currency, state, pay_by, captured_attempt_id`

export function insertPayments(tx: Tx, rows: readonly Omit<PaymentRow, 'state' | 'capturedAttemptId'>[]): void {
  runAhead(
    tx,
    sql`insert into payments (id, trade_id, shopper_id, amount_minor, currency, pay_by)
      select * from unnest(${rows.map((r) => r.paymentId)}::text[], ${rows.map((r) => r.tradeId)}::text[], ${rows.map((r) => r.shopperId)}::text[], ${rows.map((r) => r.amountMinor)}::bigint[], ${rows.map((r) => r.currency)}::text[], ${rows.map((r) => r.payBy)}::timestamptz[])`,
  )
}
export const findPayments = (executor: Db | Tx, by: { paymentIds: readonly string[] } | { tradeIds: readonly string[] }): Promise<PaymentRow[]> =>
  all(
    executor,
    sql<PaymentRow>`select ${paymentColumns} from payments where ${'paymentIds' in by ? sql`id = any(${by.paymentIds}::text[])` : sql`trade_id = any(${by.tradeIds}::text[])`}`,
  )

// Payments are locked before their attempts change, in key order: reports about one payment take turns.

export const lockPayments = (tx: Tx, paymentIds: readonly Id<'pay'>[]): Promise<PaymentRow[]> =>
  all(tx, sql<PaymentRow>`select ${paymentColumns} from payments where id = any(${paymentIds}::text[]) order by id for update`)
/** The payments these attempts belong to. */
export const lockPaymentsOf = (tx: Tx, attemptIds: readonly Id<'att'>[]): Promise<PaymentRow[]> =>
  all(
    tx,
    sql<PaymentRow>`select ${paymentColumns} from payments
      where id = any(array(select payment_id from payment_attempts where id = any(${attemptIds}::text[]))) order by id for update`,
  )
/** Each payment's one capture. Its other attempts are given up; money that still comes by them goes back. */
export function capturePayments(tx: Tx, captures: readonly { readonly paymentId: Id<'pay'>; readonly attemptId: Id<'att'> }[]): void {
  runAhead(
    tx,
    sql`with captured as (
        update payments set state = 'succeeded', captured_attempt_id = by.attempt_id
        from unnest(${captures.map((each) => each.paymentId)}::text[], ${captures.map((each) => each.attemptId)}::text[]) as by (payment_id, attempt_id)
        where payments.id = by.payment_id returning payments.id, by.attempt_id
      )
      update payment_attempts set state = 'abandoned' from captured
      where payment_attempts.payment_id = captured.id and payment_attempts.id <> captured.attempt_id and state in ('started', 'unknown')`,
  )
}
/** Closes open payments; their running attempts are given up, and money that still comes is late money. */
export async function cancelOpenPayments(tx: Tx, tradeIds: readonly string[]): Promise<void> {
  await run(
    tx,
    sql`with closed as (update payments set state = 'cancelled' where trade_id = any(${tradeIds}::text[]) and state = 'open' returning id)
      update payment_attempts set state = 'abandoned' where payment_id in (select id from closed) and state in ('started', 'unknown')`,
  )
}
export async function movePayments(tx: Tx, from: Id<'shp'>, into: Id<'shp'>): Promise<void> {
  await run(tx, sql`update payments set shopper_id = ${into} where shopper_id = ${from}`)
}

export interface AttemptRow {
  attemptId: Id<'att'>
  paymentId: Id<'pay'>
  method: string
  state: AttemptState
  amountMinor: number
  currency: Currency
  providerReference: string | null
  qrText: string | null
  declineReason: string | null
  startedAt: Date
}
const attemptColumns = sql`id as attempt_id, payment_id, method, state, amount_minor, currency, provider_reference, qr_text, decline_reason, started_at`

export type NewAttempt = Pick<AttemptRow, 'attemptId' | 'paymentId' | 'method' | 'amountMinor' | 'currency' | 'startedAt'> & {
  readonly idempotencyKey: string | null
}
/** New attempts, or those their keys made before; with their keys. */
export function insertAttempts(tx: Tx, rows: readonly NewAttempt[]): Promise<(AttemptRow & { idempotencyKey: string | null })[]> {
  const [ids, paymentIds, keys] = [rows.map((row) => row.attemptId), rows.map((row) => row.paymentId), rows.map((row) => row.idempotencyKey)]
  runAhead(
    tx,
    sql`insert into payment_attempts (id, payment_id, method, amount_minor, currency, idempotency_key, started_at)
      select * from unnest(${ids}::text[], ${paymentIds}::text[], ${rows.map((row) => row.method)}::text[], ${rows.map((row) => row.amountMinor)}::bigint[],
        ${rows.map((row) => row.currency)}::text[], ${keys}::text[], ${rows.map((row) => row.startedAt)}::timestamptz[])
      on conflict (payment_id, idempotency_key) where idempotency_key is not null do nothing`,
  )
  return all(
    tx,
    sql<AttemptRow & { idempotencyKey: string | null }>`select ${attemptColumns}, idempotency_key from payment_attempts
      where id = any(${ids}::text[]) or (payment_id, idempotency_key) in (select * from unnest(${paymentIds}::text[], ${keys}::text[]))`,
  )
}
export interface StartedCharge {
  readonly attemptId: Id<'att'>
  readonly reference: string
  readonly qrText: string | null
}
export async function setProviderReferences(db: Db, started: readonly StartedCharge[]): Promise<void> {
  await run(
    db,
    sql`update payment_attempts set provider_reference = s.reference, qr_text = s.qr_text
      from unnest(${started.map((each) => each.attemptId)}::text[], ${started.map((each) => each.reference)}::text[], ${started.map((each) => each.qrText)}::text[]) as s (id, reference, qr_text)
      where payment_attempts.id = s.id and provider_reference is null`,
  )
}
export const findAttempts = (executor: Db | Tx, paymentIds: readonly string[]): Promise<AttemptRow[]> =>
  all(executor, sql<AttemptRow>`select ${attemptColumns} from payment_attempts where payment_id = any(${paymentIds}::text[]) order by id`)
export const findAttempt = (executor: Db | Tx, attemptId: Id<'att'>): Promise<AttemptRow | undefined> =>
  first(executor, sql<AttemptRow>`select ${attemptColumns} from payment_attempts where id = ${attemptId}`)
export const findAttemptsById = (executor: Db | Tx, attemptIds: readonly Id<'att'>[]): Promise<AttemptRow[]> =>
  all(executor, sql<AttemptRow>`select ${attemptColumns} from payment_attempts where id = any(${attemptIds}::text[])`)
/** The last state given of each. */
export function setAttemptStates(
  tx: Tx,
  changes: readonly { readonly attemptId: Id<'att'>; readonly state: AttemptState; readonly declineReason: string | null }[],
  now: Date,
): void {
  const last = [...new Map(changes.map((each) => [each.attemptId, each])).values()]
  if (last.length === 0) return
  runAhead(
    tx,
    sql`update payment_attempts set state = c.state, decline_reason = c.reason, settled_at = ${now}
      from unnest(${last.map((each) => each.attemptId)}::text[], ${last.map((each) => each.state)}::text[], ${last.map((each) => each.declineReason)}::text[]) as c (id, state, reason)
      where payment_attempts.id = c.id`,
  )
}
/** Attempts nobody has told us about for a while, and abandoned ones: their money may still come. */
export const findUndecidedAttempts = (
  executor: Db | Tx,
  { now, startedBefore, openSince, abandonedSince, limit }: { now: Date; startedBefore: Date; openSince: Date; abandonedSince: Date; limit: number },
): Promise<AttemptRow[]> =>
  all(
    executor,
    sql<AttemptRow>`select ${attemptColumns} from payment_attempts
      where state in ('started', 'unknown', 'abandoned') and started_at between ${openSince} and ${startedBefore}
        and (state <> 'abandoned' or started_at >= ${abandonedSince}) and provider_reference is not null and (ask_at is null or ask_at <= ${now})
      order by coalesce(ask_at, started_at) limit ${limit}`,
  )
/** The next time an attempt is asked about: after a minute at most while it is open; ever more seldom once it was given up. */
export async function noteAsked(executor: Db | Tx, attemptId: Id<'att'>, { now, openMaxSeconds }: { now: Date; openMaxSeconds: number }): Promise<void> {
  await run(
    executor,
    sql`update payment_attempts set ask_at = ${now}::timestamptz + case when state = 'abandoned' then ${now}::timestamptz - started_at
      else least(${now}::timestamptz - started_at, make_interval(secs => ${openMaxSeconds})) end where id = ${attemptId}`,
  )
}

export interface NewNotification {
  readonly provider: string
  readonly eventId: string
  readonly body: string
}
/** Those that are known already are passed over. */
export async function insertNotifications(db: Db, rows: readonly NewNotification[]): Promise<void> {
  await run(
    db,
    sql`insert into payment_inbox (provider, event_id, body)
      select * from unnest(${rows.map((row) => row.provider)}::text[], ${rows.map((row) => row.eventId)}::text[], ${rows.map((row) => row.body)}::text[]) on conflict do nothing`,
  )
}
export const findAttemptsByReference = (db: Db, charges: readonly { readonly method: string; readonly reference: string }[]): Promise<AttemptRow[]> =>
  all(
    db,
    sql<AttemptRow>`select ${attemptColumns} from payment_attempts
      where (method, provider_reference) in (select * from unnest(${charges.map((each) => each.method)}::text[], ${charges.map((each) => each.reference)}::text[]))`,
  )
export function markNotificationsApplied(tx: Tx, applied: readonly { readonly provider: string; readonly eventId: string }[], now: Date): void {
  if (applied.length === 0) return
  runAhead(
    tx,
    sql`update payment_inbox set applied_at = ${now} where (provider, event_id) in (select * from unnest(${applied.map((each) => each.provider)}::text[], ${applied.map((each) => each.eventId)}::text[]))`,
  )
}

export interface RefundRow {
  refundId: Id<'rfd'>
  paymentId: Id<'pay'>
  attemptId: Id<'att'>
  orderId: Id<'ord'> | null
  merchantId: Id<'mer'> | null
  amountMinor: number
  currency: Currency
  state: RefundState
  /** Encrypted, until the door opens it. */
  reason: string
  requestedAt: Date
  arrivedAt: Date | null
}
const refundColumns = sql`id as refund_id, payment_id, attempt_id, order_id, merchant_id, amount_minor, currency, state, reason, requested_at, arrived_at`
/** Reserves the sum on its attempt and writes the refund; false when more would go back than came. */
export async function insertRefund(tx: Tx, row: Omit<RefundRow, 'state' | 'arrivedAt'>): Promise<boolean> {
  const reserved = await run(
    tx,
    sql`update payment_attempts set refunded_minor = refunded_minor + ${row.amountMinor} where id = ${row.attemptId} and state = 'succeeded' and refunded_minor + ${row.amountMinor} <= amount_minor`,
  )
  if (reserved === 0) return false
  await run(
    tx,
    sql`insert into refunds (id, payment_id, attempt_id, order_id, merchant_id, amount_minor, currency, reason, requested_at)
      values (${row.refundId}, ${row.paymentId}, ${row.attemptId}, ${row.orderId}, ${row.merchantId}, ${row.amountMinor}, ${row.currency}, ${row.reason}, ${row.requestedAt})`,
  )
  return true
}
export const findRefunds = (
  executor: Db | Tx,
  by: { orderIds: readonly string[] } | { paymentIds: readonly string[] } | { refundId: string },
): Promise<RefundRow[]> => {
  const condition =
    'orderIds' in by
      ? sql`order_id = any(${by.orderIds}::text[])`
      : 'paymentIds' in by
        ? sql`payment_id = any(${by.paymentIds}::text[])`
        : sql`id = ${by.refundId}`
  return all(executor, sql<RefundRow>`select ${refundColumns} from refunds where ${condition} order by id`)
}
export const findUndecidedRefunds = (executor: Db | Tx, { requestedBefore, limit }: { requestedBefore: Date; limit: number }): Promise<RefundRow[]> =>
  all(
    executor,
    sql<RefundRow>`select ${refundColumns} from refunds where state in ('requested', 'unknown') and requested_at < ${requestedBefore} order by requested_at limit ${limit}`,
  )
/** True for the one caller that decided it. */
export async function settleRefund(tx: Tx, refundId: Id<'rfd'>, state: RefundState, now: Date): Promise<boolean> {
  const arrivedAt = state === 'succeeded' ? now : null
  return (await run(tx, sql`update refunds set state = ${state}, arrived_at = ${arrivedAt} where id = ${refundId} and state in ('requested', 'unknown')`)) === 1
}
