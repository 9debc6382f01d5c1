import type { OfferCard } from '@yizhan/contract/catalogue'
import { merchantRoutes } from '@yizhan/contract/merchants'
import { privacyRoutes } from '@yizhan/contract/privacy'
import type { Consents } from '@yizhan/contract/privacy'
import { searchRoutes } from '@yizhan/contract/search'
import type { Route } from './+types/home.ts'
import { call } from '../api/call.server.ts'
import { packed, useUnpacked } from '../api/packed.ts'
import { apiOf } from '../api/page-api.server.ts'
import { isKnownVisitor } from '../api/preferences.server.ts'
import { callShared, loadShared } from '../api/shared-reads.server.ts'
import { cardViewOf } from '../features/catalogue/card-view.ts'
import { OfferGrid } from '../features/catalogue/offer-grid.tsx'
import { ConsentAsk } from '../features/privacy/consent-ask.tsx'
import { ShopTiles } from '../features/merchants/shop-tiles.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Section } from '../ui/section.tsx'
import { Doors } from './doors.tsx'
import { homeWords } from './words.ts'

const shelfSize = 8
const shopsMax = 6
/** How many are read to choose a varied shelf from. */
const readSize = 60

/** Eight doors, what is for you and why, what sells, what is new, the shops. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const [selling, newest, forYou, shops] = await Promise.all([
    loadShared(api, searchRoutes.listOffers, { query: { sort: 'sold', inStock: 'true', limit: readSize } }),
    loadShared(api, searchRoutes.listOffers, { query: { sort: 'newest', inStock: 'true', limit: readSize } }),
    isKnownVisitor(request) ? call(api, searchRoutes.listForYou, {}) : null,
    callShared(api, merchantRoutes.listShops, {}),
  ])
  const asked = forYou?.ok && forYou.value.reason === 'notAgreed' ? await call(api, privacyRoutes.readConsents, {}) : null
  const soldCards = varied(selling.items, new Set())
  const isPersonal = forYou?.ok && forYou.value.reason === 'boughtBefore'
  return packed({
    /** Asked of those who have not answered under today's policy; nobody else is bothered. */
    asksConsent: asked?.ok === true && !isAnswered(asked.value),
    isNotPersonal: forYou?.ok === true && forYou.value.reason === 'notAgreed',
    forYou: isPersonal ? forYou.value.items.slice(0, shelfSize).map(cardViewOf) : [],
    selling: soldCards.map(cardViewOf),
    newest: varied(newest.items, new Set(soldCards.map(({ offerId }) => offerId))).map(cardViewOf),
    shops: shops.ok
      ? shops.value.items
          .slice(0, shopsMax)
          .map(({ slug, name, description, colour, logoUrl, coverUrl, offerCount }) => ({ slug, name, description, colour, logoUrl, coverUrl, offerCount }))
      : [],
  })
}

function isAnswered({ history, policyVersion }: Consents): boolean {
  return history.some((decision) => decision.purpose === 'personalisation' && decision.policyVersion === policyVersion)
}

/** The first of a list, shops taking turns: one busy shop does not fill a shelf. Offers shown elsewhere are left out. */
function varied(items: readonly OfferCard[], shown: ReadonlySet<string>): OfferCard[] {
  const turns = new Map<string, number>()
  const turned = items
    .filter(({ offerId }) => !shown.has(offerId))
    .map((item) => {
      const turn = turns.get(item.shop.slug) ?? 0
      turns.set(item.shop.slug, turn + 1)
      return { item, turn }
    })
  return turned
    .sort((a, b) => a.turn - b.turn)
    .slice(0, shelfSize)
    .map(({ item }) => item)
}

export default function Home({ loaderData }: Route.ComponentProps) {
  const w = useWords(homeWords)
  const { asksConsent, isNotPersonal, forYou, selling, newest, shops } = useUnpacked(loaderData)
  return (
    <div className="page pt-8 md:pt-12">
      <PageTitle>{w.title}</PageTitle>
      <meta name="description" content={w.description} />
      <h1 className="text-xl md:text-2xl">{w.question}</h1>
      <p className="mt-2 text-quiet">{w.answer}</p>
      <Doors />
      {forYou.length > 0 && (
        <Section title={w.forYou} note={w.forYouReason}>
          <OfferGrid cards={forYou} />
        </Section>
      )}
      {selling.length > 0 && (
        <Section title={w.selling} note={isNotPersonal ? w.sellingForAll : w.sellingReason} more={{ href: '/offers?sort=sold', label: w.all }}>
          <OfferGrid cards={selling} />
        </Section>
      )}
      {newest.length > 0 && (
        <Section title={w.newest} note={w.newestReason} more={{ href: '/offers?sort=newest', label: w.all }}>
          <OfferGrid cards={newest} />
        </Section>
      )}
      {shops.length > 0 && (
        <Section title={w.shops} more={{ href: '/shops', label: w.all }}>
          <ShopTiles shops={shops} />
        </Section>
      )}
      {asksConsent && <ConsentAsk back="/" />}
    </div>
  )
}
