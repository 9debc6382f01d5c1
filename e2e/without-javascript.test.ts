import { expect, test } from 'vitest'
import { useBrowser } from './browser.ts'
import { sidewaysOf } from './check-page.ts'
import { offers } from './market.ts'

const visit = useBrowser('without-javascript')

test('searching, choosing, checking out, paying and seeing the order need no script', async () => {
  const visitor = await visit('phone', { javaScriptEnabled: false })
  const { page } = visitor
  await visitor.open('/')
  await page.getByRole('combobox', { name: '搜索' }).fill('珐琅铸铁')
  await page.getByRole('button', { name: '搜索', exact: true }).click()
  await page.getByRole('link', { name: offers.pot }).first().click()
  await page.getByRole('heading', { name: offers.pot, level: 1 }).waitFor()

  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: '更新价格' }).click()
  await page.getByRole('spinbutton', { name: '数量' }).fill('2')
  await visitor.screenshot('1-offer')
  await page.getByRole('button', { name: '加入购物车' }).click()
  await page.getByText('已加入购物车。').waitFor()
  await page.getByRole('link', { name: '去购物车' }).click()
  await page.getByRole('region', { name: '灶台边' }).waitFor()
  expect(await page.getByRole('spinbutton', { name: /数量/ }).inputValue()).toBe('2')
  await page.getByRole('spinbutton', { name: /数量/ }).fill('1')
  await page.getByRole('button', { name: '更新数量' }).click()
  await page.getByText('1 件', { exact: true }).first().waitFor()
  await visitor.screenshot('2-cart')

  await page.getByRole('link', { name: '去结算' }).click()
  await page.getByLabel('邮箱').fill('no-script@example.test')
  await page.getByLabel('收货人').fill('无脚本')
  await page.getByLabel('手机号').last().fill('13600000004')
  await page.getByLabel('省', { exact: true }).selectOption({ label: '浙江省' })
  await page.getByRole('button', { name: '列出下一级' }).click()
  await page.getByLabel('市', { exact: true }).selectOption({ label: '杭州市' })
  await page.getByRole('button', { name: '列出下一级' }).click()
  await page.getByLabel('区县').selectOption({ label: '西湖区' })
  await page.getByLabel('详细地址').fill('灵隐路 2 号')
  await visitor.screenshot('3-checkout')
  expect(await page.getByLabel('收货人').inputValue()).toBe('无脚本')
  await page.getByRole('button', { name: /^提交订单/ }).click()

  await page.waitForURL('**/cashier/**')
  await visitor.screenshot('4-cashier')
  await page.getByRole('link', { name: '在这台设备上付款' }).click()
  await page.getByRole('button', { name: '确认付款' }).click()
  await page.getByText('已付款').waitFor()
  await page.getByRole('link', { name: '回到收银台' }).click()
  await page.waitForURL('**/trades/**')
  await page.getByRole('link', { name: /查看订单/ }).click()
  await page.getByRole('heading', { name: /已付款/, level: 1 }).waitFor()
  await page.getByText('灵隐路 2 号').waitFor()
  await visitor.screenshot('5-order')
  expect(await sidewaysOf(page)).toEqual([])
})
