import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemIds } from '#platform/ids.ts'
import { createTestApp } from './app.ts'
import type { TestApp } from './app.ts'
import { sellOne } from './shops.ts'
import type { TestOffer } from './shops.ts'

const extras = {
  key: 'extras',
  name: { 'zh-CN': '附件', en: 'Extras' },
  choicesMax: 2,
  choices: ['cup', 'tin'].map((key) => ({ key, name: { 'zh-CN': key, en: key } })),
}
const notTogether = {
  when: { group: 'extras', choice: 'cup' },
  excludes: [{ group: 'extras', choice: 'tin' }],
  reason: { 'zh-CN': '杯子放不进罐子。', en: 'The cup does not fit into the tin.' },
}

let app: TestApp
let tea: TestOffer
beforeAll(async () => {
  app = await createTestApp()
  tea = await sellOne(app, { slug: 'tea', priceMinor: 6800, stock: 5, draft: { optionGroups: [extras], optionRules: [notTogether] } })
})
afterAll(() => app.close())

it.each([
  { name: 'a variant there is not', bad: { variantId: systemIds.next('var') }, code: 'line.variant-unknown' },
  { name: 'choices that do not go together', bad: { selection: { choices: { extras: ['cup', 'tin'] } } }, code: 'line.selection-invalid' },
  { name: 'a choice there is not', bad: { selection: { choices: { extras: ['lid'] } } }, code: 'line.selection-invalid' },
  { name: 'more than can be ordered at once', bad: { quantity: 1000 }, code: 'line.quantity-too-high' },
])('8: $name is refused alike when it is added, changed, quoted and ordered', async ({ bad, code }) => {
  const made = (await app.http.inject({ method: 'POST', url: '/api/v1/carts', payload: {} })).json()
  const headers = { authorization: `Bearer ${made.accessToken}` }
  const send = async (method: 'POST' | 'PATCH', url: string, payload: object) => {
    const answer = await app.http.inject({ method, url: `/api/v1${url}`, headers: { ...headers, 'idempotency-key': systemIds.next('evt') }, payload })
    return { status: answer.statusCode, ...answer.json() }
  }
  const line = { offerId: tea.offerId, quantity: 1 }
  const cart = await send('POST', `/carts/${made.cartId}/lines`, line)
  const { lineId } = cart.shops[0].lines[0]
  const purchase = {
    lines: [{ ...line, ...bad }],
    contact: { email: 'guest@test.yizhan.test' },
    address: { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' },
  }
  const refusals = [
    await send('POST', `/carts/${made.cartId}/lines`, { ...line, ...bad }),
    await send('PATCH', `/carts/${made.cartId}/lines/${lineId}`, bad),
    await send('POST', '/trades', purchase),
  ]
  expect(refusals.map((refusal) => [refusal.status, refusal.code])).toEqual([
    [409, code],
    [409, code],
    [409, code],
  ])
  expect(new Set(refusals.map(({ title }) => title)).size).toBe(1)
  const quote = await send('POST', '/quotes', purchase)
  expect(quote.refusals.map((refusal: { code: string }) => refusal.code)).toEqual([code])
})
