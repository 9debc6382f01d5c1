import { ChevronRightIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { ShopMark } from './shop-mark.tsx'
import { shopWords } from './words.ts'

/** Who sells it, leading to the shop. */
export function ShopLine({ shop }: { shop: { slug: string; name: string; colour: string; logoUrl: string | null } }) {
  const w = useWords(shopWords)
  return (
    <a href={`/shops/${shop.slug}`} className="card-paper flex items-center gap-3 p-3 transition-colors hover:bg-wash">
      <ShopMark shop={shop} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{shop.name}</span>
        <span className="text-sm text-quiet">{w.visit}</span>
      </span>
      <ChevronRightIcon className="text-quiet" />
    </a>
  )
}
