import { identityRoutes } from '@yizhan/contract/identity'
import { systemRoutes } from '@yizhan/contract/system'
import type { Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../demo/people.ts'
import { guestClient, signedInClient } from './api.ts'
import type { ApiClient } from './api.ts'
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
export async function signIn(visitor: Visitor, email: string, next = '/account', password = DEMO_PASSWORD): Promise<void> {
  const { page } = visitor
  await visitor.open(`/sign-in?next=${encodeURIComponent(next)}`)
  await page.getByRole('textbox', { name: '邮箱' }).fill(email)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL(({ pathname }) => pathname.startsWith(next))
}

/** How many mails back a code is looked for: a note about what happened may have come after it. */
const mailsBack = 5

/** The newest code that was mailed to somebody; asked for once the page says that it is on its way. */
export async function codeMailedTo(email: string): Promise<string> {
  const { items } = await guestClient().call(systemRoutes.listMails, { query: { to: email, limit: mailsBack } })
  const [code] = items.flatMap(({ text }) => /^ {4}(\d{6})$/m.exec(text)?.[1] ?? [])
  if (!code) throw new Error(`no code was mailed to ${email}`)
  return code
}

/** Confirms to be oneself where a page asks for it first, and waits for that page. */
export async function confirmByMail({ page }: Visitor, email: string): Promise<void> {
  await page.waitForURL('**/confirm?*')
  await page.getByRole('button', { name: '发邮件验证码' }).click()
  const field = page.getByLabel('邮件里的 6 位数字')
  await field.waitFor()
  await field.fill(await codeMailedTo(email))
  // The step is drawn before it is quite there, and until then its button cannot be pressed.
  await page.locator('button:not([aria-busy])', { hasText: /^继续$/ }).click()
  await page.waitForURL(({ pathname }) => pathname !== '/confirm')
}

/** One of the demo's people, signed in, who has just confirmed to be themselves. */
export async function confirmedClient(email: string): Promise<ApiClient> {
  const client = await signedInClient(email)
  const { proofId } = await client.call(identityRoutes.startConfirmation, { body: { method: 'email' } })
  await client.call(identityRoutes.finishConfirmation, { params: { proofId }, body: { method: 'email', code: await codeMailedTo(email) } })
  return client
}

/** Makes an account of its own, for journeys that change it; its client is signed in. */
export async function newMember(email: string, password: string): Promise<ApiClient> {
  const client = guestClient()
  const { proofId } = await client.call(identityRoutes.signUp, { body: { email, password, name: '许知远' } })
  await client.call(identityRoutes.finishSignUp, { params: { proofId }, body: { code: await codeMailedTo(email) } })
  return client
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
