import { expect, test } from 'vitest'
import { signedInClient } from './api.ts'
import { useBrowser } from './browser.ts'
import { checkPage } from './check-page.ts'
import { findOffer, offers } from './market.ts'
import { people } from './steps.ts'

const visit = useBrowser('merchant-coupons-and-codes')

test('a shop makes a coupon, and a guest sees at checkout what it takes off', async () => {
  const tea = await findOffer(offers.tea)
  const owner = await visit('desktop')
  await owner.context.addCookies((await signedInClient(people.teaHouseOwner)).cookies())
  await owner.open(`/merchant/${tea.shop.merchantId}/coupons`)
  await owner.page.getByRole('link', { name: '新建优惠码' }).first().click()
  await owner.page.getByRole('heading', { name: '新建优惠码', level: 1 }).waitFor()
  owner.troubles.expect(/^answer (400|422) POST \/merchant/)
  await owner.page.getByRole('button', { name: '创建优惠码' }).click()
  await expect.poll(() => owner.page.getByLabel('减多少').getAttribute('aria-invalid')).toBe('true')
  await checkPage(owner)
  await owner.page.getByLabel('优惠码', { exact: true }).fill('SPRING20')
  await owner.page.getByLabel(/名称/).first().fill('春茶立减')
  await owner.page.getByLabel('减多少').fill('20')
  await owner.screenshot('1-new-coupon')
  await owner.page.getByRole('button', { name: '创建优惠码' }).click()
  await owner.page.getByText('SPRING20').first().waitFor()
  await owner.screenshot('2-coupons')
  await checkPage(owner)

  const guest = await visit('phone')
  const { page } = guest
  await guest.open(`/checkout?offerId=${tea.offerId}&variantId=${tea.variants[0]?.variantId}&quantity=1&selection=%7B%22choices%22%3A%7B%7D%7D`)
  const sum = async () => Number(/¥([\d,.]+)/.exec(await page.getByRole('button', { name: /^提交订单/ }).innerText())?.[1]?.replaceAll(',', ''))
  const before = await sum()
  await page.getByLabel('优惠码', { exact: true }).fill('NO-SUCH-CODE')
  await page.getByRole('button', { name: '使用优惠码' }).click()
  await expect.poll(() => page.getByLabel('优惠码', { exact: true }).getAttribute('aria-invalid')).toBe('true')
  expect(await sum()).toBe(before)
  await checkPage(guest)
  await page.getByLabel('优惠码', { exact: true }).fill('spring20')
  await page.getByRole('button', { name: '使用优惠码' }).click()
  await page.getByText('春茶立减').first().waitFor()
  await expect.poll(sum).toBe(before - 20)
  await guest.screenshot('3-coupon-used')
  await checkPage(guest)
  await page.getByRole('button', { name: /去掉优惠码 SPRING20/i }).click()
  await expect.poll(sum).toBe(before)
})

test('a shop uploads codes, repeated ones are skipped, and there are more to sell', async () => {
  const card = await findOffer(offers.gameCard)
  const owner = await visit('desktop')
  const { page } = owner
  await owner.context.addCookies((await signedInClient(people.cardOwner)).cookies())
  await owner.open(`/merchant/${card.shop.merchantId}/offers/${card.offerId}/codes`)
  const left = async () =>
    Number(
      /还有 (\d+) 个/.exec(
        await page
          .getByText(/^还有 \d+ 个$/)
          .first()
          .innerText(),
      )?.[1],
    )
  const before = await left()
  await page.getByLabel('卡密', { exact: true }).first().fill('E2E-CODE-0001\nE2E-CODE-0002\nE2E-CODE-0002\n')
  await page.getByRole('button', { name: '上传卡密' }).first().click()
  await page.getByText(/新增 2 个/).waitFor()
  await expect.poll(left).toBe(before + 2)
  expect(await page.getByText('E2E-CODE-0001').count()).toBe(0)
  await owner.screenshot('4-codes')
  await checkPage(owner)
})
