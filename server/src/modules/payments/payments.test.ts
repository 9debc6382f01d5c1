import { createHmac } from 'node:crypto'
import type { Id } from '@yizhan/contract/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'
import { signUpTester } from '../../../test/people.ts'
import type { Tester } from '../../../test/people.ts'
import { sellOne } from '../../../test/shops.ts'
import type { TestOffer } from '../../../test/shops.ts'

let app: TestApp
let offer: TestOffer
let lastOne: TestOffer
let buyer: Tester
beforeAll(async () => {
  app = await createTestApp()
  offer = await sellOne(app, { slug: 'many', priceMinor: 5000, stock: 1000 })
  lastOne = await sellOne(app, { slug: 'last', priceMinor: 7000, stock: 1 })
  buyer = await signUpTester(app, 'buyer')
})
afterAll(() => app.close())

const address = { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' }
/** The price and its delivery. */
const paid = 5800
let count = 0
const send = async (method: 'GET' | 'POST', url: string, payload?: object) => {
  const answer = await app.http.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...buyer.headers, 'idempotency-key': `payments-test-${(count += 1)}` },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const place = async (what: TestOffer, method?: string) =>
  (
    await send('POST', '/trades', {
      lines: [{ offerId: what.offerId }],
      address,
      contact: { email: 'buyer@test.yizhan.test' },
      ...(method && { payment: { method } }),
    })
  ).body as { tradeId: Id<'trd'>; orders: [{ orderId: string }]; payment: { paymentId: Id<'pay'> } }
const decide = (paymentId: string, outcome: string, deliver = 'once') => send('POST', `/sandbox/payments/${paymentId}/outcome`, { outcome, deliver })
const orderState = async (trade: { orders: [{ orderId: string }] }) => (await send('GET', `/orders/${trade.orders[0].orderId}`)).body.state
const sum = async (statement: string, ...values: unknown[]) => Number((await app.database.pool.query<{ sum: string }>(statement, values)).rows[0]?.sum ?? 0)
const capturedOf = (paymentId: string) =>
  sum(
    "select coalesce(sum(e.amount_minor), 0) as sum from ledger_entries e join ledger_transactions t on t.id = e.transaction_id join payment_attempts a on a.id = t.reference where t.kind = 'captured' and e.account = 'escrow' and a.payment_id = $1",
    paymentId,
  )
const notification = (body: object) => {
  const text = JSON.stringify(body)
  return {
    payload: text,
    headers: { 'content-type': 'application/json', 'sandbox-signature': createHmac('sha256', app.authSecret).update(text).digest('hex') },
  }
}
const notify = (given: ReturnType<typeof notification>) => app.http.inject({ method: 'POST', url: '/api/v1/payment-notifications/sandbox', ...given })

describe('a provider’s notification (bug 3)', () => {
  it('ten times in parallel, before, during and after the reply, has one effect', async () => {
    const trade = await place(offer, 'sandbox')
    const payment = await app.modules.payments.find(trade.payment.paymentId)
    const reference = payment?.attempts[0]?.providerReference ?? ''
    const same = notification({ eventId: 'evt-ten', reference, outcome: 'succeeded' })
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () => notify(same)),
      decide(trade.payment.paymentId, 'succeeded', 'twice'),
      app.modules.payments.report(payment!.attempts[0]!.attemptId, { outcome: 'succeeded' }),
    ]) // !: placed with one attempt
    expect(answers.slice(0, 10).map((answer) => (answer as Awaited<ReturnType<typeof notify>>).statusCode)).toEqual(Array.from({ length: 10 }, () => 200)) // as: the first ten are those
    expect(await capturedOf(trade.payment.paymentId)).toBe(paid)
    expect(await orderState(trade)).toBe('paid')
  })

  it('of a second channel goes straight back', async () => {
    const trade = await place(offer, 'sandbox')
    await send('POST', `/trades/${trade.tradeId}/payments`, { method: 'sandbox' })
    const payment = await app.modules.payments.find(trade.payment.paymentId)
    expect(payment?.attempts.length).toBe(2)
    await Promise.all(payment!.attempts.map(({ attemptId }) => app.modules.payments.report(attemptId, { outcome: 'succeeded' }))) // !: asserted above
    await app.settle()
    expect(await capturedOf(trade.payment.paymentId)).toBe(2 * paid)
    expect(await sum('select sum(amount_minor) from refunds where payment_id = $1', trade.payment.paymentId)).toBe(paid)
    expect(await orderState(trade)).toBe('paid')
  })

  it('that nobody signed is refused', async () => {
    const forged = notification({ eventId: 'evt-forged', reference: 'sbx_x', outcome: 'succeeded' })
    const answer = await notify({ ...forged, headers: { ...forged.headers, 'sandbox-signature': '0'.repeat(64) } })
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'payments.signature-invalid'])
    expect(await sum("select count(*) as sum from payment_inbox where event_id = 'evt-forged'")).toBe(0)
  })

  it('of a charge we do not know is kept and changes nothing', async () => {
    expect((await notify(notification({ eventId: 'evt-unknown', reference: 'sbx_nobody', outcome: 'succeeded' }))).statusCode).toBe(200)
    expect(await sum("select count(*) as sum from payment_inbox where event_id = 'evt-unknown' and applied_at is null")).toBe(1)
  })
})

describe('an attempt', () => {
  it('that is declined leaves the trade payable, and the next one pays it', async () => {
    const trade = await place(offer, 'sandbox')
    await decide(trade.payment.paymentId, 'declined')
    expect((await send('GET', `/payments/${trade.payment.paymentId}`)).body).toMatchObject({ state: 'open', attempts: [{ state: 'declined' }] })
    await send('POST', `/trades/${trade.tradeId}/payments`, { method: 'sandbox' })
    await decide(trade.payment.paymentId, 'succeeded')
    expect(await orderState(trade)).toBe('paid')
    const again = await send('POST', `/trades/${trade.tradeId}/payments`, { method: 'sandbox' })
    expect([again.status, again.body.code]).toEqual([409, 'payments.already-succeeded'])
  })

  it('that stays unknown is asked about and not charged again', async () => {
    const trade = await place(offer, 'sandbox')
    await decide(trade.payment.paymentId, 'unknown')
    expect((await send('GET', `/payments/${trade.payment.paymentId}`)).body.attempts).toMatchObject([{ state: 'unknown' }])
    await app.database.pool.query(
      "update sandbox_charges set outcome = 'succeeded' where attempt_id in (select id from payment_attempts where payment_id = $1)",
      [trade.payment.paymentId],
    )
    app.clock.pass({ minutes: 1 })
    await app.modules.payments.reconcile(app.clock.now())
    expect(await orderState(trade)).toBe('paid')
    expect(await capturedOf(trade.payment.paymentId)).toBe(paid)
  })

  it('by a method there is not is refused', async () => {
    const trade = await place(offer)
    const answer = await send('POST', `/trades/${trade.tradeId}/payments`, { method: 'gold' })
    expect([answer.status, answer.body.code]).toEqual([409, 'payments.method-unknown'])
    await decide(trade.payment.paymentId, 'succeeded')
  })
})

describe('money that comes after the hold expired (bug 5)', () => {
  const expire = async () => {
    app.clock.pass({ minutes: 16 })
    await app.modules.orders.expireDue(app.clock.now())
  }
  it('takes the units again when they are still free', async () => {
    const trade = await place(lastOne, 'sandbox')
    await expire()
    expect(await orderState(trade)).toBe('expired')
    const closed = await send('POST', `/trades/${trade.tradeId}/payments`, { method: 'sandbox' })
    expect([closed.status, closed.body.code]).toEqual([409, 'payments.closed'])
    await decide(trade.payment.paymentId, 'succeeded')
    expect(await orderState(trade)).toBe('paid')
    await send('POST', `/orders/${trade.orders[0].orderId}/cancel`, { reason: '不要了' })
    await app.settle()
  })

  it('goes back in full when somebody else has them', async () => {
    const late = await place(lastOne, 'sandbox')
    await expire()
    const winner = await place(lastOne, 'sandbox')
    await decide(winner.payment.paymentId, 'succeeded')
    await decide(late.payment.paymentId, 'succeeded')
    await app.settle()
    expect([await orderState(late), await orderState(winner)]).toEqual(['expired', 'paid'])
    expect((await send('GET', `/payments/${late.payment.paymentId}`)).body.refunds).toMatchObject([{ amount: { amountMinor: 7800 }, state: 'succeeded' }])
  })
})

describe('money that nobody reports', () => {
  /** The channel takes the money of a payment's n-th attempt and its notification is lost. */
  const takeSilently = async (paymentId: Id<'pay'>, index: number) => {
    const attempt = (await app.modules.payments.find(paymentId))?.attempts[index]
    await app.database.pool.query("update sandbox_charges set outcome = 'succeeded' where attempt_id = $1", [attempt?.attemptId])
  }
  const ask = async (minutes: number) => {
    app.clock.pass({ minutes })
    await app.modules.payments.reconcile(app.clock.now())
    await app.settle()
  }
  const states = async (paymentId: Id<'pay'>) => (await app.modules.payments.find(paymentId))?.attempts.map(({ state }) => state)

  it('is found after the hold expired, and settled as late', async () => {
    const trade = await place(offer, 'sandbox')
    app.clock.pass({ minutes: 16 })
    await app.modules.orders.expireDue(app.clock.now())
    expect([await orderState(trade), await states(trade.payment.paymentId)]).toEqual(['expired', ['abandoned']])
    await takeSilently(trade.payment.paymentId, 0)
    await ask(1)
    expect([await orderState(trade), await capturedOf(trade.payment.paymentId)]).toEqual(['paid', paid])
  })

  it('is found on an attempt that another one had made needless, and goes back', async () => {
    const trade = await place(offer, 'sandbox')
    const { paymentId } = trade.payment
    await send('POST', `/trades/${trade.tradeId}/payments`, { method: 'sandbox' })
    await decide(paymentId, 'succeeded')
    expect(await states(paymentId)).toEqual(['abandoned', 'succeeded'])
    await takeSilently(paymentId, 0)
    await ask(1)
    expect(await states(paymentId)).toEqual(['succeeded', 'succeeded'])
    expect((await send('GET', `/payments/${paymentId}`)).body.refunds).toMatchObject([{ orderId: null, amount: { amountMinor: paid }, state: 'succeeded' }])
    expect(await orderState(trade)).toBe('paid')
  })

  it('is asked for ever more seldom, and no longer than a day', async () => {
    const trade = await place(offer, 'sandbox')
    const startedAt = app.clock.now().getTime()
    const asked: number[] = []
    app.clock.pass({ minutes: 16 })
    await app.modules.orders.expireDue(app.clock.now())
    for (let hour = 0; hour < 30; hour += 1) {
      await ask(60)
      const { rows } = await app.database.pool.query<{ askAt: Date }>('select ask_at as "askAt" from payment_attempts where payment_id = $1', [
        trade.payment.paymentId,
      ])
      const hours = Math.round(((rows[0]?.askAt.getTime() ?? 0) - startedAt) / 3_600_000)
      if (hours !== asked.at(-1)) asked.push(hours)
    }
    expect(asked).toEqual([3, 7, 15, 31])
    expect(await states(trade.payment.paymentId)).toEqual(['abandoned'])
  })
})

describe('a payment', () => {
  it('of somebody else, or none, is not found', async () => {
    const trade = await place(offer)
    const stranger = await signUpTester(app, 'stranger')
    const answer = await app.http.inject({ url: `/api/v1/payments/${trade.payment.paymentId}`, headers: stranger.headers })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'payments.not-found'])
    await decide(trade.payment.paymentId, 'succeeded')
  })
})

describe('the database', () => {
  it('refuses to give back more than came', async () => {
    const trade = await place(offer, 'sandbox')
    await decide(trade.payment.paymentId, 'succeeded')
    const { pool } = app.database
    await expect(pool.query('update payment_attempts set refunded_minor = amount_minor + 1 where payment_id = $1', [trade.payment.paymentId])).rejects.toThrow(
      'violates check constraint',
    )
  })

  it('refuses entries that do not sum to zero', async () => {
    const { pool } = app.database
    await pool.query("insert into ledger_transactions (id, kind, reference, booked_at) values ('ltx_x', 'captured', 'x', now())")
    await expect(
      pool.query(
        "insert into ledger_entries (transaction_id, position, account, currency, amount_minor) values ('ltx_x', 0, 'escrow', 'CNY', 5), ('ltx_x', 1, 'refunds', 'CNY', -4)",
      ),
    ).rejects.toThrow('do not sum to zero')
  })
})
