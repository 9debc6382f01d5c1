import { expect, test } from 'vitest'
import { useBrowser } from './browser.ts'
import { checkPage } from './check-page.ts'
import { findOffer, offers } from './market.ts'
import { chooseVariant, people, signIn } from './steps.ts'

const visit = useBrowser('returning-buyer')

test('somebody known buys in three screens: the offer, a checkout that is filled in, the cashier', async () => {
  const buyer = await visit('phone')
  const { page } = buyer
  await signIn(buyer, people.shopper)
  const { offerId } = await findOffer(offers.pot)

  const screens = new Set<string>()
  page.on('framenavigated', (frame) => frame === page.mainFrame() && screens.add(new URL(frame.url()).pathname))
  await buyer.open(`/offers/${offerId}`)
  await chooseVariant(page)
  await page.getByRole('button', { name: '立即下单' }).click()

  await page.getByRole('heading', { name: '结算', level: 1 }).waitFor()
  expect(await page.getByLabel('邮箱').inputValue()).toBe(people.shopper)
  expect(await page.getByRole('radio', { name: /李小满/ }).isChecked()).toBe(true)
  await page.getByText('文三路 138 号').first().waitFor()
  await buyer.screenshot('checkout')
  await checkPage(buyer)
  await page.getByRole('button', { name: /^提交订单，付 ¥/ }).click()

  await page.getByRole('img', { name: /付款二维码/ }).waitFor()
  await buyer.screenshot('cashier')
  expect([...screens].map((pathname) => pathname.split('/')[1])).toEqual(['offers', 'checkout', 'cashier'])
  await checkPage(buyer)
})
