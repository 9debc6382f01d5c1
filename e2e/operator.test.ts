import { expect, test } from 'vitest'
import { guestClient, signedInClient } from './api.ts'
import { useBrowser } from './browser.ts'
import { checkPage } from './check-page.ts'
import { findOffer, offers, order } from './market.ts'
import { confirmByMail, people, signIn } from './steps.ts'

const visit = useBrowser('operator')

test('an operator sees that the books balance, finds any order, and makes a category that shoppers see', async () => {
  const bought = await order(guestClient(), { offer: await findOffer(offers.tea), email: 'seen-by-operator@example.test' })
  const operator = await visit('desktop')
  const { page } = operator
  await signIn(operator, people.operator, '/operator')
  await page.getByText('账是平的').waitFor()
  await operator.screenshot('1-today')
  await checkPage(operator)

  await page.getByRole('navigation', { name: '主要导航' }).getByRole('link', { name: '订单' }).click()
  await page.getByRole('heading', { name: '订单', level: 1 }).waitFor()
  await page.getByText(bought.number).first().waitFor()
  // Operators look after orders, not after people.
  expect(await page.getByText('seen-by-operator@example.test').count()).toBe(0)
  await checkPage(operator)

  await page.getByRole('navigation', { name: '主要导航' }).getByRole('link', { name: '分类' }).click()
  await page.getByRole('link', { name: '新建分类' }).first().click()
  await confirmByMail(operator, people.operator)
  await page.getByLabel('网址').fill('e2e-lamps')
  await page.getByLabel(/^名称/).first().fill('灯具')
  await page.getByRole('button', { name: '保存分类' }).click()
  await page.getByText('灯具').first().waitFor()
  await operator.screenshot('2-categories')
  await checkPage(operator)
})

test('consoles are closed to those who do not work there', async () => {
  const shopper = await visit('desktop')
  const { page } = shopper
  await shopper.context.addCookies((await signedInClient(people.otherShopper)).cookies())
  shopper.troubles.expect(/^answer (403|404) GET \/(operator|merchant)/)
  const { shop } = await findOffer(offers.tea)
  for (const closed of ['/operator', '/operator/orders', `/merchant/${shop.merchantId}`, `/merchant/${shop.merchantId}/orders`]) {
    const answer = await page.goto(closed)
    expect([403, 404]).toContain(answer?.status())
    await page.getByRole('heading', { level: 1 }).waitFor()
    await checkPage(shopper)
  }
})
