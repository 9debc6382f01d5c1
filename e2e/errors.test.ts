import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from './browser.ts'
import type { Visitor } from './browser.ts'
import { checkPage } from './check-page.ts'
import { changeVariants, findOffer, offers } from './market.ts'
import { addToCart, fillAddress, payInSandbox } from './steps.ts'

const visit = useBrowser('errors')

test('an address that leads nowhere says so and offers a way on', async () => {
  const visitor = await visit('phone')
  const { page } = visitor
  visitor.troubles.expect(/^answer 404 GET \/(no-such-page|offers\/off_|shops\/no-such-shop|merchant\/no)/)
  for (const nowhere of ['/no-such-page', '/offers/off_00000000000000000000000000', '/shops/no-such-shop']) {
    const answer = await page.goto(nowhere)
    expect(answer?.status()).toBe(404)
    await page.getByRole('heading', { name: '没有找到这一页', level: 1 }).waitFor()
    await checkPage(visitor)
  }
  await visitor.screenshot('1-not-found')
  await page.getByRole('link', { name: '回到首页' }).last().click()
  await page.waitForURL((url) => url.pathname === '/')
})

test('an empty cart and a checkout without anything lead on', async () => {
  const visitor = await visit('phone')
  const { page } = visitor
  await visitor.open('/cart')
  await page.getByText('购物车还空着').waitFor()
  await visitor.screenshot('2-empty-cart')
  await checkPage(visitor)
  await visitor.open('/checkout')
  await page.getByText('没有要结算的东西').waitFor()
  await checkPage(visitor)
  await page.getByRole('main').getByRole('link', { name: '去逛逛' }).click()
  await page.waitForURL('**/offers')
})

test('a checkout with mistakes says each beside its field and keeps what was typed', async () => {
  const visitor = await visit('phone')
  const { page } = visitor
  visitor.troubles.expect(/^answer (400|409|422) POST \/checkout/)
  await visitor.open(`/offers/${(await findOffer(offers.pot)).offerId}`)
  await addToCart(page)
  await visitor.open('/checkout')
  await page.getByLabel('邮箱').fill('not-an-address')
  await page.getByLabel('详细地址').fill('只有街道')
  await page.getByRole('button', { name: /^提交订单/ }).click()
  await page.getByText('还差一点：请看下面标出的地方。').waitFor()
  for (const label of ['邮箱', '收货人', '省']) expect(await describedAs(page, label), label).not.toBe('')
  expect(await page.getByLabel('详细地址').inputValue()).toBe('只有街道')
  await visitor.screenshot('3-mistakes')
  await checkPage(visitor)

  await page.getByLabel('邮箱').fill('mended@example.test')
  await fillAddress(page)
  await page.getByRole('button', { name: /^提交订单/ }).click()
  await page.waitForURL('**/cashier/**')
})

test('a declined payment says that nothing was charged and can be paid again', async () => {
  const visitor = await visit('phone')
  const { page } = visitor
  await visitor.open(`/offers/${(await findOffer(offers.gameCard)).offerId}`)
  await addToCart(page)
  await visitor.open('/checkout')
  await page.getByLabel('邮箱').fill('declined@example.test')
  await page.getByRole('button', { name: /^提交订单/ }).click()
  await page.getByRole('link', { name: '在这台设备上付款' }).click()
  await page.getByRole('button', { name: '付款失败' }).click()
  await page.getByText('已拒绝这次付款。').waitFor()
  await page.getByRole('link', { name: '回到收银台' }).click()
  await page
    .getByRole('alert')
    .filter({ hasText: /没有扣款/ })
    .waitFor()
  await visitor.screenshot('4-declined')
  await checkPage(visitor)

  await page.getByRole('button', { name: /^付 ¥/ }).click()
  await payInSandbox(visitor)
  await page.getByRole('link', { name: '回到收银台' }).click()
  await page.waitForURL('**/trades/**')
  await page.getByRole('heading', { name: '付款成功' }).waitFor()
})

test('a price that changed between checkout and order is shown, old and new, before anything is placed', async () => {
  const visitor = await visit('phone')
  const { page } = visitor
  visitor.troubles.expect(/^answer 409 POST \/checkout/)
  const offer = await findOffer(offers.pot)
  await visitor.open(`/offers/${offer.offerId}`)
  await addToCart(page)
  await visitor.open('/checkout')
  await page.getByLabel('邮箱').fill('price@example.test')
  await fillAddress(page)
  const button = page.getByRole('button', { name: /^提交订单，付 ¥/ })
  const before = /¥[\d,.]+/.exec(await button.innerText())?.[0] ?? ''
  await changeVariants(offers.pot, ({ priceMinor }) => ({ priceMinor: priceMinor + 1_000, compareAtMinor: null }))
  await button.click()
  await page.getByRole('alert').filter({ hasText: before }).waitFor()
  const now = /¥[\d,.]+/.exec(await button.innerText())?.[0] ?? ''
  expect(now).not.toBe(before)
  await page.getByRole('alert').filter({ hasText: now }).waitFor()
  await visitor.screenshot('5-price-changed')
  await checkPage(visitor)
  await button.click()
  await page.waitForURL('**/cashier/**')
  await page.getByText(now).first().waitFor()
})

test('pressing the button twice orders once', async () => {
  const visitor = await visit('desktop')
  const { page } = visitor
  await visitor.open(`/offers/${(await findOffer(offers.gameCard)).offerId}`)
  await addToCart(page)
  await visitor.open('/checkout')
  await page.getByLabel('邮箱').fill('twice@example.test')
  await page.getByRole('button', { name: /^提交订单/ }).dblclick()
  await page.waitForURL('**/cashier/**')
  await visitor.open('/orders')
  await expect.poll(() => page.getByRole('link', { name: /^查看订单/ }).count()).toBe(1)
})

test('of two who want the last one, one gets it and the other is told before anything is placed', async () => {
  await changeVariants(offers.milkPan, () => ({ stock: 1 }))
  const offer = await findOffer(offers.milkPan)
  const visitors = [await visit('desktop'), await visit('phone')]
  for (const visitor of visitors) {
    visitor.troubles.expect(/^answer 409 POST \/checkout/)
    await visitor.open(`/checkout?offerId=${offer.offerId}&variantId=${offer.variants[0]?.variantId}&quantity=1&selection=%7B%22choices%22%3A%7B%7D%7D`)
    await visitor.page.getByLabel('邮箱').fill('last-one@example.test')
    await fillAddress(visitor.page)
  }
  await Promise.all(visitors.map(({ page }) => page.getByRole('button', { name: /^提交订单/ }).click()))
  const isTold = ({ page }: Visitor) => page.getByRole('alert').filter({ hasText: offers.milkPan }).first().isVisible()
  const isPaying = ({ page }: Visitor) => page.url().includes('/cashier/')
  await expect.poll(async () => (await Promise.all(visitors.map(async (one) => isPaying(one) || (await isTold(one))))).every(Boolean)).toBe(true)
  expect(visitors.filter(isPaying)).toHaveLength(1)
  const loser = visitors.find((one) => !isPaying(one))
  if (!loser) return
  await loser.screenshot('6-last-one-gone')
  await checkPage(loser)
})

/** What a screen reader says of a field beside its label. */
async function describedAs(page: Page, label: string): Promise<string> {
  const field = page.getByLabel(label, { exact: label === '省' }).first()
  expect(await field.getAttribute('aria-invalid'), label).toBe('true')
  const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ').filter(Boolean)
  const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).innerText()))
  return texts.join(' ').trim()
}
