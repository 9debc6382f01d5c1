import { catalogueRoutes, offerDraftSchema } from '@yizhan/contract/catalogue'
import type { Offer, OfferDraft } from '@yizhan/contract/catalogue'
import { checkoutRoutes } from '@yizhan/contract/checkout'
import { orderRoutes } from '@yizhan/contract/orders'
import type { Order } from '@yizhan/contract/orders'
import { paymentRoutes } from '@yizhan/contract/payments'
import { searchRoutes } from '@yizhan/contract/search'
import { guestClient, signedInClient } from './api.ts'
import type { ApiClient } from './api.ts'

/** Things of the demo that journeys buy, by their Chinese titles. */
export const offers = {
  tea: '明前龙井 手炒豆香',
  gameCard: '星火远征 点卡',
  pot: '珐琅铸铁炖锅 24 厘米',
  customPhone: '北极星 One 手机 自选配置',
  milkPan: '奶锅 16 厘米 双出水口',
} as const

const address = {
  recipient: '周远',
  phone: '13700000003',
  country: 'CN',
  regionCode: '330106',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  street: '玉古路 20 号',
  postalCode: '',
}

/** The offer with this title. */
export async function findOffer(title: string): Promise<Offer> {
  const api = guestClient()
  const { items } = await api.call(searchRoutes.listOffers, { query: { query: title } })
  const card = items.find((item) => item.title === title)
  if (!card) throw new Error(`the demo has no offer “${title}”`)
  return api.call(catalogueRoutes.readOffer, { params: { offerId: card.offerId } })
}

export interface Wish {
  readonly offer: Offer
  readonly email: string
  readonly quantity?: number
}

/** Orders over the public API, as another program would, and pays unless told not to. */
export async function order(buyer: ApiClient, { offer, email, quantity = 1 }: Wish, { isPaid = true } = {}): Promise<Order> {
  const variant = offer.variants.find(({ availability }) => availability.state === 'plenty') ?? offer.variants[0]
  const lines = [{ offerId: offer.offerId, variantId: variant?.variantId, selection: {}, quantity }]
  const trade = await buyer.call(checkoutRoutes.placeTrade, {
    body: { lines, contact: { email }, address: offer.needs.address ? address : undefined, payment: { method: 'sandbox' } },
  })
  if (isPaid && trade.payment)
    await buyer.call(paymentRoutes.setSandboxOutcome, { params: { paymentId: trade.payment.paymentId }, body: { outcome: 'succeeded' } })
  const orderId = trade.orders[0]?.orderId
  if (!orderId) throw new Error('a trade without an order')
  return buyer.call(orderRoutes.readOrder, { params: { orderId } })
}

/** Changes every variant of an offer as its shop would: prices, stock. */
export async function changeVariants(
  title: string,
  change: (variant: OfferDraft['variants'][number]) => Partial<OfferDraft['variants'][number]>,
): Promise<void> {
  const { shop, offerId } = await findOffer(title)
  const owner = await signedInClient(`${shop.slug}@demo.yizhan.test`)
  const params = { merchantId: shop.merchantId, offerId }
  const draft = offerDraftSchema.parse(await owner.call(catalogueRoutes.readOwnOffer, { params }))
  const variants = draft.variants.map((variant) => ({ ...variant, ...change(variant) }))
  await owner.call(catalogueRoutes.changeOffer, { params, body: { ...draft, variants } })
}
