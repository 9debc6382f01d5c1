import { afterAll, beforeAll, expect, test } from 'vitest'
import { verificationChecks } from '@yizhan/contract/verification'
import { createTestApp } from '../../test/app.ts'
import type { TestApp } from '../../test/app.ts'
import { readChain, readHead } from '#platform/audit/read-entries.ts'
import { sql } from '#platform/db.ts'
import { auditCases, untriggered } from './audit-cases.testing.ts'
import { firstOrder, liveBusyDay, orderOf } from './busy-day.testing.ts'
import type { BusyDay } from './busy-day.testing.ts'
import { idOf as idIn, judge, wrongIn } from './judge.testing.ts'
import type { Named, Sql } from './judge.testing.ts'

let app: TestApp
let day: BusyDay
beforeAll(async () => {
  app = await createTestApp()
  day = await liveBusyDay(app)
})
afterAll(() => app.close())

const idOf = (statement: Sql) => idIn(app, statement)
const lineOf = (orderId: string) => idOf(sql`select id from order_lines where order_id = ${orderId}`)
const claimOf = (orderId: string) => idOf(sql`select id from claims where order_id = ${orderId}`)
const teaBucket = () => idOf(sql`select buckets.id from buckets join variants on variants.pool_id = buckets.pool_id where variants.id = ${day.tea.variantId}`)
const captureOf = (tradeId: string) => idOf(sql`select captured_attempt_id as id from payments where trade_id = ${tradeId}`)
const paymentOf = (tradeId: string) => idOf(sql`select id from payments where trade_id = ${tradeId}`)
const refundOf = (orderId: string) => idOf(sql`select id from refunds where order_id = ${orderId}`)
const bookingOf = (reference: string) => idOf(sql`select id from ledger_transactions where reference = ${reference}`)
const couponId = () => idOf(sql`select id from coupons`)
const flashSaleId = () => idOf(sql`select id from flash_sales`)
const unpaidTea = () => orderOf(app, day.unpaid, day.tea)
const unpaidCard = () => orderOf(app, day.unpaid, day.card)
const drop = (table: string, constraint: string) => sql`alter table ${sql.table(table)} drop constraint ${sql.ref(constraint)}`

/** What somebody did to the rows, and what is named for it: nothing else may be. */
const cases: readonly (readonly [string, () => Promise<{ readonly changes: readonly Sql[]; readonly named: Named }>])[] = [
  [
    'more taken than there is',
    async () => ({
      changes: [drop('buckets', 'buckets_taken_within_capacity'), sql`update buckets set capacity = taken - 1 where id = ${await teaBucket()}`],
      named: { 'buckets-within-capacity': [await teaBucket()] },
    }),
  ],
  [
    'a bucket that counts one too many',
    async () => ({ changes: [sql`update buckets set taken = taken + 1 where id = ${await teaBucket()}`], named: { 'buckets-taken': [await teaBucket()] } }),
  ],
  [
    'a bucket that counts one departure too few',
    async () => ({ changes: [sql`update buckets set used = used - 1 where id = ${await teaBucket()}`], named: { 'buckets-used': [await teaBucket()] } }),
  ],
  [
    'a claim that belongs to another order than its line',
    async () => {
      const claim = await claimOf(firstOrder(day.paid))
      return { changes: [sql`update claims set order_id = ${firstOrder(day.late)} where id = ${claim}`], named: { 'claims-of-lines': [claim] } }
    },
  ],
  [
    'a claim of nothing',
    async () => {
      const claim = await claimOf(firstOrder(day.expired))
      return { changes: [sql`update claims set line_id = 'lin_gone' where id = ${claim}`], named: { 'claims-of-lines': [claim] } }
    },
  ],
  [
    'a claim kept for an unpaid trade',
    async () => {
      const claim = await claimOf(await unpaidTea())
      return { changes: [sql`update claims set state = 'kept' where id = ${claim}`], named: { 'claims-of-unpaid': [claim] } }
    },
  ],
  [
    'a paid order whose claim was released',
    async () => {
      const claim = await claimOf(firstOrder(day.paid))
      return {
        changes: [sql`update claims set state = 'released' where id = ${claim}`],
        named: { 'claims-of-paid': [claim], 'buckets-taken': [await teaBucket()] },
      }
    },
  ],
  [
    'a sent order whose units are still on the shelf',
    async () => {
      const claim = await claimOf(day.teaOrder)
      return {
        changes: [
          sql`update claims set state = 'kept' where id = ${claim}`,
          sql`update buckets set taken = taken + 1, used = used - 1 where id = ${await teaBucket()}`,
        ],
        named: { 'claims-of-paid': [claim] },
      }
    },
  ],
  [
    'an expired order that still holds',
    async () => {
      const claim = await claimOf(firstOrder(day.expired))
      return {
        changes: [sql`update claims set state = 'held' where id = ${claim}`],
        named: { 'claims-of-ended': [claim], 'buckets-taken': [await teaBucket()] },
      }
    },
  ],
  [
    'a trade without orders',
    async () => ({
      changes: [
        sql`insert into trades (id, shopper_id, idempotency_key, state, total_minor, currency, locale, placed_at) values ('trd_lost', 'shp_lost', 'lost', 'placed', 0, 'CNY', 'en', now())`,
      ],
      named: { 'trades-with-orders': ['trd_lost'] },
    }),
  ],
  [
    'an order without its trade',
    async () => ({
      changes: [sql`delete from trades where id = ${day.paid.tradeId}`],
      named: { 'orders-with-trade': [firstOrder(day.paid)], 'payments-of-trades': [await paymentOf(day.paid.tradeId)] },
    }),
  ],
  [
    'a line without its order',
    async () => ({
      changes: [sql`delete from orders where id = ${await unpaidTea()}`],
      named: { 'lines-with-order': [await lineOf(await unpaidTea())], 'trade-totals': [day.unpaid.tradeId] },
    }),
  ],
  [
    'two orders of one number',
    async () => ({
      changes: [
        drop('orders', 'orders_number'),
        sql`update orders set number = (select number from orders where id = ${day.teaOrder}) where id = ${firstOrder(day.paid)}`,
      ],
      named: { 'order-numbers': [day.teaOrder, firstOrder(day.paid)].toSorted() },
    }),
  ],
  [
    'two trades of one idempotency key',
    async () => ({
      changes: [
        drop('trades', 'trades_key'),
        sql`update trades set (shopper_id, idempotency_key) = (select shopper_id, idempotency_key from trades where id = ${day.paid.tradeId}) where id = ${day.late.tradeId}`,
        sql`update orders set shopper_id = (select shopper_id from trades where id = ${day.late.tradeId}) where trade_id = ${day.late.tradeId}`,
      ],
      named: { 'trade-keys': [day.paid.tradeId, day.late.tradeId].toSorted() },
    }),
  ],
  [
    'an order that is not where its lines are',
    async () => ({
      changes: [sql`update order_lines set state = 'accepted' where order_id = ${firstOrder(day.paid)}`],
      named: { 'order-states': [firstOrder(day.paid)] },
    }),
  ],
  [
    'an order that lost its lines',
    async () => {
      const orderId = firstOrder(day.free)
      const lineId = await lineOf(orderId)
      const codeId = await idOf(sql`select id from codes where line_id = ${lineId}`)
      return {
        changes: [sql`delete from order_lines where id = ${lineId}`],
        named: { 'order-states': [orderId], 'claims-of-lines': [await claimOf(orderId)], 'codes-issued-once': [codeId] },
      }
    },
  ],
  [
    'a trade that calls itself paid',
    async () => ({
      changes: [sql`update trades set state = 'paid' where id = ${day.unpaid.tradeId}`],
      named: { 'trade-states': [day.unpaid.tradeId], 'payments-of-trades': [day.unpaid.tradeId] },
    }),
  ],
  [
    'a line that costs more than its order says',
    async () => ({
      changes: [sql`update order_lines set total_minor = total_minor + 1 where order_id = ${day.teaOrder}`],
      named: { 'order-totals': [day.teaOrder] },
    }),
  ],
  [
    'a trade that costs more than its orders',
    async () => ({
      changes: [
        sql`update trades set total_minor = total_minor + 1 where id = ${day.unpaid.tradeId}`,
        sql`update payments set amount_minor = amount_minor + 1 where trade_id = ${day.unpaid.tradeId}`,
      ],
      named: { 'trade-totals': [day.unpaid.tradeId] },
    }),
  ],
  [
    'a payment that is closed while its trade waits for it',
    async () => ({
      changes: [sql`update payments set state = 'cancelled' where trade_id = ${day.unpaid.tradeId}`],
      named: { 'payments-of-trades': [day.unpaid.tradeId] },
    }),
  ],
  [
    'a trade nobody can pay',
    async () => ({ changes: [sql`delete from payments where trade_id = ${day.unpaid.tradeId}`], named: { 'payments-of-trades': [day.unpaid.tradeId] } }),
  ],
  [
    'money captured a second time and kept',
    async () => ({
      changes: [
        sql`insert into payment_attempts (id, payment_id, method, state, amount_minor, currency) select 'att_again', payment_id, method, state, amount_minor, currency
          from payment_attempts where id = ${await captureOf(day.late.tradeId)}`,
      ],
      named: { 'captures-once': ['att_again'], 'captures-booked': ['att_again'] },
    }),
  ],
  [
    'a payment whose capture never succeeded',
    async () => ({
      changes: [sql`update payment_attempts set state = 'declined' where id = ${await captureOf(day.late.tradeId)}`],
      named: { 'captures-once': [await paymentOf(day.late.tradeId)], 'captures-booked': [await captureOf(day.late.tradeId)] },
    }),
  ],
  [
    'more sent back than came',
    async () => {
      const attempt = await captureOf(day.cancelledPaid.tradeId)
      return {
        changes: [drop('payment_attempts', 'payment_attempts_check'), sql`update payment_attempts set refunded_minor = amount_minor + 1 where id = ${attempt}`],
        named: { 'refunds-within-payment': [attempt] },
      }
    },
  ],
  [
    'a refund written twice',
    async () => ({
      changes: [
        sql`insert into refunds select 'rfd_again', payment_id, attempt_id, order_id, merchant_id, amount_minor, currency, state, reason, requested_at, arrived_at
          from refunds where id = ${await refundOf(firstOrder(day.cancelledPaid))}`,
      ],
      named: {
        'refunds-within-payment': [await captureOf(day.cancelledPaid.tradeId)],
        'refunds-of-orders': [firstOrder(day.cancelledPaid)],
        'refunds-booked': ['rfd_again', 'rfd_again'],
      },
    }),
  ],
  [
    'a cancelled order whose money stayed',
    async () => ({
      changes: [sql`update refunds set order_id = null where order_id = ${firstOrder(day.cancelledPaid)}`],
      named: { 'refunds-of-orders': [firstOrder(day.cancelledPaid)] },
    }),
  ],
  [
    'a refund for an order that lives',
    async () => ({
      changes: [sql`update refunds set order_id = ${day.teaOrder} where order_id = ${firstOrder(day.cancelledPaid)}`],
      named: { 'refunds-of-orders': [day.teaOrder, firstOrder(day.cancelledPaid)].toSorted() },
    }),
  ],
  [
    'a sum changed in the books',
    async () => {
      const attempt = await captureOf(day.paid.tradeId)
      const booking = await bookingOf(attempt)
      return {
        changes: [sql`update ledger_entries set amount_minor = amount_minor + 1 where transaction_id = ${booking} and account = 'escrow'`],
        named: { 'ledger-balanced': [booking], 'ledger-chain': [booking], 'captures-booked': [attempt] },
      }
    },
  ],
  [
    'a booking without entries',
    async () => ({
      changes: [sql`insert into ledger_transactions (id, kind, reference, booked_at) values ('ltx_empty', 'refundDeclined', 'nothing', now())`],
      named: { 'ledger-balanced': ['ltx_empty'] },
    }),
  ],
  [
    'a booking moved in time',
    async () => {
      const booking = await bookingOf(await captureOf(day.paid.tradeId))
      return {
        changes: [sql`update ledger_transactions set booked_at = booked_at + interval '1 second' where id = ${booking}`],
        named: { 'ledger-chain': [booking] },
      }
    },
  ],
  [
    'a booking cut out of the chain: the next one is named',
    async () => {
      const attempt = await captureOf(day.completed.tradeId)
      const booking = await bookingOf(attempt)
      const next = await idOf(
        sql`select id from ledger_transactions where sequence > (select sequence from ledger_transactions where id = ${booking}) order by sequence limit 1`,
      )
      return {
        changes: [sql`delete from ledger_entries where transaction_id = ${booking}`, sql`delete from ledger_transactions where id = ${booking}`],
        named: { 'ledger-chain': [next], 'captures-booked': [attempt] },
      }
    },
  ],
  [
    'a refund that went back and says it did not',
    async () => {
      const refund = await refundOf(firstOrder(day.cancelledPaid))
      return { changes: [sql`update refunds set state = 'requested' where id = ${refund}`], named: { 'refunds-booked': [refund] } }
    },
  ],
  [
    'an order complete without the shop being paid',
    async () => {
      const order = await orderOf(app, day.completed, day.card)
      return {
        changes: [sql`update orders set state = 'completed' where id = ${order}`, sql`update order_lines set state = 'completed' where order_id = ${order}`],
        named: { 'completions-booked': [order] },
      }
    },
  ],
  [
    'one card code sold twice',
    async () => {
      const issued = await idOf(sql`select id from codes where order_id = ${await orderOf(app, day.completed, day.card)}`)
      const spare = await idOf(sql`select id from codes where variant_id = ${day.card.variantId} and line_id is null limit 1`)
      return {
        changes: [
          drop('codes', 'codes_variant_id_fingerprint_key'),
          sql`update codes set fingerprint = (select fingerprint from codes where id = ${issued}) where id = ${spare}`,
        ],
        named: { 'codes-issued-once': [issued, spare].toSorted() },
      }
    },
  ],
  [
    'a code taken away from its buyer',
    async () => {
      const line = await lineOf(await orderOf(app, day.completed, day.card))
      return { changes: [sql`update codes set line_id = null, order_id = null, issued_at = null where line_id = ${line}`], named: { 'codes-of-lines': [line] } }
    },
  ],
  [
    'a code given to who has not paid',
    async () => {
      const line = await lineOf(await unpaidCard())
      return {
        changes: [
          sql`update codes set line_id = ${line}, order_id = ${await unpaidCard()}, issued_at = now()
            where id = (select id from codes where variant_id = ${day.card.variantId} and line_id is null limit 1)`,
        ],
        named: { 'codes-of-lines': [line] },
      }
    },
  ],
  [
    'a coupon that counts a use nobody made',
    async () => ({ changes: [sql`update coupons set uses_taken = uses_taken + 1`], named: { 'coupon-uses-counted': [await couponId()] } }),
  ],
  [
    'a coupon used by one person more often than allowed',
    async () => ({
      changes: [sql`update coupon_uses set shopper_id = (select shopper_id from orders where id = ${day.teaOrder}) where order_id = ${firstOrder(day.paid)}`],
      named: { 'coupon-limits': [await couponId()] },
    }),
  ],
  [
    'a coupon used more often than there are uses',
    async () => ({
      changes: [drop('coupons', 'coupons_uses_within_max'), sql`update coupons set uses_max = 1`],
      named: { 'coupon-limits': [await couponId()] },
    }),
  ],
  [
    'a coupon that an expired order did not give back',
    async () => ({
      changes: [sql`update coupon_uses set state = 'used' where order_id = ${firstOrder(day.expired)}`, sql`update coupons set uses_taken = uses_taken + 1`],
      named: { 'coupon-uses-of-orders': [firstOrder(day.expired)] },
    }),
  ],
  [
    'a note in clear, and a code under a key that nobody has',
    async () => {
      const orderId = firstOrder(day.paid)
      const code = await idOf(sql`select id from codes limit 1`)
      return {
        changes: [
          sql`update orders set note = 'call me at 13800138000' where id = ${orderId}`,
          sql`update codes set sealed = replace(sealed, 'v1.k1.', 'v1.k77.') where id = ${code}`,
        ],
        named: { 'sealed-values': [code, orderId].toSorted() },
      }
    },
  ],
  [
    'a flash sale whose units and uses differ',
    async () => ({
      changes: [
        sql`update flash_sale_uses set quantity = quantity + 1 where order_id = ${firstOrder(day.onSale)}`,
        sql`update flash_sales set limit_per_person = 2`,
      ],
      named: { 'flash-sale-units': [await flashSaleId()] },
    }),
  ],
  [
    'a flash sale that sold more than it had',
    async () => ({
      changes: [
        sql`insert into flash_sale_uses (flash_sale_id, order_id, merchant_id, shopper_id, quantity) select flash_sale_id, ${firstOrder(day.paid)}, merchant_id, 'shp_other', 1 from flash_sale_uses where state = 'used'`,
        sql`update buckets set capacity = 6, used = used + 1 where pool_id = (select pool_id from flash_sales)`,
        sql`update flash_sales set units = 1`,
      ],
      named: {
        'flash-sale-units': [await flashSaleId()],
        'buckets-used': [await idOf(sql`select id from buckets where pool_id = (select pool_id from flash_sales)`)],
      },
    }),
  ],
  [
    'a person who has more of a flash sale than its limit',
    async () => ({
      changes: [drop('flash_sales', 'flash_sales_limit_per_person_check'), sql`update flash_sales set limit_per_person = 0`],
      named: { 'flash-sale-limits': [await flashSaleId()] },
    }),
  ],
  [
    'a flash sale limit that a cancelled order did not give back',
    async () => ({
      changes: [
        sql`update flash_sale_uses set state = 'used' where order_id = ${firstOrder(day.saleMissed)}`,
        sql`update flash_sale_uses set state = 'returned' where order_id = ${firstOrder(day.onSale)}`,
      ],
      named: { 'flash-sale-uses-of-orders': [firstOrder(day.onSale), firstOrder(day.saleMissed)].toSorted() },
    }),
  ],
  [
    'a reader of the outbox beyond what was written',
    async () => ({ changes: [sql`update outbox_cursors set position = 1000000000 where consumer = 'fulfil'`], named: { 'outbox-cursors': ['fulfil'] } }),
  ],
  [
    'a reader of the outbox that passed an open transaction',
    async () => ({
      changes: [
        sql`insert into outbox_events (topic, payload) values ('cart.changed', '{}')`,
        sql`update outbox_cursors set (transaction_id, position) = (select transaction_id, position from outbox_events order by position desc limit 1) where consumer = 'fulfil'`,
      ],
      named: { 'outbox-cursors': ['fulfil'] },
    }),
  ],
  [
    'an event nobody could handle',
    async () => ({
      changes: [sql`insert into outbox_parked (consumer, position, error) values ('fulfil', 7, 'no codes')`],
      named: { 'outbox-parked': ['fulfil 7'] },
    }),
  ],
  ...auditCases(() => app),
]

test.each(cases)('%s', async (_what, arrange) => {
  const { changes, named } = await arrange()
  const verification = await judge(app, changes)
  expect(wrongIn(verification)).toEqual(named)
  expect(verification.isClean).toBe(false)
})

test('an audit log cut off and its end rewritten is found by an anchor that was kept elsewhere', async () => {
  const kept = await readHead(app.database.db)
  const [before] = await readChain(app.database.db, kept.sequence - 3, 1)
  const cut = [
    ...untriggered,
    sql`delete from audit_entries where sequence > ${before?.sequence}`,
    sql`update audit_head set sequence = ${before?.sequence}, hash = ${before?.hash}`,
  ]
  expect(wrongIn(await judge(app, [], { anchors: [kept] }))).toEqual({})
  expect(wrongIn(await judge(app, cut))).toEqual({})
  expect(wrongIn(await judge(app, cut, { anchors: [kept] }))).toEqual({ 'audit-chain': [`anchor ${kept.sequence}`] })
})

test('every fault of the list is provoked here', async () => {
  const provoked = new Set<string>()
  for (const [, arrange] of cases) for (const name of Object.keys((await arrange()).named)) provoked.add(name)
  const faults = Object.entries(verificationChecks).flatMap(([name, severity]) => (severity === 'fault' ? [name] : []))
  expect([...provoked].toSorted()).toEqual(faults.toSorted())
})
