import { merchantRoutes } from '@yizhan/contract/merchants'
import { searchRoutes } from '@yizhan/contract/search'
import type { Route } from './+types/shop.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { cardViewOf } from '../features/catalogue/card-view.ts'
import { OfferGrid } from '../features/catalogue/offer-grid.tsx'
import { ShopHead } from '../features/merchants/shop-head.tsx'
import { shopWords } from '../features/merchants/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { ChipLink } from '../ui/chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { ShopIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Section } from '../ui/section.tsx'

const shelfSize = 8
const categoriesMax = 10

export async function loader({ params, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const [shop, selling, newest] = await Promise.all([
    load(api, merchantRoutes.readShop, { params }),
    load(api, searchRoutes.listOffers, { query: { shop: params.slug, sort: 'sold', limit: shelfSize } }),
    load(api, searchRoutes.listOffers, { query: { shop: params.slug, sort: 'newest', limit: shelfSize } }),
  ])
  const categories = selling.facets.find(({ key }) => key === 'category')?.values ?? []
  const sold = selling.items.map(cardViewOf)
  const isShown = new Set(sold.map(({ offerId }) => offerId))
  return {
    shop,
    sold,
    newest: newest.items.map(cardViewOf).filter(({ offerId }) => !isShown.has(offerId)),
    categories: categories
      .filter(({ count }) => count > 0)
      .slice(0, categoriesMax)
      .map(({ value, label, count }) => ({ value, label, count })),
  }
}

export default function Shop({ loaderData }: Route.ComponentProps) {
  const w = useWords(shopWords)
  const { shop, sold, newest, categories } = loaderData
  const all = { href: `/offers?shop=${shop.slug}`, label: w.more }
  return (
    <>
      <PageTitle>{shop.name}</PageTitle>
      <ShopHead shop={shop} />
      <div className="page">
        {sold.length === 0 && <Empty icon={<ShopIcon size={28} />} title={w.empty} ways={<ButtonLink href="/shops">{w.elsewhere}</ButtonLink>} />}
        {categories.length > 1 && (
          <ul className="mt-6 flex flex-wrap gap-2">
            {categories.map((category) => (
              <li key={category.value}>
                <ChipLink href={`/offers?shop=${shop.slug}&category=${category.value}`} count={category.count}>
                  {category.label}
                </ChipLink>
              </li>
            ))}
          </ul>
        )}
        {sold.length > 0 && (
          <Section title={w.sold} more={all}>
            <OfferGrid cards={sold} firstCount={4} />
          </Section>
        )}
        {newest.length > 0 && (
          <Section title={w.newest} more={all}>
            <OfferGrid cards={newest} />
          </Section>
        )}
        {sold.length > 0 && (
          <div className="mt-10 flex justify-center">
            <ButtonLink href={all.href}>{w.more}</ButtonLink>
          </div>
        )}
      </div>
    </>
  )
}
