import { orderRoutes } from '@yizhan/contract/orders'
import { systemRoutes } from '@yizhan/contract/system'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { guestClient } from './api.ts'
import { untilLive, useBrowser } from './browser.ts'
import { checkPage } from './check-page.ts'
import { addToCart, fillAddress, openFromSearch } from './steps.ts'

const visit = useBrowser('guest-buys-from-two-shops')
const email = 'guest-of-two-shops@example.test'

test('a guest orders tea and a game card of two shops, pays once, has the code within seconds and finds the order again elsewhere', async () => {
  const guest = await visit('phone')
  const { page } = guest

  await guest.open('/')
  await checkPage(guest)
  const search = page.getByRole('combobox', { name: '搜索' })
  await search.fill('龙井')
  await expect.poll(() => page.getByRole('option').allTextContents()).toContainEqual(expect.stringContaining('龙井'))
  await guest.screenshot('1-suggestions')
  await checkPage(guest)
  await search.press('Enter')
  await openFromSearch(page, '明前龙井 手炒豆香')
  await checkPage(guest)
  await addToCart(page)
  await guest.screenshot('2-offer')

  await search.fill('星火远征')
  await search.press('Enter')
  await openFromSearch(page, '星火远征 点卡')
  await addToCart(page)
  await page.getByRole('link', { name: '去购物车' }).click()
  await page.getByRole('heading', { name: '购物车', level: 1 }).waitFor()
  await expect.poll(() => page.getByRole('region', { name: '云岫茶舍' }).getByRole('link', { name: '明前龙井' }).count()).toBeGreaterThan(0)
  await expect.poll(() => page.getByRole('region', { name: '点卡驿站' }).getByRole('link', { name: '星火远征' }).count()).toBeGreaterThan(0)
  await guest.screenshot('3-cart')
  await checkPage(guest)

  await page.getByRole('link', { name: '去结算' }).click()
  await page.getByRole('heading', { name: '结算', level: 1 }).waitFor()
  await page.getByLabel('邮箱').fill(email)
  await fillAddress(page)
  await guest.screenshot('4-checkout')
  await checkPage(guest)
  await page.getByRole('button', { name: /^提交订单/ }).click()

  await page.waitForURL('**/cashier/**')
  await page.getByRole('img', { name: /付款二维码/ }).waitFor()
  await page.getByRole('timer', { name: /剩余付款时间 (1[0-4]|15):/ }).waitFor()
  await guest.screenshot('5-cashier')
  await checkPage(guest)

  // The bank's page in a second tab, as if another phone had scanned the code: the first goes on by itself.
  const bank = await guest.context.newPage()
  await bank.goto((await page.getByRole('link', { name: '在这台设备上付款' }).getAttribute('href')) ?? '')
  await untilLive(bank)
  await bank.getByRole('button', { name: '确认付款' }).click()
  await bank.getByText('已付款').waitFor()
  const paidAt = Date.now()
  await page.waitForURL('**/trades/**')
  const code = (await page.getByRole('code').first().innerText()).trim()
  expect(Date.now() - paidAt).toBeLessThan(5_000)
  await guest.screenshot('6-paid')
  await checkPage(guest)

  const orders = await ordersOn(page)
  expect(orders).toHaveLength(2)
  const shown = []
  for (const { href } of orders) {
    await guest.open(href)
    const { orderId } = /(?<orderId>ord_\w+)/.exec(href)?.groups ?? {}
    shown.push({ orderId, codes: await page.getByRole('code').allInnerTexts(), headline: await page.getByRole('heading', { level: 1 }).innerText() })
    await checkPage(guest)
    await guest.screenshot(`7-order-${shown.length}`)
  }
  const card = shown.findIndex(({ codes }) => codes.length > 0)
  const tea = shown.findIndex(({ codes }) => codes.length === 0)
  expect(shown[card]?.codes).toEqual([code])
  expect(shown[tea]?.headline).toContain('已付款')

  const mails = guestClient()
  await expect
    .poll(async () => (await mails.call(systemRoutes.listMails, { query: { to: email } })).items.map(({ text }) => text).join('\n'), { timeout: 10_000 })
    .toContain(code)

  const elsewhere = await visit('desktop')
  await elsewhere.open('/lookup')
  await elsewhere.page.getByLabel('订单号').fill(orders[card]?.number ?? '')
  await elsewhere.page.getByLabel('邮箱或手机号').fill(email)
  await elsewhere.page.getByRole('button', { name: '发验证码' }).click()
  await elsewhere.page.getByLabel('验证码').waitFor()
  await checkPage(elsewhere)
  await elsewhere.page.getByLabel('验证码').fill(await newestOneTimeCode())
  await elsewhere.page.getByRole('button', { name: '打开订单' }).click()
  await elsewhere.page.waitForURL('**/orders/**')
  await expect.poll(() => elsewhere.page.getByRole('code').allInnerTexts()).toEqual([code])
  await elsewhere.screenshot('8-looked-up')
  await checkPage(elsewhere)
  await expect(guestClient().call(orderRoutes.readOrder, { params: { orderId: shown[card]?.orderId as never } })).rejects.toThrow('auth.required') // as: the address has it
})

/** The orders that the page after paying leads to. */
async function ordersOn(page: Page): Promise<{ number: string; href: string }[]> {
  const links = await page.getByRole('link', { name: /查看订单 \d{14}/ }).all()
  return Promise.all(
    links.map(async (link) => ({
      href: (await link.getAttribute('href')) ?? '',
      number: /\d{14}/.exec((await link.getAttribute('aria-label')) ?? '')?.[0] ?? '',
    })),
  )
}

async function newestOneTimeCode(): Promise<string> {
  const api = guestClient()
  const read = async () => {
    const { items } = await api.call(systemRoutes.listMails, { query: { to: email } })
    return items.map(({ text }) => /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0]).find((found) => found !== undefined)
  }
  await expect.poll(read, { timeout: 10_000 }).toBeDefined()
  return (await read()) ?? ''
}
