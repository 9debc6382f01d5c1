import type { Id } from '@yizhan/contract/shared'
import type { TestApp } from './app.ts'
import { openTestShop, signUpTester } from './people.ts'
import type { Tester } from './people.ts'

/** A shop that sells one thing, published. */
export interface TestOffer {
  readonly owner: Tester
  readonly merchantId: Id<'mer'>
  readonly offerId: Id<'off'>
  readonly variantId: Id<'var'>
}
export interface OfferWish {
  readonly slug: string
  readonly kind?: 'goods' | 'code'
  readonly priceMinor: number
  readonly stock?: number | null
  readonly codes?: readonly string[]
  /** More of the draft: option groups, rules. */
  readonly draft?: object
}

/** Opens a shop, drafts an offer, fills its stock or codes, and publishes it: all through the API, as a merchant does. */
export async function sellOne(app: TestApp, { slug, kind = 'goods', priceMinor, stock = 10, codes = [], draft: more }: OfferWish): Promise<TestOffer> {
  const owner = await signUpTester(app, `owner-${slug}`)
  const merchantId = await openTestShop(app, owner, slug)
  const call = async (method: 'POST' | 'PUT', path: string, payload: object) => {
    const answer = await app.http.inject({ method, url: `/api/v1/merchant/${merchantId}${path}`, headers: owner.headers, payload })
    if (answer.statusCode >= 400) throw new Error(`${method} ${path}: ${answer.body}`)
    return answer.json()
  }
  const draft = {
    slug: 'thing',
    kind,
    title: { 'zh-CN': `东西 ${slug}`, en: `Thing ${slug}` },
    categorySlug: 'other',
    variants: [{ sku: `${slug}-1`, priceMinor, stock: kind === 'code' ? null : stock }],
    ...more,
  }
  const { offerId, variants } = await call('POST', '/offers', draft)
  const { variantId } = variants[0]
  if (codes.length > 0) await call('POST', `/variants/${variantId}/codes`, { codes })
  await call('PUT', `/offers/${offerId}/state`, { state: 'published' })
  await app.settle()
  return { owner, merchantId, offerId, variantId }
}
