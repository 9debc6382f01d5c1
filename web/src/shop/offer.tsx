import { useState } from 'react'
import { redirect, useSearchParams } from 'react-router'
import { catalogueRoutes, type Offer } from '@yizhan/contract/catalogue'
import { searchRoutes } from '@yizhan/contract/search'
import type { Id } from '@yizhan/contract/shared'
import type { Route } from './+types/offer.ts'
import { call, load, refused } from '../api/call.server.ts'
import { submitKeyOf, textOf } from '../api/form.server.ts'
import { apiOf, type PageApi } from '../api/page-api.server.ts'
import { callShared } from '../api/shared-reads.server.ts'
import { putIntoCart } from '../features/cart/put-into-cart.server.ts'
import { cardViewOf, type CardView } from '../features/catalogue/card-view.ts'
import { Gallery } from '../features/catalogue/gallery.tsx'
import { DeliveryAndRules, OfferDescription } from '../features/catalogue/offer-facts.tsx'
import { OfferGrid } from '../features/catalogue/offer-grid.tsx'
import { catalogueWords } from '../features/catalogue/words.ts'
import { judgeChoice, lineOf, readChoice } from '../features/kinds/choice.ts'
import { kindView } from '../features/kinds/picker.ts'
import { kindWords } from '../features/kinds/words.ts'
import { ShopLine } from '../features/merchants/shop-line.tsx'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Section } from '../ui/section.tsx'
import { OfferForm } from './offer-form.tsx'
import { offerWords } from './offer-words.ts'

const shelfSize = 4

export async function loader({ params, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const offer = await load(api, catalogueRoutes.readOffer, { params })
  const [ofShop, ofCategory, categories] = await Promise.all([
    shelf(api, { shop: offer.shop.slug }, offer),
    shelf(api, { category: offer.categorySlug }, offer),
    callShared(api, catalogueRoutes.listCategories, {}),
  ])
  const category = categories.ok ? categories.value.items.find(({ slug }) => slug === offer.categorySlug) : undefined
  const isKnown = new Set(ofShop.map(({ offerId }) => offerId))
  return {
    offer,
    ofShop,
    ofCategory: ofCategory.filter(({ offerId }) => !isKnown.has(offerId)),
    category: category ? { slug: category.slug, name: category.name } : null,
  }
}

/** What else sells there, without the offer itself; a page does without it when it cannot be read. */
async function shelf(api: PageApi, where: { shop: string } | { category: string }, offer: Offer): Promise<CardView[]> {
  const answer = await call(api, searchRoutes.listOffers, { query: { ...where, sort: 'sold', inStock: 'true', limit: shelfSize + 1 } })
  const items = answer.ok ? answer.value.items.filter(({ offerId }) => offerId !== offer.offerId) : []
  return items.slice(0, shelfSize).map(cardViewOf)
}

/** `buy` goes to the checkout with this line alone; `add` puts it into the cart. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const offer = await load(api, catalogueRoutes.readOffer, { params })
  const choice = readChoice(offer, form)
  const { missing, sale, isOnSale } = judgeChoice(offer, choice)
  const line = lineOf(offer, choice)
  if (missing.length > 0 || !line.variantId) return { missing: missing.length > 0 ? missing : offer.dimensions.map(({ name }) => name) }
  if (textOf(form, 'intent') === 'buy')
    return redirect(checkoutHref({ ...line, variantId: line.variantId, flashSaleId: isOnSale ? sale?.flashSaleId : undefined }))
  const outcome = await putIntoCart(api, line, submitKeyOf(form))
  if (!outcome.ok) return refused(outcome.refusal)
  if (textOf(form, 'stay') === 'yes') return { added: outcome.value.unitCount, version: outcome.value.version }
  return redirect(`/offers/${offer.offerId}?added=1&variantId=${line.variantId}`)
}

interface LineToBuy {
  readonly offerId: Id<'off'>
  readonly variantId: Id<'var'>
  readonly selection: unknown
  readonly quantity: number
  /** Whose price was seen. */
  readonly flashSaleId: Id<'fls'> | undefined
}
function checkoutHref(line: LineToBuy): string {
  const query = new URLSearchParams({
    offerId: line.offerId,
    variantId: line.variantId,
    selection: JSON.stringify(line.selection),
    quantity: String(line.quantity),
    ...(line.flashSaleId && { sale: line.flashSaleId }),
  })
  return `/checkout?${query}`
}

export default function OfferPage({ loaderData, actionData }: Route.ComponentProps) {
  const { offer } = loaderData
  // A new offer is a new page: nothing chosen before belongs to it.
  return <OfferView key={offer.offerId} {...loaderData} result={actionData} />
}

export type OfferResult = Route.ComponentProps['actionData']

function OfferView({ offer, ofShop, ofCategory, category, result }: Route.ComponentProps['loaderData'] & { result: OfferResult }) {
  const w = useWords(offerWords)
  const kinds = useWords(kindWords)
  const c = useWords(catalogueWords)
  const [params] = useSearchParams()
  const [choice, setChoice] = useState(() => readChoice(offer, params))
  const verdict = judgeChoice(offer, choice)
  const firstOfValue = offer.variants.find(
    (variant) => variant.pictureId && choice.values.every((value, index) => value === null || variant.values[index] === value),
  )
  return (
    <div className="page pt-4 md:pt-8" data-own-bar="">
      <PageTitle>{offer.title}</PageTitle>
      <Breadcrumbs
        label={c.breadcrumbs}
        items={[
          { label: c.categories, href: '/categories' },
          ...(category ? [{ label: category.name, href: `/offers?category=${category.slug}` }] : []),
          { label: offer.title },
        ]}
      />
      <div className="mt-3 grid gap-6 md:grid-cols-2 md:gap-8 lg:grid-cols-[1.15fr_1fr] lg:gap-14">
        <div className="md:sticky md:top-32 md:self-start">
          <Gallery pictures={offer.pictures} title={offer.title} chosenId={(verdict.variant ?? firstOfValue)?.pictureId ?? null} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <OfferForm offer={offer} choice={choice} verdict={verdict} onChange={setChoice} result={result} isAdded={params.has('added')} />
          <DeliveryAndRules offer={offer} promise={kinds[kindView(offer.kind).promise]} />
          <ShopLine shop={offer.shop} />
        </div>
      </div>
      <OfferDescription offer={offer} />
      {ofShop.length > 0 && (
        <Section title={w.moreFromShop} more={{ href: `/shops/${offer.shop.slug}`, label: w.all }}>
          <OfferGrid cards={ofShop} />
        </Section>
      )}
      {ofCategory.length > 0 && (
        <Section title={w.similar} more={{ href: `/offers?category=${offer.categorySlug}`, label: w.all }}>
          <OfferGrid cards={ofCategory} />
        </Section>
      )}
    </div>
  )
}
