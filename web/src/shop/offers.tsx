import { useLocation } from 'react-router'
import { catalogueRoutes } from '@yizhan/contract/catalogue'
import { searchRoutes } from '@yizhan/contract/search'
import type { Route } from './+types/offers.ts'
import { packed, useUnpacked } from '../api/packed.ts'
import { apiOf, type PageApi } from '../api/page-api.server.ts'
import { callShared, loadShared } from '../api/shared-reads.server.ts'
import { cardViewOf, type CardView } from '../features/catalogue/card-view.ts'
import { OfferGrid } from '../features/catalogue/offer-grid.tsx'
import { CompareForm, CompareTick } from '../features/compare/compare-form.tsx'
import { useCompare } from '../features/compare/use-compare.ts'
import { Filters, FiltersButton } from '../features/search/filters.tsx'
import { ChosenFilters, chosenFilters, SortBar } from '../features/search/listing-bar.tsx'
import { ListingEnd } from '../features/search/listing-end.tsx'
import { apiQueryOf } from '../features/search/listing-query.ts'
import { searchWords } from '../features/search/words.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { NothingFound } from './nothing-found.tsx'
import { catalogueWords } from '../features/catalogue/words.ts'

const sellingCount = 4

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const params = new URL(request.url).searchParams
  const [page, path] = await Promise.all([loadShared(api, searchRoutes.listOffers, { query: apiQueryOf(params) }), categoryPath(api, params.get('category'))])
  const selling = page.items.length > 0 ? [] : await sellingCards(api)
  return {
    next: page.next,
    total: page.total,
    corrected: page.corrected,
    path,
    lists: packed({ cards: page.items.map(cardViewOf), facets: page.facets, selling }),
  }
}

/** The categories above this one and itself, topmost first. */
async function categoryPath(api: PageApi, slug: string | null): Promise<{ slug: string; name: string }[]> {
  const answer = slug ? await callShared(api, catalogueRoutes.listCategories, {}) : null
  if (!answer?.ok) return []
  const bySlug = new Map(answer.value.items.map((category) => [category.slug, category]))
  const path: { slug: string; name: string }[] = []
  for (let here = bySlug.get(slug ?? ''); here && path.length < 5; here = bySlug.get(here.parentSlug ?? '')) path.unshift({ slug: here.slug, name: here.name })
  return path
}

async function sellingCards(api: PageApi): Promise<CardView[]> {
  const { items } = await loadShared(api, searchRoutes.listOffers, { query: { sort: 'sold', inStock: 'true', limit: sellingCount } })
  return items.map(cardViewOf)
}

export default function Offers({ loaderData }: Route.ComponentProps) {
  const w = useWords(searchWords)
  const params = new URLSearchParams(useLocation().search)
  const compare = useCompare()
  const { next, total, corrected, path } = loaderData
  const { cards, facets, selling } = useUnpacked(loaderData.lists)
  const asked = params.get('query')
  const chosen = chosenFilters(facets, params)
  const title = asked ? w.resultsFor(asked) : (path.at(-1)?.name ?? w.everything)
  return (
    <div className="page pt-5 md:pt-8">
      <PageTitle>{title}</PageTitle>
      <CategoryTrail path={path} />
      <h1 className="mb-4 flex flex-wrap items-baseline gap-x-3 text-xl">
        {title}
        {total > 0 && <span className="numbers text-sm font-normal text-quiet">{w.total(total)}</span>}
      </h1>
      {corrected && asked && (
        <div className="mb-4">
          <Notice>{w.corrected(asked, corrected)}</Notice>
        </div>
      )}
      <div className="lg:grid lg:grid-cols-[13rem_1fr] lg:gap-10">
        <Filters facets={facets} params={params} total={total} />
        <div className="min-w-0">
          {cards.length > 0 && <SortBar params={params} before={<FiltersButton chosenCount={chosen.length} />} />}
          <ChosenFilters filters={chosen} params={params} />
          {cards.length === 0 ? (
            <NothingFound params={params} selling={selling} />
          ) : (
            <CompareForm compare={compare}>
              <OfferGrid
                cards={cards}
                isNarrow
                heading="h2"
                firstCount={4}
                mark={(card) => <CompareTick compare={compare} item={{ offerId: card.offerId, title: card.title, pictureUrl: card.picture?.url ?? null }} />}
              />
            </CompareForm>
          )}
          {cards.length > 0 && <ListingEnd params={params} shown={cards.length} total={total} next={next} />}
        </div>
      </div>
    </div>
  )
}

function CategoryTrail({ path }: { path: readonly { slug: string; name: string }[] }) {
  const w = useWords(catalogueWords)
  if (path.length === 0) return null
  const crumbs = path.map(({ slug, name }, index) => ({ label: name, href: index < path.length - 1 ? `/offers?category=${slug}` : undefined }))
  return <Breadcrumbs label={w.breadcrumbs} items={[{ label: w.categories, href: '/categories' }, ...crumbs]} />
}
