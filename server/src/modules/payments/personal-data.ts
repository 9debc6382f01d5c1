import type { Id } from '@yizhan/contract/shared'
import type { Crypto } from '#platform/crypto.ts'
import { all, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { PersonalData } from '#platform/personal-data.ts'
import { openRefund, sealRefundReason } from './sealed-payments.ts'
import { findAttempts, findRefunds } from './store.ts'
import type { PaymentRow } from './store.ts'

const books = 'books: money that moved is kept, and names nobody'
const blockersMax = 20

/** The trades of a shopper whose money is on its way: a payment that nobody has decided, a refund that has not arrived. */
export async function tradesWithMoneyUnderWay(executor: Db | Tx, shopperId: Id<'shp'>): Promise<Id<'trd'>[]> {
  const rows = await all(
    executor,
    sql<{ tradeId: Id<'trd'> }>`select trade_id from payments where shopper_id = ${shopperId} and (
        exists (select from payment_attempts as a where a.payment_id = payments.id and a.state in ('started', 'unknown'))
        or exists (select from refunds as r where r.payment_id = payments.id and r.state in ('requested', 'unknown')))
      order by id desc limit ${blockersMax}`,
  )
  return rows.map(({ tradeId }) => tradeId)
}

/** A shopper's payments. */
export const paymentsPersonalData = ({ crypto }: { readonly crypto: Crypto }): PersonalData => ({
  name: 'payments',
  tables: {
    payments: { exported: true, erased: books },
    payment_attempts: { exported: true, erased: true },
    refunds: { exported: true, erased: books },
  },
  async exportOf(executor, { shopperId }) {
    const payments = shopperId
      ? await all(
          executor,
          sql<PaymentRow>`select id as payment_id, trade_id, amount_minor, currency, state, created_at from payments where shopper_id = ${shopperId} order by id`,
        )
      : []
    const paymentIds = payments.map(({ paymentId }) => paymentId)
    const attempts = Map.groupBy(await findAttempts(executor, paymentIds), ({ paymentId }) => paymentId)
    const refunds = Map.groupBy(await findRefunds(executor, { paymentIds }), ({ paymentId }) => paymentId)
    return {
      'payments.json': payments.map((payment) => ({
        ...payment,
        attempts: attempts.get(payment.paymentId) ?? [],
        refunds: (refunds.get(payment.paymentId) ?? []).map((refund) => openRefund(crypto, refund)),
      })),
    }
  },
  async erase(tx, { shopperId }) {
    // Keys are texts of the shopper's own programs. The provider's reference stays: it is how money is found again.
    const attempts = await run(
      tx,
      sql`update payment_attempts set idempotency_key = null
        where idempotency_key is not null and payment_id in (select id from payments where shopper_id = ${shopperId})`,
    )
    return { payment_attempts: attempts, refunds: await forgetReasons(tx, crypto, shopperId) }
  },
})

/** Why money went back may be said in the shopper's own words. */
async function forgetReasons(tx: Tx, crypto: Crypto, shopperId: Id<'shp'> | null): Promise<number> {
  const rows = await all(
    tx,
    sql<{
      id: Id<'rfd'>
    }>`select refunds.id from refunds join payments on payments.id = refunds.payment_id where payments.shopper_id = ${shopperId} order by refunds.id`,
  )
  const ids = rows.map(({ id }) => id)
  const empty = ids.map((id) => sealRefundReason(crypto, id, ''))
  return run(tx, sql`update refunds set reason = by.reason from unnest(${ids}::text[], ${empty}::text[]) as by (id, reason) where refunds.id = by.id`)
}

/** What a channel said of a payer, once it was applied long ago. That it was said is kept. */
export function forgetNotifications(tx: Tx, before: Date, limit: number): Promise<number> {
  return run(
    tx,
    sql`update payment_inbox set body = '' where (provider, event_id) in (
      select provider, event_id from payment_inbox where applied_at < ${before} and body <> '' order by applied_at limit ${limit})`,
  )
}
