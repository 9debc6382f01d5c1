import { data, redirect } from 'react-router'
import { catalogueRoutes } from '@yizhan/contract/catalogue'
import { merchantRoutes } from '@yizhan/contract/merchants'
import { pricingRoutes } from '@yizhan/contract/pricing'
import { inLocale } from '@yizhan/contract/shared'
import type { Route } from './+types/new-flash-sale.ts'
import { call, load } from '../api/call.server.ts'
import { apiOf, type PageApi } from '../api/page-api.server.ts'
import { shopTimeNow } from '../api/shop-time.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { OfferChoice, type OfferToChoose } from '../features/flash-sales/offer-choice.tsx'
import { readSaleForm, saleDraftOf, saleWrongsOf } from '../features/flash-sales/sale-draft.server.ts'
import { SaleForm, type OfferOnSale } from '../features/flash-sales/sale-form.tsx'
import { flashSaleWords } from '../features/flash-sales/words.ts'
import { useWords } from '../ui/language.tsx'

const offersShown = 20

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const api = apiOf(context)
  const asked = new URL(request.url).searchParams
  const offerId = asked.get('offerId')
  const query = (asked.get('query') ?? '').trim().slice(0, 200)
  if (offerId) return { offer: await offerOnSale(api, { ...params, offerId }, request), offers: [], query, startsAt: shopTimeNow() }
  const page = await load(api, catalogueRoutes.listOwnOffers, { params, query: { state: 'published', query, limit: offersShown } }, request)
  const offers = page.items.map(({ offerId: id, title, priceFrom, variantCount, picture }): OfferToChoose => ({
    offerId: id,
    title,
    price: priceFrom,
    isRange: variantCount > 1,
    picture: picture && { url: picture.url, alt: picture.alt, blur: picture.blur },
  }))
  return { offer: null, offers, query, startsAt: '' }
}

async function offerOnSale(api: PageApi, params: { merchantId: string; offerId: string }, request: Request): Promise<OfferOnSale> {
  const [offer, { currency }] = await Promise.all([
    load(api, catalogueRoutes.readOwnOffer, { params }, request),
    load(api, merchantRoutes.readShopSettings, { params }, request),
  ])
  return {
    offerId: offer.offerId,
    title: inLocale(offer.title, api.locale),
    variants: offer.variants.flatMap(({ variantId, values, priceMinor, sku }) =>
      variantId
        ? [{ variantId, values: values.map((value) => inLocale(value, api.locale)).join(' · ') || sku, price: { amountMinor: priceMinor, currency } }]
        : [],
    ),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const api = apiOf(context)
  const typed = readSaleForm(await request.formData())
  const { currency } = await load(api, merchantRoutes.readShopSettings, { params })
  const { draft, errors } = saleDraftOf(typed, currency, flashSaleWords[api.locale])
  if (Object.keys(errors).length > 0) return data({ typed, errors, message: null }, { status: 422 })
  const outcome = await call(api, pricingRoutes.createFlashSale, { params, body: draft })
  if (!outcome.ok) return data({ typed, ...saleWrongsOf(outcome.refusal) }, { status: outcome.refusal.status })
  return redirect(`/merchant/${params.merchantId}/flash-sales?done=created`)
}

export default function NewFlashSale({ loaderData, actionData, params }: Route.ComponentProps) {
  const answer = useKeptAnswer(actionData)
  const w = useWords(flashSaleWords)
  const base = `/merchant/${params.merchantId}/flash-sales`
  const { offer, offers, query, startsAt } = loaderData
  return (
    <ConsolePage title={w.newTitle} back={{ href: base, label: w.back }} isNarrow>
      {offer ? (
        <SaleForm
          offer={offer}
          typed={answer?.typed ?? { startsAt, limit: '1' }}
          errors={answer?.errors ?? {}}
          message={answer?.message ?? null}
          changeHref={`${base}/new`}
        />
      ) : (
        <OfferChoice offers={offers} query={query} base={`${base}/new`} />
      )}
    </ConsolePage>
  )
}
