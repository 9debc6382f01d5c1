import { merchantRoutes } from '@yizhan/contract/merchants'
import type { Route } from './+types/shops.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { ShopTiles } from '../features/merchants/shop-tiles.tsx'
import { shopWords } from '../features/merchants/words.ts'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  return load(apiOf(context), merchantRoutes.listShops, {})
}

export default function Shops({ loaderData }: Route.ComponentProps) {
  const w = useWords(shopWords)
  return (
    <div className="page pt-8">
      <PageTitle>{w.shops}</PageTitle>
      <h1 className="text-xl">{w.shops}</h1>
      <p className="mt-1 mb-6 text-quiet">{w.shopsHint}</p>
      <ShopTiles shops={loaderData.items} heading="h2" />
    </div>
  )
}
