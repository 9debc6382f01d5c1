import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createTestApp } from '../../../../test/app.ts'
import type { TestApp } from '../../../../test/app.ts'
import { signUpTester } from '../../../../test/people.ts'
import { verifyDatabase } from '../../../verify/index.ts'
import { callerOf, completeOrders, livePerson, mailsTo, markers } from '../lived-person.testing.ts'
import type { LivedPerson } from '../lived-person.testing.ts'

let app: TestApp
let person: LivedPerson
let fileKey: string
beforeAll(async () => {
  app = await createTestApp()
  person = await livePerson(app, 'gone')
  await completeOrders(app, person)
  await callerOf(app, person)('POST', '/privacy/exports')
  await app.settle()
  const { rows } = await app.database.pool.query<{ fileKey: string }>('select file_key as "fileKey" from privacy_exports where user_id = $1', [person.userId])
  fileKey = rows[0]?.fileKey ?? ''
  expect((await callerOf(app, person)('POST', '/privacy/erasure')).status).toBe(202)
  app.clock.pass({ days: 7, seconds: 1 })
})
afterAll(() => app.close())

/** Every row of every table as text, with the tables' names. */
async function dump(): Promise<{ table: string; text: string }[]> {
  const { rows: tables } = await app.database.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  )
  return Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await app.database.pool.query<{ text: string | null }>(`select string_agg(t::text, E'\\n') as text from "${name}" t`)
      return { table: name, text: rows[0]?.text ?? '' }
    }),
  )
}

it('goes on where a killed process left it, and two at once do it once', async () => {
  const { orders } = app.modules
  const parts = vi.spyOn(app.platform.idempotency, 'erase').mockRejectedValueOnce(new Error('killed'))
  await expect(app.modules.privacy.eraseDue()).rejects.toThrow('killed')
  expect(parts).toHaveBeenCalledTimes(1)
  // Half done: signed out, and no longer to be taken back.
  expect((await callerOf(app, person)('GET', '/me')).body.user).toBeNull()
  const half = await app.database.pool.query<{ state: string; erased: object }>('select state, erased from erasures where user_id = $1', [person.userId])
  expect(half.rows[0]).toMatchObject({ state: 'erasing', erased: { orders: { orders: 2, trades: 1 }, cart: { carts: 1, cart_lines: 1 } } })
  expect(half.rows[0]?.erased).not.toHaveProperty('identity')
  const erased = await Promise.all([app.modules.privacy.eraseDue(), app.modules.privacy.eraseDue()])
  expect(erased[0] + erased[1]).toBe(1)
  expect(await app.modules.privacy.eraseDue()).toBe(0)
  await app.settle()
  expect((await orders.facts(app.database.db, [person.teaOrderId])).get(person.teaOrderId)).toMatchObject({ contact: {}, address: null, state: 'completed' })
})

it('leaves no table, file or export that knows the person', async () => {
  const tables = await dump()
  const knowing = (text: string) => tables.filter((each) => each.text.includes(text)).map(({ table }) => table)
  for (const marker of [person.email, ...Object.values(markers).filter((each) => each !== markers.name)]) expect(knowing(marker), marker).toEqual([])
  // Staff's own log is append-only; what it has is an id that leads nowhere any more.
  expect(knowing(person.userId).filter((table) => table !== 'audit_entries')).toEqual([])
  // What the books still call them by.
  const books = ['coupon_uses', 'flash_sale_uses', 'orders', 'outbox_events', 'payments', 'trades']
  expect(knowing(person.shopperId).filter((table) => !books.includes(table))).toEqual([])
  expect(existsSync(`${app.dataDir}/files/${fileKey}`)).toBe(false)
  expect(await mailsTo(app, person.email)).toEqual([])
  const { rows } = await app.database.pool.query<{ leftovers: number }>(
    `select count(*)::int as leftovers from orders where shopper_id = $1 and (address is not null or note <> '' or contact_indexes <> '{}' or identity_erased_at is null)`,
    [person.shopperId],
  )
  expect(rows[0]?.leftovers).toBe(0)
})

it('keeps the books, and they still agree', async () => {
  const report = await verifyDatabase(app.database)
  expect(report.checks.filter(({ severity, offending }) => severity === 'fault' && offending > 0).map(({ name }) => name)).toEqual([])
  expect(report.isClean).toBe(true)
  const { rows } = await app.database.pool.query('select total_minor, state from orders where shopper_id = $1 order by total_minor', [person.shopperId])
  expect(rows).toEqual([
    { total_minor: 3000, state: 'completed' },
    { total_minor: 7600, state: 'completed' },
  ])
})

it('leaves the shop its order, without who bought it', async () => {
  const { body: order } = await callerOf(app, person.tea.owner)('GET', `/merchant/${person.tea.merchantId}/orders/${person.teaOrderId}`)
  expect(order).toMatchObject({ isBuyerErased: true, address: null, contact: {}, note: '', state: 'completed', total: { amountMinor: 7600 } })
  const readings = `/merchant/${person.tea.merchantId}/orders/${person.teaOrderId}/contact-readings`
  const shown = await callerOf(app, person.tea.owner)('POST', readings, { reason: 'after-sales' })
  expect([shown.status, shown.body]).toEqual([200, { address: null, contact: {}, note: '' }])
})

it('is proved without saying who it was', async () => {
  const { rows } = await app.database.pool.query<{ person_hash: string; erased: Record<string, Record<string, number>> }>('select * from erasure_proofs')
  expect(rows).toHaveLength(1)
  expect(rows[0]?.person_hash).toBe(createHash('sha256').update(person.userId).digest('hex'))
  expect(rows[0]?.erased).toMatchObject({
    identity: { users: 1, addresses: 1, shoppers: 1 },
    orders: { orders: 2, trades: 1 },
    platform: { mails: expect.any(Number) },
    privacy: { consents: 1, mail_phrases: 1, privacy_exports: 1 },
  })
  await expect(app.database.pool.query('delete from erasure_proofs')).rejects.toThrow('not rewritten')
})

it('frees the address for somebody who comes anew and knows nothing', async () => {
  const anew = await signUpTester(app, `${markers.name}-gone`.toLowerCase())
  expect((await callerOf(app, anew)('GET', '/orders')).body.items).toEqual([])
  expect((await callerOf(app, anew)('GET', '/addresses')).body.items).toEqual([])
})
