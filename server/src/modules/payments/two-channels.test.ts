import type { Trade } from '@yizhan/contract/orders'
import type { Id } from '@yizhan/contract/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { all, one, sql } from '#platform/db.ts'
import { lineOf, openMarket } from '../../../test/market.ts'
import type { Market, TestOffer } from '../../../test/market.ts'
import { createPayments } from './index.ts'
import type { Payments } from './index.ts'
import type { ChargeReport, PaymentProvider } from './providers/provider.ts'

/** A second channel beside the sandbox: it says what it is told to, and a test may do things before its reply arrives. */
function createWallet() {
  const charges = new Map<string, ChargeReport>()
  const refunds = new Map<string, { reference: string; amountMinor: number }>()
  const script: { beforeReply?: (reference: string) => Promise<void>; afterReply?: (reference: string) => void } = {}
  const provider: PaymentProvider = {
    method: 'wallet',
    name: { 'zh-CN': '钱包', en: 'Wallet' },
    hint: { 'zh-CN': '', en: '' },
    async start({ attemptId }) {
      const reference = `wal_${attemptId}`
      charges.set(reference, charges.get(reference) ?? { outcome: 'pending' })
      await script.beforeReply?.(reference)
      script.afterReply?.(reference)
      return { report: { outcome: 'pending' }, reference, qrText: null }
    },
    ask: async (reference) => charges.get(reference) ?? { outcome: 'unknown' },
    readNotification: (_, body) => ({ isGenuine: true, ...(JSON.parse(body) as { eventId: string; reference: string; report: ChargeReport }) }), // as: the test wrote it
    async refund({ refundId, reference, amount }) {
      refunds.set(refundId, { reference, amountMinor: amount.amountMinor })
      return 'succeeded'
    },
  }
  return { provider, charges, refunds, script }
}

let market: Market
let payments: Payments
let wallet: ReturnType<typeof createWallet>
let cup: TestOffer
let events = 0
beforeAll(async () => {
  market = await openMarket()
  cup = await market.addOffer(await market.openShop('shop'), { stock: 1000, priceMinor: 2500 })
})
afterAll(() => market.close())
beforeEach(() => {
  wallet = createWallet()
  payments = createPayments({ ...market, providers: [market.sandbox.provider, wallet.provider], onSucceeded: (tx, paid) => market.orders.settlePaid(tx, paid) })
})

const totalMinor = 3500
const succeeded: ChargeReport = { outcome: 'succeeded' }
const declined: ChargeReport = { outcome: 'declined', reason: 'no cover' }
const place = async () => {
  const trade = await market.place(await market.newShopper(), { lines: [lineOf(cup)] })
  return { trade, paymentId: paymentOf(trade) }
}
function paymentOf({ payment }: Trade): Id<'pay'> {
  if (!payment) throw new Error('there is nothing to pay')
  return payment.paymentId
}
/** Ten notifications at once: five of one event, five of their own. */
const notifyTenTimes = (reference: string, report: ChargeReport) => {
  const shared = `evt-${(events += 1)}`
  const eventIds = Array.from({ length: 10 }, (_, index) => (index < 5 ? shared : `evt-${(events += 1)}`))
  return Promise.all(eventIds.map((eventId) => payments.notify('wallet', {}, JSON.stringify({ eventId, reference, report }))))
}
const referenceOf = (paymentId: Id<'pay'>, index: number) =>
  payments.find(paymentId).then((facts) => {
    const reference = facts?.attempts[index]?.providerReference
    if (!reference) throw new Error(`there is no attempt ${index}`)
    return reference
  })
const askLater = () => {
  market.clock.pass({ minutes: 1 })
  return payments.reconcile(market.clock.now())
}
/** Sends what is owed back, as the jobs would. */
const sendRefunds = async (paymentId: Id<'pay'>) => {
  for (const { refundId } of await payments.refundsOf(market.database.db, { paymentIds: [paymentId] })) await payments.sendRefund(refundId)
}

/** Where a payment's money is, and how often it was said that it came. */
const outcomeOf = async ({ trade, paymentId }: { trade: Trade; paymentId: Id<'pay'> }) => {
  const { db } = market.database
  const attempts = await all(
    db,
    sql<{
      method: string
      state: string
      refundedMinor: number
    }>`select method, state, refunded_minor from payment_attempts where payment_id = ${paymentId} order by id`,
  )
  const booked = await one(
    db,
    sql<{ capturedMinor: number; captures: number }>`select coalesce(sum(e.amount_minor), 0)::bigint as captured_minor, count(*)::int as captures
      from ledger_transactions t join ledger_entries e on e.transaction_id = t.id and e.account = 'escrow'
      where t.kind = 'captured' and t.reference in (select id from payment_attempts where payment_id = ${paymentId})`,
  )
  const paid = await one(
    db,
    sql<{ said: number }>`select count(*)::int as said from outbox_events where topic = 'order.paid' and payload->>'tradeId' = ${trade.tradeId}`,
  )
  const { state } = await one(db, sql<{ state: string }>`select state from trades where id = ${trade.tradeId}`)
  const claims = await all(db, sql<{ state: string }>`select state from claims where order_id = ${market.onlyOrder(trade)}`)
  return { state, claims: claims.map((claim) => claim.state), ...booked, saidPaid: paid.said, attempts }
}
const won = { state: 'paid', claims: ['kept'], capturedMinor: totalMinor, captures: 1, saidPaid: 1 }

describe('3: a notification, ten times at once, has one effect', () => {
  test('before the channel’s own reply to us', async () => {
    const placed = await place()
    wallet.script.beforeReply = async (reference) => {
      wallet.charges.set(reference, succeeded)
      await notifyTenTimes(reference, succeeded)
    }
    await payments.startAttempt(placed.paymentId, 'wallet', null)
    await askLater()
    expect(await outcomeOf(placed)).toMatchObject(won)
  })
  test('while the reply is being written', async () => {
    for (let round = 0; round < 5; round += 1) {
      const placed = await place()
      let notified: Promise<unknown> = Promise.resolve()
      wallet.script.afterReply = (reference) => {
        wallet.charges.set(reference, succeeded)
        notified = notifyTenTimes(reference, succeeded)
      }
      await payments.startAttempt(placed.paymentId, 'wallet', null)
      await notified
      await askLater()
      expect(await outcomeOf(placed)).toMatchObject(won)
    }
  })
  test('after it, beside our own asking and a second reply', async () => {
    const placed = await place()
    const { attemptId } = await payments.startAttempt(placed.paymentId, 'wallet', null)
    const reference = await referenceOf(placed.paymentId, 0)
    wallet.charges.set(reference, succeeded)
    await Promise.all([notifyTenTimes(reference, succeeded), askLater(), payments.report(attemptId, succeeded), notifyTenTimes(reference, declined)])
    expect(await outcomeOf(placed)).toMatchObject({ ...won, attempts: [{ method: 'wallet', state: 'succeeded', refundedMinor: 0 }] })
  })
  test('and on a second channel at the same time: one keeps the money, the other’s goes back whole, once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const placed = await place()
      const sandbox = await payments.startAttempt(placed.paymentId, 'sandbox', null)
      await payments.startAttempt(placed.paymentId, 'wallet', null)
      const reference = await referenceOf(placed.paymentId, 1)
      await market.sandbox.decide(sandbox.providerReference ?? '', 'unknown', 0)
      await Promise.all([
        notifyTenTimes(reference, succeeded),
        ...Array.from({ length: 10 }, () => payments.report(sandbox.attemptId, succeeded)),
        notifyTenTimes(reference, succeeded),
      ])
      const { attempts, ...rest } = await outcomeOf(placed)
      expect(rest).toEqual({ ...won, capturedMinor: 2 * totalMinor, captures: 2 })
      expect(attempts.map(({ state }) => state)).toEqual(['succeeded', 'succeeded'])
      expect(attempts.map(({ refundedMinor }) => refundedMinor).toSorted((a, b) => a - b)).toEqual([0, totalMinor])
    }
  })
})

describe('4: what is cleaned up after a lost attempt never touches the winner’s money', () => {
  const untouched = { method: 'sandbox', state: 'succeeded', refundedMinor: 0 }
  /** The wallet was tried first, the sandbox after it. */
  const placeOnBoth = async () => {
    const placed = await place()
    const lost = await payments.startAttempt(placed.paymentId, 'wallet', null)
    const winner = await payments.startAttempt(placed.paymentId, 'sandbox', null)
    return { ...placed, lost, winner, reference: lost.providerReference ?? '' }
  }
  const expectWon = async (placed: Awaited<ReturnType<typeof placeOnBoth>>) => {
    const { attempts, ...rest } = await outcomeOf(placed)
    expect(rest).toEqual(won)
    expect(attempts[1]).toEqual(untouched)
    expect(await payments.refundsOf(market.database.db, { paymentIds: [placed.paymentId] })).toEqual([])
    expect(wallet.refunds.size).toBe(0)
  }

  test('when the loser is declined late, ten times, and asked about once more', async () => {
    const placed = await placeOnBoth()
    await payments.report(placed.winner.attemptId, succeeded)
    wallet.charges.set(placed.reference, declined)
    await notifyTenTimes(placed.reference, declined)
    await askLater()
    await expectWon(placed)
  })
  test('when the loser is declined at the moment the winner succeeds', async () => {
    for (let round = 0; round < 5; round += 1) {
      const placed = await placeOnBoth()
      await Promise.all([notifyTenTimes(placed.reference, declined), payments.report(placed.winner.attemptId, succeeded)])
      await expectWon(placed)
    }
  })
  test('when payments are closed late: what has succeeded is not open any more', async () => {
    const placed = await placeOnBoth()
    await payments.report(placed.winner.attemptId, succeeded)
    await market.database.transaction((tx) => payments.cancelOpen(tx, [placed.trade.tradeId]))
    await expectWon(placed)
  })
  // The sweep and the payment may lock in a ring, which the database breaks after a second.
  test('when the hold is swept at the moment the winner succeeds: kept, or had again', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 3; round += 1) {
      const placed = await placeOnBoth()
      market.clock.pass({ minutes: 16 })
      const now = market.clock.now()
      await Promise.all([
        market.orders.expireDue(now),
        payments.report(placed.winner.attemptId, succeeded),
        notifyTenTimes(placed.reference, declined),
        market.orders.expireDue(now),
      ])
      await market.orders.expireDue(now)
      await expectWon(placed)
    }
  })
  test('when the loser’s money comes after all: its own goes back, by its own channel, once', async () => {
    const placed = await placeOnBoth()
    await payments.report(placed.winner.attemptId, succeeded)
    wallet.charges.set(placed.reference, succeeded)
    await notifyTenTimes(placed.reference, succeeded)
    await sendRefunds(placed.paymentId)
    await sendRefunds(placed.paymentId)
    const { attempts, ...rest } = await outcomeOf(placed)
    expect(rest).toEqual({ ...won, capturedMinor: 2 * totalMinor, captures: 2 })
    expect(attempts).toEqual([{ method: 'wallet', state: 'succeeded', refundedMinor: totalMinor }, untouched])
    expect([...wallet.refunds.values()]).toEqual([{ reference: placed.reference, amountMinor: totalMinor }])
    const { refundedMinor } = await one(
      market.database.db,
      sql<{ refundedMinor: number }>`select refunded_minor from sandbox_charges where reference = ${placed.winner.providerReference}`,
    )
    expect(refundedMinor).toBe(0)
  })
})

test('the books balance after all of it', async () => {
  expect(await market.findWrong()).toEqual({ miscounted: [], unbalanced: [] })
})
