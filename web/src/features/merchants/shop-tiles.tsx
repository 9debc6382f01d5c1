import { ShopMark } from './shop-mark.tsx'
import { ColourGround } from '../../ui/colour-ground.tsx'
import { useWords } from '../../ui/language.tsx'
import { shopWords } from './words.ts'

export interface ShopTile {
  slug: string
  name: string
  description: string
  colour: string
  logoUrl: string | null
  coverUrl: string | null
  offerCount: number
}

/** Shops by their cover, mark and one sentence. */
export function ShopTiles({ shops, heading: Heading = 'h3' }: { shops: readonly ShopTile[]; heading?: 'h2' | 'h3' }) {
  const w = useWords(shopWords)
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {shops.map((shop) => (
        <li key={shop.slug} className="link-card card-paper overflow-hidden">
          <span className="picture aspect-[3/1]">
            <ColourGround colour={shop.colour} />
            {shop.coverUrl && <img src={`${shop.coverUrl}?w=640`} alt="" loading="lazy" decoding="async" />}
          </span>
          <span className="flex items-start gap-3 p-4 pt-3">
            <ShopMark shop={shop} />
            <span className="min-w-0">
              <Heading className="link-card-title !mt-0 !text-base !font-bold">
                <a href={`/shops/${shop.slug}`}>{shop.name}</a>
              </Heading>
              <span className="line-clamp-2 text-sm text-quiet">{shop.description}</span>
              <span className="numbers text-xs text-quiet">{w.offers(shop.offerCount)}</span>
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
