import { orderRoutes } from '@yizhan/contract/orders'
import { expect, test } from 'vitest'
import { signedInClient } from './api.ts'
import { useBrowser } from './browser.ts'
import { checkPage } from './check-page.ts'
import { findOffer, offers, order } from './market.ts'
import { people, signIn } from './steps.ts'

const visit = useBrowser('buyer-changes-cancels-reorders')

test('a buyer changes the address, cancels, is refunded, and orders the same again', async () => {
  const bought = await order(await signedInClient(people.otherShopper), { offer: await findOffer(offers.tea), email: people.otherShopper })
  const buyer = await visit('tablet')
  const { page } = buyer
  await signIn(buyer, people.otherShopper, '/orders')
  await page.getByRole('link', { name: `查看订单 ${bought.number}` }).click()
  await page.getByRole('link', { name: '改地址' }).click()

  await page.getByRole('heading', { name: '改地址和联系方式' }).waitFor()
  await checkPage(buyer)
  await page.getByLabel('区县').selectOption({ label: '上城区' })
  await page.getByLabel('详细地址').fill('解放路 9 号 4 幢')
  await page.getByRole('button', { name: '保存新地址' }).click()
  await page.getByText('上城区 解放路 9 号 4 幢').waitFor()
  await page.getByText('修改了收货地址').waitFor()
  await buyer.screenshot('1-address-changed')
  await checkPage(buyer)

  await page.getByRole('link', { name: '取消订单' }).click()
  await page.getByRole('radio', { name: '选错了规格或数量' }).check()
  await buyer.screenshot('2-cancel')
  await checkPage(buyer)
  await page.getByRole('button', { name: '取消订单' }).click()
  await page.getByRole('heading', { name: '已取消，款项按原路退回', level: 1 }).waitFor()
  await page.getByRole('heading', { name: '退款' }).waitFor()
  await page.getByText('选错了规格或数量').first().waitFor()
  // What cannot be done any more says why instead of vanishing.
  await expect.poll(() => page.getByRole('button', { name: '取消订单' }).or(page.getByText('取消订单')).count()).toBeGreaterThan(0)
  await buyer.screenshot('3-cancelled')
  await checkPage(buyer)

  await page.getByRole('link', { name: '再来一单' }).click()
  await page.getByText('和上次一样').waitFor()
  await checkPage(buyer)
  await page.getByRole('button', { name: '放进购物车' }).click()
  await page.waitForURL('**/cart')
  await page.getByRole('region', { name: '云岫茶舍' }).getByRole('link', { name: offers.tea }).first().waitFor()
  await buyer.screenshot('4-cart')
})

test('while it is prepared a cancel is a request, and the shop’s answer shows without a reload', async () => {
  const owner = await signedInClient(people.teaHouseOwner)
  const bought = await order(await signedInClient(people.otherShopper), { offer: await findOffer(offers.tea), email: people.otherShopper })
  const params = { orderId: bought.orderId, merchantId: bought.shop.merchantId }
  const buyer = await visit('phone')
  const { page } = buyer
  await signIn(buyer, people.otherShopper)
  await buyer.open(`/orders/${bought.orderId}`)
  await owner.call(orderRoutes.acceptOrder, { params })

  await page.getByRole('link', { name: '申请取消' }).click()
  await page.getByRole('button', { name: '申请取消' }).click()
  const asked = page.getByRole('heading', { name: '已申请取消，等商家答复', level: 1 })
  await asked.waitFor()
  await buyer.screenshot('5-cancel-requested')
  await checkPage(buyer)

  await owner.call(orderRoutes.answerCancelRequest, { params, body: { isGranted: false, reason: '已经装箱，今天就到' } })
  await page.getByText('已经装箱，今天就到').waitFor()
  expect(await asked.count()).toBe(0)
  await checkPage(buyer)
})
