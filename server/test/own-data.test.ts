import { accessOf } from '@yizhan/contract/access'
import { routes } from '@yizhan/contract/api'
import type { Route } from '@yizhan/contract/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'
import { signUpTester } from './people.ts'
import type { Tester } from './people.ts'
import { sellOne } from './shops.ts'
import type { TestOffer } from './shops.ts'

const address = { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' }
/** Input that passes the schema, so that it is the data rule which answers. */
const bodies: Readonly<Record<string, object>> = {
  finishContactChange: { newCode: '123456', oldCode: '123456' },
  finishConfirmation: { method: 'email', code: '123456' },
  renamePasskey: { name: 'mine now' },
  changeSavedAddress: { address },
  changeMember: { role: 'clerk' },
  changeOffer: { slug: 'thing', kind: 'goods', title: { en: 'Mine now' }, categorySlug: 'other', variants: [{ sku: 'x-1', priceMinor: 1, stock: 1 }] },
  setOfferState: { state: 'draft' },
  addLine: { offerId: 'off_01jd0000000000000000000000', quantity: 1 },
  changeLine: { quantity: 2 },
  payTrade: { method: 'sandbox' },
  changeAddress: { address },
  readOrderContact: { reason: 'dispatch' },
  refuseOrder: { reason: 'just so' },
  answerCancelRequest: { isGranted: true, reason: 'just so' },
  dispatchOrder: { carrier: 'sf', trackingNumber: 'SF1234567890' },
  addCodes: { codes: ['CODE-0001'] },
}
/** Ids that no row's owner keeps for themselves: whoever has the proof or works for the platform. */
const isOwned = (route: Route) => /\{(?!merchantId)\w+\}/.test(route.path) && ['own', 'shop'].includes(accessOf(route.name).data)
const owned = (Object.values(routes) as Route[]).filter(isOwned)

let app: TestApp
let shop: TestOffer
let otherShop: TestOffer
let buyer: Tester
let stranger: Tester
const ids: Record<string, string> = {}
/** The link of the buyer's export, as if a stranger had got hold of it. */
let exportToken = ''

const send = async (method: Route['method'], url: string, { headers, payload }: { headers: Tester['headers']; payload?: object }) => {
  const key = { 'idempotency-key': `own-data-${method}-${url}`.slice(0, 190) }
  const answer = await app.http.inject({ method, url: `/api/v1${url}`, headers: { ...headers, ...key }, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.headers['content-type']?.includes('json') ? answer.json() : {} }
}
const made = async (method: Route['method'], url: string, who: Tester, payload?: object) => {
  const { status, body } = await send(method, url, { headers: who.headers, payload })
  if (status >= 400) throw new Error(`${method} ${url}: ${JSON.stringify(body)}`)
  return body
}

beforeAll(async () => {
  app = await createTestApp()
  ;[shop, otherShop] = [await sellOne(app, { slug: 'mine', priceMinor: 1000 }), await sellOne(app, { slug: 'theirs', priceMinor: 1000 })]
  ;[buyer, stranger] = [await signUpTester(app, 'buyer'), await signUpTester(app, 'stranger')]
  await ownedByBuyer()
  await ownedByShop()
  await app.settle()
  exportToken = await tokenMailed()
})
afterAll(() => app.close())

async function ownedByBuyer() {
  const cart = await made('POST', '/carts', buyer, {})
  const { cart: filled } = { cart: await made('POST', `/carts/${cart.cartId}/lines`, buyer, { offerId: shop.offerId, quantity: 1 }) }
  const trade = await made('POST', '/trades', buyer, { lines: [{ offerId: shop.offerId }], address, contact: { email: 'buyer@test.yizhan.test' } })
  Object.assign(ids, {
    cartId: cart.cartId,
    lineId: (filled.cart ?? filled).shops[0].lines[0].lineId,
    tradeId: trade.tradeId,
    orderId: trade.orders[0].orderId,
    paymentId: trade.payment.paymentId,
    addressId: (await made('POST', '/addresses', buyer, { address })).addressId,
    sessionId: (await made('GET', '/me/sessions', buyer)).items[0].sessionId,
    proofId: (await made('POST', '/me/confirmations', buyer, { method: 'email' })).proofId,
    passkeyId: 'pky_01jd0000000000000000000001',
    exportId: (await made('POST', '/privacy/exports', buyer)).exportId,
  })
  await app.database.pool.query(
    `insert into passkeys (id, user_id, name, credential_id, user_handle, public_key, counter, transports, is_synced, created_at)
      values ($1, $2, $3, 'own', 'own', '\\x00', 0, '{}', false, now())`,
    [ids.passkeyId, buyer.userId, app.platform.crypto.encrypt('mine', `passkey:${ids.passkeyId}`)],
  )
}

async function ownedByShop() {
  const { owner, merchantId, offerId, variantId } = shop
  const now = app.clock.now().getTime()
  const sale = {
    offerId,
    priceMinor: 900,
    units: 1,
    limitPerPerson: 1,
    startsAt: new Date(now + 3_600_000).toISOString(),
    endsAt: new Date(now + 7_200_000).toISOString(),
  }
  Object.assign(ids, {
    offerId,
    variantId,
    userId: owner.userId,
    apiKeyId: (await made('POST', `/merchant/${merchantId}/api-keys`, owner, { name: 'desk', scopes: ['orders:read'], days: 30 })).key.apiKeyId,
    flashSaleId: (await made('POST', `/merchant/${merchantId}/flash-sales`, owner, sale)).flashSaleId,
    importId: await importOf(shop),
    entryId: (await made('GET', `/merchant/${merchantId}/audit`, owner)).items[0].entryId,
  })
}

async function importOf({ owner, merchantId }: TestOffer): Promise<string> {
  const headers = { ...owner.headers, 'content-type': 'text/csv' }
  const answer = await app.http.inject({ method: 'POST', url: `/api/v1/merchant/${merchantId}/imports?fileName=own.csv`, headers, payload: 'sku\n' })
  if (answer.statusCode >= 400) throw new Error(answer.body)
  return answer.json().importId
}

async function tokenMailed(): Promise<string> {
  const { items } = await app.platform.mail.list({ limit: 10, to: 'buyer@test.yizhan.test' })
  const token = items.map(({ text }) => /exports\/\w+\?token=(\S+)/.exec(text)?.[1]).find(Boolean)
  if (!token) throw new Error('no export was told by mail')
  return token
}

const unknown = (id: string) => `${id.split('_')[0]}_01jd0000000000000000000009`
const url = (route: Route, merchantId: string, id: (name: string) => string) => {
  const path = route.path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'merchantId' ? merchantId : id(name)))
  return route.name === 'fetchPrivacyExport' ? `${path}?token=${exportToken}` : path
}

describe('every route about somebody’s own', () => {
  it.each(owned.map((route) => [route.name, route] as const))('%s answers a stranger as if it did not exist', async (_name, route) => {
    for (const name of route.path.matchAll(/\{(\w+)\}/g)) if (name[1] !== 'merchantId') expect(ids, `a real ${name[1]}`).toHaveProperty(name[1] ?? '')
    const who = accessOf(route.name).data === 'shop' ? otherShop.owner : stranger
    const payload = ['POST', 'PUT', 'PATCH'].includes(route.method) ? (bodies[route.name] ?? {}) : undefined
    const [foreign, none] = [
      await send(
        route.method,
        url(route, otherShop.merchantId, (name) => ids[name] ?? ''),
        { headers: who.headers, payload },
      ),
      await send(
        route.method,
        url(route, otherShop.merchantId, (name) => unknown(ids[name] ?? '')),
        { headers: who.headers, payload },
      ),
    ]
    expect([foreign.status, foreign.body.code, foreign.body.title]).toEqual([none.status, none.body.code, none.body.title])
    expect(foreign.body.code, JSON.stringify(foreign.body)).not.toBe('request.invalid')
  })

  it.each(owned.filter(({ method }) => method === 'GET').map((route) => [route.name, route] as const))('%s answers its owner', async (_name, route) => {
    const who = accessOf(route.name).data === 'shop' ? shop.owner : buyer
    const { status, body } = await send(
      'GET',
      url(route, shop.merchantId, (name) => ids[name] ?? ''),
      { headers: who.headers },
    )
    expect(status, JSON.stringify(body)).toBe(200)
  })
})
