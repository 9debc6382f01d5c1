import { catalogueRoutes, offerDraftSchema } from '@yizhan/contract/catalogue'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signedInClient } from './api.ts'
import { useBrowser } from './browser.ts'
import { checkPage } from './check-page.ts'
import { findOffer, offers } from './market.ts'
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
  await raisePrices(offers.pot, 1_000)
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

/** What a screen reader says of a field beside its label. */
async function describedAs(page: Page, label: string): Promise<string> {
  const field = page.getByLabel(label, { exact: label === '省' }).first()
  expect(await field.getAttribute('aria-invalid'), label).toBe('true')
  const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ').filter(Boolean)
  const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).innerText()))
  return texts.join(' ').trim()
}

async function raisePrices(title: string, byMinor: number): Promise<void> {
  const { shop, offerId } = await findOffer(title)
  const owner = await signedInClient(`${shop.slug}@demo.yizhan.test`)
  const params = { merchantId: shop.merchantId, offerId }
  const draft = offerDraftSchema.parse(await owner.call(catalogueRoutes.readOwnOffer, { params }))
  const variants = draft.variants.map((variant) => ({ ...variant, priceMinor: variant.priceMinor + byMinor, compareAtMinor: null }))
  await owner.call(catalogueRoutes.changeOffer, { params, body: { ...draft, variants } })
}
