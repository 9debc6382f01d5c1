import { identityRoutes } from '@yizhan/contract/identity'
import { systemRoutes } from '@yizhan/contract/system'
import { expect, inject, test } from 'vitest'
import { guestClient } from './api.ts'
import { useBrowser } from './browser.ts'
import { checkPage } from './check-page.ts'
import { codeMailedTo, confirmByMail, newMember, signIn } from './steps.ts'

const visit = useBrowser('security-centre')

const firstPassword = '竹影扫阶尘不动呀呀四更'
const nextPassword = '月穿潭底水无痕呢呢五鼓'

test('a person signs another device out, changes the password, freezes the account and unfreezes it', async () => {
  const email = 'careful@example.test'
  const elsewhere = await newMember(email, firstPassword)
  const visitor = await visit('phone')
  const { page } = visitor
  await signIn(visitor, email, '/account', firstPassword)
  await page.getByRole('link', { name: /安全中心/ }).click()
  await page.getByRole('heading', { name: '安全中心', level: 1 }).waitFor()
  await page.getByRole('img', { name: '5 项保护，已设置 2 项' }).waitFor()
  await visitor.screenshot('1-centre')
  await checkPage(visitor)

  await page.getByRole('link', { name: /已登录的设备/ }).click()
  await page.getByText('这台设备').waitFor()
  await visitor.screenshot('2-devices')
  await checkPage(visitor)
  expect((await elsewhere.call(identityRoutes.me, {})).user?.email).toBe(email)
  await page.getByRole('button', { name: '退出所有其他设备' }).click()
  await page.getByText('已退出其他 1 台设备').waitFor()
  await page.getByText('只有这台设备登录着').waitFor()
  expect((await elsewhere.call(identityRoutes.me, {})).user).toBe(null)

  visitor.troubles.expect(/^answer 401 POST \/account\/security\/password/)
  await visitor.open('/account/security/password')
  await confirmByMail(visitor, email)
  await page.getByLabel('现在的密码', { exact: true }).fill('不是这一句')
  await page.getByLabel('新密码', { exact: true }).fill(nextPassword)
  await page.getByRole('button', { name: '保存新密码' }).click()
  await expect.poll(() => page.getByLabel('现在的密码', { exact: true }).getAttribute('aria-invalid')).toBe('true')
  await visitor.screenshot('3-password')
  await checkPage(visitor)
  await page.getByLabel('现在的密码', { exact: true }).fill(firstPassword)
  await page.getByRole('button', { name: '保存新密码' }).click()
  await page.getByText('密码已修改，其他设备都已退出').waitFor()
  await page.getByRole('link', { name: '全部', exact: true }).click()
  await page.getByText('修改了密码').waitFor()
  await visitor.screenshot('4-events')
  await checkPage(visitor)

  await visitor.open('/account/security/freeze')
  await visitor.screenshot('5-freeze')
  await checkPage(visitor)
  await page.getByRole('button', { name: '冻结我的账号' }).click()
  await page.getByRole('heading', { name: '这个账号已冻结' }).waitFor()
  await checkPage(visitor)

  visitor.troubles.expect(/^answer 403 POST \/sign-in/)
  await visitor.open('/sign-in')
  await page.getByRole('textbox', { name: '邮箱' }).fill(email)
  await page.getByLabel('密码', { exact: true }).fill(nextPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('link', { name: '自助解冻' }).click()
  await page.getByRole('heading', { name: '解冻账号' }).waitFor()
  await page.getByLabel('邮箱').fill(email)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByText('验证码已经发出').waitFor()
  await page.getByLabel('验证码').fill(await codeMailedTo(email))
  await page.getByLabel('密码', { exact: true }).fill(nextPassword)
  await visitor.screenshot('6-unfreeze')
  await checkPage(visitor)
  await page.getByRole('button', { name: '解冻账号' }).click()
  await page.getByText('账号已解冻').waitFor()
  await signIn(visitor, email, '/account/security', nextPassword)
  await page.getByText('账号解冻').waitFor()
})

test('the link of a security mail freezes without a sign-in, once its button is pressed and not before', async () => {
  const email = 'warned@example.test'
  const member = await newMember(email, firstPassword)
  // Somebody new at a device of their own: the person is told of it by mail.
  await guestClient().call(identityRoutes.signIn, { body: { email, password: firstPassword } })
  const { items } = await guestClient().call(systemRoutes.listMails, { query: { to: email } })
  const [link] = items.flatMap(({ text }) => new RegExp(`${inject('marketplaceUrl')}(/freeze\\?token=\\S+)`).exec(text)?.[1] ?? [])
  if (!link) throw new Error('no mail holds a link to freeze by')
  const visitor = await visit('phone', { javaScriptEnabled: false })
  const { page } = visitor
  await visitor.open(link)
  expect((await member.call(identityRoutes.me, {})).user?.email).toBe(email)
  await visitor.screenshot('7-freeze-by-link')
  await page.getByRole('button', { name: '冻结账号' }).click()
  await page.getByRole('heading', { name: '这个账号已冻结' }).waitFor()
  expect((await member.call(identityRoutes.me, {})).user).toBe(null)

  visitor.troubles.expect(/^answer 400 POST \/freeze/)
  await visitor.open(link)
  await page.getByRole('button', { name: '冻结账号' }).click()
  await page.getByText('这个链接不对，或已经失效').waitFor()
})

test('an address changes by the codes of both sides, without script', async () => {
  const [email, next] = ['moves@example.test', 'moved@example.test']
  const member = await newMember(email, firstPassword)
  const visitor = await visit('phone', { javaScriptEnabled: false })
  const { page } = visitor
  await visitor.context.addCookies(member.cookies())
  visitor.troubles.expect(/^answer (400|422) POST \/account\/security\/email/)
  // The code of signing up, a moment ago, was a confirmation as well.
  await visitor.open('/account/security/email')
  await page.getByLabel('新邮箱').fill('不是邮箱')
  await page.getByRole('button', { name: '获取两个验证码' }).click()
  await expect.poll(() => page.getByLabel('新邮箱').getAttribute('aria-invalid')).toBe('true')
  await page.getByLabel('新邮箱').fill(next)
  await page.getByRole('button', { name: '获取两个验证码' }).click()
  const ours = page.getByLabel(`发到 ${email} 的验证码`)
  await ours.waitFor()
  await visitor.screenshot('8-both-codes')
  await ours.fill('000000')
  await page.getByLabel(`发到新邮箱 ${next} 的验证码`).fill(await codeMailedTo(next))
  await page.getByRole('button', { name: '完成更换' }).click()
  await page.getByText('验证码不对，或已经过期').waitFor()
  await ours.fill(await codeMailedTo(email))
  await page.getByLabel(`发到新邮箱 ${next} 的验证码`).fill(await codeMailedTo(next))
  await page.getByRole('button', { name: '完成更换' }).click()
  await page.waitForURL('**/account/security?done=email')
  expect((await member.call(identityRoutes.me, {})).user?.email).toBe(next)
})
