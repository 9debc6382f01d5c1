import type { Id } from '@yizhan/contract/shared'
import type { TestApp } from './app.ts'

/** Somebody with an account, and the headers that prove it. */
export interface Tester {
  readonly userId: Id<'usr'>
  readonly headers: Readonly<Record<string, string>>
}
export const testPassword = 'a-test-password-1'
type Doors = Pick<TestApp, 'http' | 'platform'>

/** Makes an account as a person does: the code comes by mail. Fresh from it, the session is confirmed. */
export async function signUpTester(app: Doors, name: string, headers: Readonly<Record<string, string>> = {}): Promise<Tester> {
  const email = `${name}@test.yizhan.test`.toLowerCase()
  const begun = await app.http.inject({ method: 'POST', url: '/api/v1/accounts', headers, payload: { email, password: testPassword, name } })
  if (begun.statusCode !== 202) throw new Error(`could not begin an account: ${begun.body}`)
  const url = `/api/v1/accounts/${begun.json().proofId}/verification`
  const answer = await app.http.inject({ method: 'POST', url, headers, payload: { code: await codeSentTo(app, email) } })
  if (answer.statusCode !== 201) throw new Error(`could not sign up: ${answer.body}`)
  return { userId: answer.json().user.userId, headers: { cookie: cookiesOf(answer) } }
}

/** The newest code that was mailed to somebody. */
export async function codeSentTo({ platform }: Pick<TestApp, 'platform'>, email: string): Promise<string> {
  const { items } = await platform.mail.list({ limit: 1, to: email })
  const code = /^ {4}(\d{6})$/m.exec(items[0]?.text ?? '')?.[1]
  if (!code) throw new Error(`no code was mailed to ${email}`)
  return code
}

/** What a browser would send back. */
export function cookiesOf({ cookies }: { readonly cookies: readonly { readonly name: string; readonly value: string }[] }): string {
  return cookies
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join('; ')
}

export async function openTestShop(app: TestApp, owner: Tester, slug: string): Promise<Id<'mer'>> {
  const answer = await app.http.inject({
    method: 'POST',
    url: '/api/v1/merchant/shops',
    headers: owner.headers,
    payload: {
      slug,
      name: { 'zh-CN': `小店 ${slug}`, en: `Shop ${slug}` },
      description: { 'zh-CN': '一家小店', en: 'A small shop' },
      colour: '#C2410C',
      currency: 'CNY',
      deliveryFeeMinor: 800,
      freeDeliveryFromMinor: 9900,
    },
  })
  if (answer.statusCode !== 201) throw new Error(`could not open a shop: ${answer.body}`)
  return answer.json().merchantId
}
