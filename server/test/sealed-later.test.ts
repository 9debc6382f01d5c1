import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { all, run, sql } from '#platform/db.ts'
import { createLog } from '#platform/log.ts'
import { verifyDatabase } from '../src/verify/index.ts'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'
import { sellOne } from './shops.ts'

// A database as it was before there were data keys: one key straight from ENCRYPTION_KEY, and mails, notes, reasons and
// notifications in clear. What happens when this version starts on it.

const encryptionKey = randomBytes(32)
const address = { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' }
const email = 'guest@sealed-later.test'
const note = '放在门口的柜子里'
const reason = '买错了颜色'
let before: TestApp
let after: TestApp
let guest: Record<string, string>
let orderId: string
const logged: string[] = []

beforeAll(async () => {
  before = await createTestApp({}, { encryptionKey })
  await live()
  await openAgain()
  const log = createLog({ level: 'info', format: 'json', destination: { write: (line) => void logged.push(line) } })
  after = await createTestApp({}, { encryptionKey, log, databaseUrl: before.databaseUrl, authSecret: before.authSecret })
})
afterAll(async () => {
  await after.close()
  await before.close()
})

async function live(): Promise<void> {
  const tea = await sellOne(before, { slug: 'tea', priceMinor: 6800 })
  const call = async (url: string, payload: object) => {
    const answer = await before.http.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      headers: { ...guest, 'idempotency-key': randomBytes(8).toString('hex') },
      payload,
    })
    if (answer.statusCode >= 400) throw new Error(`${url}: ${answer.body}`)
    return answer.json()
  }
  guest = { authorization: `Bearer ${(await call('/carts', {})).accessToken}` }
  const lines = [{ offerId: tea.offerId, quantity: 1 }]
  const trade = await call('/trades', { lines, address, contact: { email }, notes: { [tea.merchantId]: note }, payment: { method: 'sandbox' } })
  orderId = trade.orders[0].orderId
  await call(`/sandbox/payments/${trade.payment.paymentId}/outcome`, { outcome: 'succeeded', deliver: 'once' })
  await before.settle()
  await call(`/orders/${orderId}/cancel`, { reason })
  await before.settle()
}

/** Puts every row into the form it had, by the program's own keys. */
async function openAgain(): Promise<void> {
  const { db } = before.database
  for (const { mailId, to, subject, text, html } of (await before.platform.mail.list({ limit: 50 })).items)
    await run(db, sql`update mails set recipient = ${to}, recipient_index = null, subject = ${subject}, text = ${text}, html = ${html} where id = ${mailId}`)
  await run(db, sql`update orders set note = ${note}`)
  await run(db, sql`update order_timeline set reason = ${reason} where reason is not null`)
  await run(db, sql`update refunds set reason = ${reason}`)
  await run(db, sql`update payment_inbox set body = '{"eventId":"evt"}'`)
  await run(db, sql`delete from sealed_tables`)
  await run(db, sql`delete from data_keys`)
}

test('nothing of it lies in clear any more, and the log told what was done', async () => {
  const held = await all(
    after.database.db,
    sql<{ text: string }>`select m::text as text from mails m union all select o::text from orders o union all select t::text from order_timeline t
      union all select r::text from refunds r union all select i::text from payment_inbox i`,
  )
  expect(held.length).toBeGreaterThan(6)
  expect(held.map(({ text }) => text).join('\n')).not.toMatch(new RegExp(`${note}|${reason}|${email}|eventId`))
  const sealed = logged.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'what lay in clear is sealed')
  expect(sealed.map(({ table }) => table.split(' ')[0]).toSorted()).toEqual(['mails', 'order_timeline', 'orders', 'payment_inbox', 'refunds'])
})

test('everything reads as before, under the key of before', async () => {
  const order = (await after.http.inject({ url: `/api/v1/orders/${orderId}`, headers: guest })).json()
  expect(order).toMatchObject({ note, address: { recipient: '李小满' }, contact: { email }, state: 'cancelled' })
  expect(order.timeline.map((entry: { reason: string | null }) => entry.reason)).toContain(reason)
  expect(order.refunds[0].reason).toBe(reason)
  const { items } = await after.platform.mail.list({ limit: 50, to: email.toUpperCase() })
  expect(items.length).toBeGreaterThanOrEqual(2)
  expect(items.every(({ to }) => to === email)).toBe(true)
})

test('the verifier finds every sealed column sealed', async () => {
  const { checks } = await verifyDatabase(after.database)
  expect(checks.find(({ name }) => name === 'sealed-values')).toMatchObject({ offending: 0, rows: [] })
})

test('a start with another ENCRYPTION_KEY is refused, and changes nothing', async () => {
  const start = createTestApp({}, { encryptionKey: randomBytes(32), databaseUrl: before.databaseUrl })
  await expect(start).rejects.toThrow('which is not at hand; put the ENCRYPTION_KEY of before into ENCRYPTION_KEYS_OLD')
  expect((await after.http.inject({ url: `/api/v1/orders/${orderId}`, headers: guest })).json()).toMatchObject({ note })
})
