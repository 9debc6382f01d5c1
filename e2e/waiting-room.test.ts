import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { admissionRoutes } from '@yizhan/contract/admission'
import { cartRoutes } from '@yizhan/contract/cart'
import { guestClient } from './api.ts'
import type { ApiClient } from './api.ts'
import { useBrowser } from './browser.ts'
import { checkPage } from './check-page.ts'
import { findOffer, offers } from './market.ts'
import { confirmedClient, people } from './steps.ts'

const visit = useBrowser('waiting-room')
const widths = [360, 768, 1440] as const
/** At one admission a second, the line stands for as long as this: time to look at its page. */
const peopleBefore = 12

let operator: ApiClient
let others: ApiClient[]
const setRate = (ratePerSecond: number | null) => operator.call(admissionRoutes.changeGate, { body: { ratePerSecond } })
beforeAll(async () => {
  operator = await confirmedClient(people.operator)
})
afterAll(() => setRate(null))
beforeEach(async () => {
  await setRate(1)
  others = []
  for (let count = 0; count < peopleBefore; count += 1) {
    const other = guestClient()
    const place = await other.call(admissionRoutes.joinLine, {})
    if (place.state === 'waiting') others.push(other)
  }
})

async function shopperWithCart(javaScriptEnabled: boolean) {
  const visitor = await visit('desktop', { javaScriptEnabled })
  const client = guestClient()
  const { offerId, variants } = await findOffer(offers.tea)
  const { cartId } = await client.call(cartRoutes.createCart, {})
  await client.call(cartRoutes.addLine, { params: { cartId }, body: { offerId, variantId: variants[0]?.variantId, selection: {}, quantity: 1 } })
  await visitor.context.addCookies(client.cookies())
  return visitor
}

test('when too many check out, a visitor sees position and time, keeps the place, and goes on by itself', async () => {
  const visitor = await shopperWithCart(true)
  const { page } = visitor
  await page.goto('/checkout')
  await page.waitForURL('**/waiting**')
  await page.getByRole('heading', { name: /^你排在第 \d+ 位$/, level: 1 }).waitFor()
  await page.getByText('购物车会一直留着', { exact: false }).waitFor()
  const positionOf = async () => Number(/\d+/.exec((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[0])
  const before = await positionOf()
  await page.reload()
  expect(await positionOf()).toBeLessThanOrEqual(before)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await checkPage(visitor)
    await visitor.screenshot(`waiting-${width}`)
  }
  await page.waitForURL('**/checkout', { timeout: 60_000 })
  await page.getByRole('heading', { name: '结算', level: 1 }).waitFor()
  await page.getByRole('button', { name: /^提交订单/ }).waitFor()
})

test('without JavaScript the page reads itself again until it is one’s turn', async () => {
  const visitor = await shopperWithCart(false)
  const { page } = visitor
  await page.goto('/checkout')
  await page.waitForURL('**/waiting**')
  await page.getByRole('heading', { name: /^你排在第 \d+ 位$/, level: 1 }).waitFor()
  await visitor.screenshot('no-script')
  await page.waitForURL('**/checkout', { timeout: 60_000 })
  await page.getByRole('button', { name: /^提交订单/ }).waitFor()
})

test('an operator sees the line and lets everybody in', async () => {
  const visitor = await visit('desktop')
  await visitor.context.addCookies(operator.cookies())
  const { page } = visitor
  await visitor.open('/operator/admission')
  await page.getByText('每秒 1 人', { exact: true }).waitFor()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await checkPage(visitor)
    await visitor.screenshot(`operator-${width}`)
  }
  await page.getByLabel('每秒放行人数').fill('0')
  await page.getByRole('button', { name: '保存放行人数' }).click()
  await page.getByText('不限，全部放行', { exact: true }).waitFor()
  const [last] = others.slice(-1)
  if (!last) throw new Error('nobody had to wait')
  expect(await last.call(admissionRoutes.readPlace, {})).toMatchObject({ state: 'open' })
})
