import type { Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../demo/people.ts'
import type { Visitor } from './browser.ts'
import { untilLive } from './browser.ts'

/** The demo's people, by what they do. */
export const people = {
  shopper: 'shopper@demo.yizhan.test',
  otherShopper: 'shopper2@demo.yizhan.test',
  teaHouseOwner: 'tea-house@demo.yizhan.test',
  cardOwner: 'cards@demo.yizhan.test',
  operator: 'operator@demo.yizhan.test',
} as const

/** Signs somebody in on the sign-in page and waits for the page they were going to, or where that leads on. */
export async function signIn(visitor: Visitor, email: string, next = '/account'): Promise<void> {
  const { page } = visitor
  await visitor.open(`/sign-in?next=${encodeURIComponent(next)}`)
  await page.getByRole('textbox', { name: '邮箱' }).fill(email)
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL(({ pathname }) => pathname.startsWith(next))
}

/** Fills a Chinese address in, place by place. */
export async function fillAddress(page: Page): Promise<void> {
  await page.getByLabel('收货人').fill('陈一帆')
  await page.getByLabel('手机号').last().fill('13912345678')
  await page.getByLabel('省', { exact: true }).selectOption({ label: '浙江省' })
  await page.getByLabel('市', { exact: true }).selectOption({ label: '杭州市' })
  await page.getByLabel('区县').selectOption({ label: '西湖区' })
  await page.getByLabel('详细地址').fill('龙井路 1 号 2 幢 301 室')
}

/** Chooses of every dimension the last value that can be had: of the first ones the demo has only a few. */
export async function chooseVariant(page: Page): Promise<void> {
  for (const group of await page.getByRole('group').all()) {
    const choice = group.getByRole('radio', { disabled: false })
    if ((await choice.count()) > 0) await choice.last().check()
  }
}

/** From the cashier to the sandbox's own page, which plays bank and phone, and through it. */
export async function payInSandbox({ page }: Visitor): Promise<void> {
  await page.getByRole('link', { name: '在这台设备上付款' }).click()
  await page.waitForURL('**/sandbox/**')
  await untilLive(page)
  await page.getByRole('button', { name: '确认付款' }).click()
  await page.getByText('已付款').waitFor()
}

/** Opens an offer from a page of results. */
export async function openFromSearch(page: Page, title: string): Promise<void> {
  await page.waitForURL('**/offers?query=*')
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
}

/** Chooses what is still to be chosen and puts the offer of this page into the cart. */
export async function addToCart(page: Page): Promise<void> {
  await chooseVariant(page)
  await page.getByRole('button', { name: '加入购物车' }).click()
  await page.getByRole('status').filter({ hasText: '已加入购物车' }).waitFor()
}
