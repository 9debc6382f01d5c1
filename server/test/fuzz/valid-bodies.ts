import type { SampleContext } from './sample-value.ts'

type ValidBody = (context: SampleContext) => Record<string, unknown>

const words = (text: string) => ({ 'zh-CN': text, en: text })
const address = { recipient: '模糊', phone: '13900001111', country: 'CN', regionCode: '330106', street: '文三路 1 号' }

function shopSettings({ random }: SampleContext): Record<string, unknown> {
  return {
    slug: `fuzz-${random.below(1_000_000_000)}`,
    name: words('fuzz'),
    description: words('fuzz'),
    colour: '#336699',
    currency: 'CNY',
    deliveryFeeMinor: 800,
    freeDeliveryFromMinor: null,
  }
}

function offerDraft({ random }: SampleContext): Record<string, unknown> {
  const slug = `fuzz-${random.below(1_000_000_000)}`
  return { slug, kind: 'goods', title: words('fuzz'), categorySlug: 'other', variants: [{ sku: slug, priceMinor: 100, stock: 5 }] }
}

function order({ random, idOf }: SampleContext): Record<string, unknown> {
  const lines = [{ offerId: idOf('off'), quantity: random.between(1, 2) }]
  const source = random.chance(0.5) ? { cartId: idOf('crt') } : { lines }
  return { ...source, address, contact: { email: 'somebody@fuzz.yizhan.test' } }
}

/** Bodies whose parts have to fit each other in ways that a schema cannot say; half of the bodies of these calls begin as one. */
export const validBodies: Readonly<Record<string, ValidBody>> = {
  openShop: shopSettings,
  changeShopSettings: shopSettings,
  createOffer: offerDraft,
  changeOffer: offerDraft,
  createQuote: order,
  placeTrade: (context) => ({ ...order(context), payment: { method: 'sandbox' } }),
  saveAddress: () => ({ address, isDefault: false }),
  changeSavedAddress: () => ({ address, isDefault: true }),
  changeAddress: () => ({ address }),
  createCoupon: ({ random }) => ({
    code: `FUZZ-${random.below(1_000_000_000)}`,
    name: words('fuzz'),
    currency: 'CNY',
    amountOffMinor: 100,
    shareOffBasisPoints: null,
    discountMaxMinor: null,
    spendMinMinor: 0,
    usesMax: null,
    usesPerShopperMax: 5,
    startsAt: '2026-01-01T00:00:00Z',
    endsAt: null,
  }),
}
