import { expect, test } from 'vitest'
import { useBrowser } from './browser.ts'
import { checkPage } from './check-page.ts'
import { findOffer, offers } from './market.ts'

const visit = useBrowser('builds-to-order')

test('a phone is built part by part: the price follows, what cannot go together says why, and the order holds every part', async () => {
  const visitor = await visit('desktop')
  const { page } = visitor
  await visitor.open(`/offers/${(await findOffer(offers.customPhone)).offerId}`)
  const part = (group: RegExp, choice: RegExp) => page.getByRole('group', { name: group }).getByRole('radio', { name: choice })
  const priceNow = async () => Number((await page.getByRole('main').locator('form').first().innerText()).match(/¥\s*([\d,]+)/)?.[1]?.replaceAll(',', ''))

  await part(/^处理器/, /N1/).check()
  expect(await part(/^内存/, /16 GB/).isDisabled()).toBe(true)
  await page.getByText('N1 的内存控制器最多支持 12 GB。').first().waitFor()
  await part(/^内存/, /^8 GB/).check()
  const base = await priceNow()
  await visitor.screenshot('1-blocked')
  await checkPage(visitor)

  await part(/^处理器/, /N2 高能效/).check()
  await part(/^内存/, /16 GB/).check()
  await expect.poll(priceNow).toBe(base + 400 + 500)
  await page.getByRole('checkbox', { name: /65W 充电器/ }).check()
  await expect.poll(priceNow).toBe(base + 400 + 500 + 99)
  // Chosen the other way round, the rule holds as well.
  expect(await part(/^处理器/, /N1/).isDisabled()).toBe(true)
  await visitor.screenshot('2-built')
  await checkPage(visitor)

  await page.getByRole('button', { name: '立即下单' }).click()
  await page.getByRole('heading', { name: '结算', level: 1 }).waitFor()
  for (const chosen of ['北辰 N2 高能效', '16 GB', '65W 充电器']) await page.getByText(chosen).first().waitFor()
  const sum = Number(/¥([\d,.]+)/.exec(await page.getByRole('button', { name: /^提交订单/ }).innerText())?.[1]?.replaceAll(',', ''))
  expect(sum).toBeGreaterThanOrEqual(base + 999)
  await visitor.screenshot('3-checkout')
  await checkPage(visitor)
})
