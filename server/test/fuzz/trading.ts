import type { TestApp } from '../app.ts'
import type { ActorName } from './cast.ts'

/** The body as tests read it: of the shape that the call is known to answer. */
export function bodyOf(answer: Awaited<ReturnType<TestApp['http']['inject']>>) {
  return answer.json()
}
/** Calls the API as one of the cast and answers the body; throws when it is refused. */
export type Call = (actor: ActorName, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) => Promise<ReturnType<typeof bodyOf>>

/** What a shop of the cast sells. */
export interface Wares {
  readonly merchantId: string
  readonly lines: readonly { readonly offerId: string; readonly variantId: string }[]
}
interface Shop {
  readonly actor: ActorName
  readonly merchantId: string
  /** None: the shop sells no codes. */
  readonly codes: readonly string[]
  readonly coupon: string
}
const couponDays = 30

/** Goods, codes if there are any, a draft and a coupon. */
export async function sellIn(call: Call, shop: Shop): Promise<Wares> {
  const { actor, merchantId, codes } = shop
  const goods = await draftOffer(call, shop, 'goods')
  await draftOffer(call, shop, 'goods', 'draft')
  await call(actor, 'PUT', `/merchant/${merchantId}/offers/${goods.offerId}/state`, { state: 'published' })
  await addCoupon(call, shop)
  if (codes.length === 0) return { merchantId, lines: [goods] }
  const code = await draftOffer(call, shop, 'code')
  await call(actor, 'POST', `/merchant/${merchantId}/variants/${code.variantId}/codes`, { codes })
  await call(actor, 'PUT', `/merchant/${merchantId}/offers/${code.offerId}/state`, { state: 'published' })
  return { merchantId, lines: [goods, code] }
}

async function draftOffer(call: Call, { actor, merchantId }: Shop, kind: 'goods' | 'code', slug: string = kind): Promise<Wares['lines'][number]> {
  const { offerId, variants } = await call(actor, 'POST', `/merchant/${merchantId}/offers`, {
    slug,
    kind,
    title: { 'zh-CN': `模糊 ${slug}`, en: `fuzz ${slug}` },
    categorySlug: 'other',
    variants: [{ sku: slug, priceMinor: 2500, stock: kind === 'code' ? null : 10_000 }],
  })
  return { offerId, variantId: variants[0].variantId }
}

async function addCoupon(call: Call, { actor, merchantId, coupon }: Shop): Promise<void> {
  const now = Date.now()
  await call(actor, 'POST', `/merchant/${merchantId}/coupons`, {
    code: coupon,
    name: { 'zh-CN': '券', en: 'coupon' },
    currency: 'CNY',
    amountOffMinor: 100,
    shareOffBasisPoints: null,
    discountMaxMinor: null,
    spendMinMinor: 0,
    usesMax: null,
    usesPerShopperMax: 5,
    startsAt: new Date(now).toISOString(),
    endsAt: new Date(now + couponDays * 86_400_000).toISOString(),
  })
}

interface Buyer {
  readonly actor: ActorName
  readonly wares: Wares
  /** A text for this personal field that stands nowhere else. */
  readonly secretOf: (field: string) => string
  readonly phoneOf: (field: string) => string
}

/** A saved address, one order that is paid and one that is not, a cart with something in it. */
export async function buyFor(call: Call, { actor, wares, secretOf, phoneOf }: Buyer): Promise<void> {
  const address = {
    recipient: secretOf('recipient'),
    phone: phoneOf('phone of the address'),
    country: 'CN',
    regionCode: '330106',
    street: `${secretOf('street')} 138`,
  }
  await call(actor, 'POST', '/addresses', { address, isDefault: true })
  const order = () => ({
    lines: wares.lines.map((line) => ({ ...line, quantity: 1 })),
    address,
    contact: { email: `${secretOf('e-mail address')}@fuzz.yizhan.test`, phone: phoneOf('phone') },
    notes: { [wares.merchantId]: `please call ${phoneOf('phone in the note')} first` },
    payment: { method: 'sandbox' },
  })
  const paid = await call(actor, 'POST', '/trades', order())
  await call('anonymous', 'POST', `/sandbox/payments/${paid.payment.paymentId}/outcome`, { outcome: 'succeeded' })
  await call(actor, 'POST', '/trades', order())
  const cart = await call(actor, 'POST', '/carts', {})
  await call(actor, 'POST', `/carts/${cart.cartId}/lines`, wares.lines[0])
}
