import type { Id } from '@yizhan/contract/shared'
import type { TestApp } from './app.ts'

/** Somebody with an account, and the headers that prove it. */
export interface Tester {
  readonly userId: Id<'usr'>
  readonly headers: Readonly<Record<string, string>>
}
const password = 'a-test-password-1'

export async function signUpTester(app: TestApp, name: string): Promise<Tester> {
  const answer = await app.http.inject({ method: 'POST', url: '/api/v1/accounts', payload: { email: `${name}@test.yizhan.test`, password, name } })
  if (answer.statusCode !== 201) throw new Error(`could not sign up: ${answer.body}`)
  const cookie = answer.cookies
    .filter(({ value }) => value !== '')
    .map(({ name: key, value }) => `${key}=${encodeURIComponent(value)}`)
    .join('; ')
  return { userId: answer.json().user.userId, headers: { cookie } }
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
