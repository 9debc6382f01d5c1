import { afterAll, beforeAll, expect, test } from 'vitest'
import { all, run, sql } from '#platform/db.ts'
import { createLog } from '#platform/log.ts'
import { sealedColumns } from '../src/sealed-columns.ts'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'
import { codeSentTo, cookiesOf } from './people.ts'

// A market is lived through the public API with a word of its own in every field that may tell of somebody; then whoever
// gets hold of the database or of the logs looks for these words.

/** Latin and Chinese, and not to be met by chance. */
const markers = {
  ownerName: '店主欧阳晴岚',
  ownerEmail: 'qinglan.ouyang@dump.test',
  ownerPassword: 'Zx-quokka-91-umbrella',
  shopperName: '顾客令狐雪松',
  shopperEmail: 'xuesong.linghu@dump.test',
  shopperPassword: 'Vm-walrus-37-lantern',
  savedRecipient: '上官飞燕收',
  savedPhone: '13677001122',
  savedStreet: '白鹭洲路七号楼',
  recipient: '慕容秋荻收',
  phone: '13899113355',
  street: '梧桐映雪巷九单元',
  postalCode: '310977',
  email: 'qiudi.murong@dump.test',
  contactPhone: '13512340987',
  note: '请敲三下门再进来',
  cancelReason: '家里老人住院了',
  requestReason: '地址写成前任的了',
  refuseReason: '收件人电话打不通啊',
  otherEmail: 'other.guest@dump.test',
  otherStreet: '落霞孤鹜大厦三层',
  code: 'DUMP-CARD-7Q4Z-8841',
  spareCode: 'DUMP-CARD-2M9X-1170',
} as const

const logged: string[] = []
/** Bearer tokens, cookies and codes that were given out. */
const proofs: string[] = []
let app: TestApp

type Headers = Readonly<Record<string, string>>
let calls = 0
async function call(method: 'GET' | 'POST' | 'PUT', url: string, { headers = {}, payload }: { headers?: Headers; payload?: object } = {}) {
  calls += 1
  const answer = await app.http.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...headers, 'idempotency-key': `dump-call-${calls}` },
    ...(payload && { payload }),
  })
  if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.body}`)
  proofs.push(...answer.cookies.map(({ value }) => value).filter((value) => value.length > 20))
  const body = answer.json()
  if (typeof body.accessToken === 'string') proofs.push(body.accessToken)
  return body
}

async function signUp(name: string, email: string, password: string): Promise<Headers> {
  const { proofId } = await call('POST', '/accounts', { payload: { name, email, password } })
  const before = proofs.length
  await call('POST', `/accounts/${proofId}/verification`, { payload: { code: await codeSentTo(app, email) } })
  // A second time, by the password.
  const signedIn = await app.http.inject({ method: 'POST', url: '/api/v1/sessions', payload: { email, password } })
  expect(signedIn.statusCode).toBeLessThan(300)
  proofs.push(...signedIn.cookies.map(({ value }) => value).filter((value) => value.length > 20))
  expect(proofs.length).toBeGreaterThan(before + 1)
  return { cookie: cookiesOf(signedIn) }
}

interface Sold {
  readonly merchantId: string
  readonly tea: string
  readonly card: string
}
async function openShop(owner: Headers): Promise<Sold> {
  const texts = { 'zh-CN': '一家小店', en: 'A small shop' }
  const shop = { slug: 'dump', name: texts, description: texts, colour: '#C2410C', currency: 'CNY', deliveryFeeMinor: 0, freeDeliveryFromMinor: null }
  const { merchantId } = await call('POST', '/merchant/shops', { headers: owner, payload: shop })
  const sell = async (slug: string, kind: 'goods' | 'code') => {
    const variants = [{ sku: slug, priceMinor: 1000, stock: kind === 'code' ? null : 20 }]
    const draft = { slug, kind, title: texts, categorySlug: 'other', variants }
    const { offerId, variants: made } = await call('POST', `/merchant/${merchantId}/offers`, { headers: owner, payload: draft })
    const [{ variantId }] = made
    if (kind === 'code')
      await call('POST', `/merchant/${merchantId}/variants/${variantId}/codes`, { headers: owner, payload: { codes: [markers.code, markers.spareCode] } })
    await call('PUT', `/merchant/${merchantId}/offers/${offerId}/state`, { headers: owner, payload: { state: 'published' } })
    return String(offerId)
  }
  return { merchantId: String(merchantId), tea: await sell('tea', 'goods'), card: await sell('card', 'code') }
}

const address = { recipient: markers.recipient, phone: markers.phone, regionCode: '330106', street: markers.street, postalCode: markers.postalCode }
const contact = { email: markers.email, phone: markers.contactPhone }

async function newGuest(): Promise<Headers> {
  const { accessToken } = await call('POST', '/carts', { payload: {} })
  return { authorization: `Bearer ${accessToken}` }
}
interface Placed {
  readonly orders: readonly { readonly orderId: string; readonly number: string }[]
  readonly payment: { readonly paymentId: string }
}
async function buy(buyer: Headers, sold: Sold, offerIds: readonly string[], more: object = {}): Promise<Placed> {
  const lines = offerIds.map((offerId) => ({ offerId, quantity: 1 }))
  const body = { lines, address, contact, notes: { [sold.merchantId]: markers.note }, payment: { method: 'sandbox' }, ...more }
  await call('POST', '/quotes', { headers: buyer, payload: { lines, address, contact } })
  return await call('POST', '/trades', { headers: buyer, payload: body })
}
async function pay({ payment }: Placed): Promise<void> {
  await call('POST', `/sandbox/payments/${payment.paymentId}/outcome`, { payload: { outcome: 'succeeded', deliver: 'once' } })
  await app.settle()
}
const orderOf = ({ orders }: Placed, at = 0) => orders[at]?.orderId ?? ''

async function live(): Promise<void> {
  const owner = await signUp(markers.ownerName, markers.ownerEmail, markers.ownerPassword)
  const sold = await openShop(owner)
  await app.settle()
  const shopper = await signUp(markers.shopperName, markers.shopperEmail, markers.shopperPassword)
  const saved = { recipient: markers.savedRecipient, phone: markers.savedPhone, regionCode: '310104', street: markers.savedStreet }
  await call('POST', '/addresses', { headers: shopper, payload: { address: saved, isDefault: true } })
  const shop = `/merchant/${sold.merchantId}/orders`

  const guest = await newGuest()
  const paid = await buy(guest, sold, [sold.tea, sold.card])
  await pay(paid)
  for (const { orderId } of paid.orders) await call('GET', `/orders/${orderId}`, { headers: guest })
  const { lookupId } = await call('POST', '/order-lookups', { payload: { number: paid.orders[0]?.number, contact: markers.email } })
  expect(lookupId).toBeDefined()

  const cancelled = await buy(guest, sold, [sold.tea])
  await call('POST', `/orders/${orderOf(cancelled)}/cancel`, { headers: guest, payload: { reason: markers.cancelReason } })
  const requested = await buy(guest, sold, [sold.tea])
  await pay(requested)
  await call('POST', `${shop}/${orderOf(requested)}/acceptance`, { headers: owner })
  await call('POST', `/orders/${orderOf(requested)}/cancel`, { headers: guest, payload: { reason: markers.requestReason } })
  const refused = await buy(shopper, sold, [sold.tea], { contact: { email: markers.otherEmail } })
  await call('PUT', `/orders/${orderOf(refused)}/address`, { headers: shopper, payload: { address: { ...address, street: markers.otherStreet } } })
  await pay(refused)
  await call('POST', `${shop}/${orderOf(refused)}/refusal`, { headers: owner, payload: { reason: markers.refuseReason } })
  await app.settle()
}

beforeAll(async () => {
  const log = createLog({ level: 'debug', format: 'json', destination: { write: (line) => void logged.push(line) } })
  app = await createTestApp({}, { log })
  await live()
}, 60_000)
afterAll(() => app.close())

interface Column {
  readonly schema: string
  readonly table: string
  readonly column: string
}
const columns = () =>
  all(
    app.database.db,
    sql<Column>`select table_schema as schema, table_name as table, column_name as column from information_schema.columns
      where table_schema in ('public', 'graphile_worker') and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')`,
  )
/** `table.column word` of every word that lies readable in the database. */
async function leaks(words: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const { schema, table, column } of await columns()) {
    const values = sql`select lower(${sql.ref(column)}::text) as value from ${sql.id(schema, table)}`
    const rows = await all(
      app.database.db,
      sql<{
        word: string
      }>`select distinct word from (${values}) as held, unnest(${words.map((word) => word.toLowerCase())}::text[]) as word where strpos(value, word) > 0`,
    )
    found.push(...rows.map(({ word }) => `${table}.${column} ${word}`))
  }
  return found
}

test('the market was lived: what people wrote is there, for those it is meant for', async () => {
  const { items } = await app.platform.mail.list({ limit: 50 })
  const mails = JSON.stringify(items)
  for (const word of [markers.email, markers.otherEmail, markers.code, markers.refuseReason]) expect(mails).toContain(word)
  const [counted] = await all(
    app.database.db,
    sql<{ orders: number; notes: number }>`select count(*) as orders, count(*) filter (where note <> '') as notes from orders`,
  )
  expect(counted).toEqual({ orders: 5, notes: 5 })
})

test('a dump of the database shows nothing of anybody in clear', async () => {
  expect(await leaks(Object.values(markers))).toEqual([])
})

test('a dump holds no cookie, token or password that would let somebody in', async () => {
  expect(proofs.length).toBeGreaterThan(4)
  const encoded = proofs.flatMap((proof) => [proof, encodeURIComponent(proof)])
  expect(await leaks([...encoded, markers.ownerPassword, markers.shopperPassword])).toEqual([])
})

test('log lines of all of it, at level debug, hold none of it either', () => {
  const text = logged.join('').toLowerCase()
  expect([...Object.values(markers), ...proofs].filter((word) => text.includes(word.toLowerCase()))).toEqual([])
})

test('a column that is left open is found', async () => {
  await run(app.database.db, sql`update orders set cancel_reason = ${`……${markers.cancelReason}`} where id = (select min(id) from orders)`)
  expect(await leaks([markers.cancelReason])).toEqual([`orders.cancel_reason ${markers.cancelReason}`])
  await run(app.database.db, sql`update orders set cancel_reason = null where id = (select min(id) from orders)`)
})

test('every column with sealed values is on the list that rotation and the verifier walk', async () => {
  const listed = new Set(sealedColumns.flatMap(({ table, columns: sealed }) => Object.keys(sealed).map((column) => `${table}.${column}`)))
  const unlisted: string[] = []
  for (const { schema, table, column } of await columns()) {
    const [row] = await all(
      app.database.db,
      sql`select from ${sql.id(schema, table)} where ${sql.ref(column)}::text ~ '(^|[^A-Za-z0-9_-])v1\\.k[0-9]+\\.' limit 1`,
    )
    if (row && !listed.has(`${table}.${column}`)) unlisted.push(`${table}.${column}`)
  }
  expect(unlisted).toEqual([])
})
