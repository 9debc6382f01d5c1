import { expect, test } from 'vitest'
import { guestClient } from './api.ts'
import { useBrowser } from './browser.ts'
import { checkPage } from './check-page.ts'
import { findOffer, offers, order } from './market.ts'
import { codeMailedTo } from './steps.ts'

const visit = useBrowser('guest-becomes-member')

test('a guest signs up and keeps the orders of this device; elsewhere the account has them too', async () => {
  const email = 'new-member@example.test'
  const guest = guestClient()
  const bought = await order(guest, { offer: await findOffer(offers.tea), email })
  const visitor = await visit('phone')
  const { page } = visitor
  await visitor.context.addCookies(guest.cookies())
  await visitor.open('/orders')
  await page.getByRole('link', { name: `查看订单 ${bought.number}` }).waitFor()

  visitor.troubles.expect(/^answer (400|422) POST \/sign-up/)
  await visitor.open('/sign-up?next=/orders')
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('称呼').fill('新朋友')
  await page.getByLabel('密码', { exact: true }).fill('短')
  await page.getByRole('button', { name: '注册', exact: true }).click()
  await expect.poll(() => page.getByLabel('密码', { exact: true }).getAttribute('aria-invalid')).toBe('true')
  await visitor.screenshot('1-password-short')
  await checkPage(visitor)
  await page.getByLabel('密码', { exact: true }).fill('一句好记的话就行了吧')
  await page.getByRole('button', { name: '注册', exact: true }).click()
  await page.getByText(`验证码已发到 ${email}`).waitFor()
  await visitor.screenshot('2-code')
  await checkPage(visitor)
  await page.getByLabel('验证码').fill('000000')
  await page.getByRole('button', { name: '完成注册' }).click()
  await page.getByText('验证码不对，或已经过期').waitFor()
  await page.getByLabel('验证码').fill(await codeMailedTo(email))
  await page.getByRole('button', { name: '完成注册' }).click()
  await page.waitForURL('**/orders')
  await page.getByRole('link', { name: `查看订单 ${bought.number}` }).waitFor()

  const elsewhere = await visit('desktop')
  elsewhere.troubles.expect(/^answer 401 POST \/sign-in/)
  // A click within the pages leads to the sign-in page and back to where it was going.
  await elsewhere.open('/')
  await elsewhere.page.getByRole('link', { name: '商家入驻' }).click()
  await elsewhere.page.getByRole('heading', { name: '登录', level: 1 }).waitFor()
  expect(new URL(elsewhere.page.url()).searchParams.get('next')).toBe('/merchant')
  await elsewhere.page.getByLabel('邮箱').fill(email)
  await elsewhere.page.getByLabel('密码', { exact: true }).fill('不是这一句话不是这一句')
  await elsewhere.page.getByRole('button', { name: '登录', exact: true }).click()
  await expect.poll(() => elsewhere.page.getByLabel('密码', { exact: true }).getAttribute('aria-invalid')).toBe('true')
  await checkPage(elsewhere)
  await elsewhere.page.getByLabel('密码', { exact: true }).fill('一句好记的话就行了吧')
  await elsewhere.page.getByRole('button', { name: '登录', exact: true }).click()
  await elsewhere.page.waitForURL('**/merchant/open')
  await elsewhere.open('/orders')
  await elsewhere.page.getByRole('link', { name: `查看订单 ${bought.number}` }).waitFor()

  await elsewhere.open('/account')
  await elsewhere.page.getByRole('button', { name: '退出登录' }).click()
  await elsewhere.page
    .getByText('你现在是游客')
    .or(elsewhere.page.getByRole('link', { name: '登录', exact: true }))
    .first()
    .waitFor()
  await elsewhere.open('/orders')
  await elsewhere.page.getByText('还不知道你是谁').waitFor()
})
