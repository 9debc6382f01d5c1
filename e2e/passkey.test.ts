import { systemRoutes } from '@yizhan/contract/system'
import { test } from 'vitest'
import { DEMO_PASSWORD } from '../demo/people.ts'
import { guestClient, sameVisitor } from './api.ts'
import { untilLive, useBrowser } from './browser.ts'
import type { Visitor } from './browser.ts'
import { checkPage } from './check-page.ts'
import { findOffer, offers, order } from './market.ts'
import { newMember, payInSandbox, signIn } from './steps.ts'

const visit = useBrowser('passkey')

/** A fingerprint reader, as browsers have it for tests: it keeps passkeys, and its holder always agrees. */
async function giveFingerprintReader({ context, page }: Visitor) {
  const browser = await context.newCDPSession(page)
  await browser.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true } as const
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, automaticPresenceSimulation: true } })
  return {
    passkeys: async () => (await browser.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    /** What syncing does: the other device has the passkeys, too. */
    async take(passkeys: Awaited<ReturnType<typeof browser.send<'WebAuthn.getCredentials'>>>['credentials']) {
      for (const credential of passkeys) await browser.send('WebAuthn.addCredential', { authenticatorId, credential })
    },
  }
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

/** Adds a passkey to somebody who signed in by password alone, so that it is confirmed first. */
async function addPasskey(visitor: Visitor, email: string): Promise<void> {
  const { page } = visitor
  await signIn(visitor, email, '/account/security/passkeys')
  await untilLive(page)
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await confirmByMail(visitor, email)
  await page.waitForURL('**/account/security/passkeys')
  await untilLive(page)
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await page.getByText('已添加通行密钥').waitFor()
}

test('a passkey is added on the phone and signs in with nothing typed', async () => {
  const visitor = await visit('phone')
  const { page } = visitor
  await giveFingerprintReader(visitor)
  // People of their own: whoever has a passkey is asked for it from then on, in every journey.
  const email = 'passkey-phone@example.test'
  await newMember(email, DEMO_PASSWORD)
  await addPasskey(visitor, email)
  await page.getByText('还没用过').waitFor()
  await checkPage(visitor)
  await visitor.screenshot('added')

  await signOut(visitor)
  await page.goto('/sign-in?next=/account/security/passkeys')
  await untilLive(page)
  // The reader agrees by itself: the browser's own offer may have signed in before the button is pressed.
  const pressed = page.getByRole('button', { name: '用通行密钥登录' }).click({ timeout: 5000 })
  await pressed.catch(() => undefined)
  await page.waitForURL('**/account/security/passkeys')
  await page.getByText('上次使用').waitFor()
  await untilLive(page)
})

test('a large payment asks for a confirmation, and a passkey that came from another device gives it', async () => {
  const email = 'passkey-laptop@example.test'
  await newMember(email, DEMO_PASSWORD)
  const phone = await visit('phone')
  const phoneReader = await giveFingerprintReader(phone)
  await signIn(phone, email)
  const laptop = await visit('desktop')
  const laptopReader = await giveFingerprintReader(laptop)
  await addPasskey(laptop, email)
  await phoneReader.take(await laptopReader.passkeys())

  const { page } = phone
  const buyer = sameVisitor(await phone.context.cookies())
  const { paymentId } = await order(buyer, { offer: await findOffer(offers.pot), email, quantity: 14 }, { isPaid: false })
  await phone.open(`/cashier/${paymentId}`)
  await page.getByRole('button', { name: /^付 / }).click()
  await page.waitForURL('**/confirm?**')
  await page.getByRole('button', { name: /用通行密钥/ }).click()
  await page.waitForURL(`**/cashier/${paymentId}`)
  await untilLive(page)
  await page.getByRole('button', { name: /^付 / }).click()
  await payInSandbox(phone)
})
