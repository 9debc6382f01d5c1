import { systemRoutes } from '@yizhan/contract/system'
import { expect, test } from 'vitest'
import { guestClient } from './api.ts'
import { untilLive, useBrowser } from './browser.ts'
import type { Visitor } from './browser.ts'
import { checkPage } from './check-page.ts'
import { people, signIn } from './steps.ts'

const visit = useBrowser('passkey')

/** A phone with a fingerprint reader, as browsers have it for tests: it keeps passkeys, and its holder always agrees. */
async function giveFingerprintReader({ context, page }: Visitor): Promise<void> {
  const browser = await context.newCDPSession(page)
  await browser.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true } as const
  await browser.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, automaticPresenceSimulation: true } })
}

/** The page where one confirms to be oneself, by the code that comes by mail. */
async function confirmByMail({ page }: Visitor, email: string): Promise<void> {
  await page.waitForURL('**/confirm?**')
  await page.getByRole('button', { name: /发邮件验证码/ }).click()
  const field = page.getByLabel('邮件里的 6 位数字')
  await field.waitFor()
  const { items } = await guestClient().call(systemRoutes.listMails, { query: { to: email, limit: 1 } })
  await field.fill(/^ {4}(\d{6})$/m.exec(items[0]?.text ?? '')?.[1] ?? 'no code came')
  await page.getByRole('button', { name: '继续' }).click()
}

async function signOut({ page }: Visitor): Promise<void> {
  await page.goto('/account')
  await untilLive(page)
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL(({ pathname }) => pathname === '/')
}

test('a passkey is added on the phone, signs in with nothing typed, and confirms', async () => {
  const email = people.shopper
  const visitor = await visit('phone')
  const { page, troubles } = visitor
  await giveFingerprintReader(visitor)
  await signIn(visitor, email, '/account/security/passkeys')
  await untilLive(page)
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await confirmByMail(visitor, email)
  await page.waitForURL('**/account/security/passkeys')
  await untilLive(page)
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await page.getByText('已添加通行密钥').waitFor()
  await page.getByText('还没用过').waitFor()
  await checkPage(visitor)
  await visitor.screenshot('added')

  await signOut(visitor)
  await page.goto('/sign-in?next=/account/security/passkeys')
  await untilLive(page)
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.waitForURL('**/account/security/passkeys')
  await page.getByText('上次使用').waitFor()
  expect(troubles.unexpected()).toEqual([])
})
