import type { Shop } from '@yizhan/contract/merchants'
import { ColourGround } from '../../ui/colour-ground.tsx'
import { SearchIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { textOfMoney } from '../../ui/price.tsx'
import { ShopMark } from './shop-mark.tsx'
import { shopWords } from './words.ts'

/** A shop's cover, mark, name, sentence and delivery terms, and a search within it. */
export function ShopHead({ shop }: { shop: Shop }) {
  const w = useWords(shopWords)
  const terms =
    shop.deliveryFee.amountMinor === 0
      ? [w.freeDelivery]
      : [w.deliveryFee(textOfMoney(shop.deliveryFee)), ...(shop.freeDeliveryFrom ? [w.freeFrom(textOfMoney(shop.freeDeliveryFrom))] : [])]
  return (
    <header>
      <div className="picture h-36 md:h-56">
        <ColourGround colour={shop.colour} />
        {shop.coverUrl && (
          <img
            src={`${shop.coverUrl}?w=1280`}
            srcSet={`${shop.coverUrl}?w=640 640w, ${shop.coverUrl}?w=1280 1280w`}
            sizes="100vw"
            alt=""
            fetchPriority="high"
          />
        )}
      </div>
      <div className="page">
        <div className="relative -mt-8 flex flex-col gap-4 md:flex-row md:items-end md:justify-between">
          <div className="flex min-w-0 flex-col gap-3">
            <span className="w-fit rounded-card ring-4 ring-ground">
              <ShopMark shop={shop} size="large" />
            </span>
            <div>
              <h1 className="text-xl">{shop.name}</h1>
              <p className="mt-1 max-w-reading text-quiet">{shop.description}</p>
              <p className="numbers mt-2 flex flex-wrap gap-x-3 text-sm text-quiet">
                <span>{w.offers(shop.offerCount)}</span>
                {terms.map((term) => (
                  <span key={term}>{term}</span>
                ))}
              </p>
            </div>
          </div>
          <search className="w-full md:w-72">
            <form action="/offers" className="input flex items-center gap-2 rounded-full">
              <input type="hidden" name="shop" value={shop.slug} />
              <SearchIcon size={18} className="text-quiet" />
              <input type="search" name="query" placeholder={w.inShop} aria-label={w.inShop} maxLength={200} enterKeyHint="search" />
              <button className="sr-only focus:not-sr-only">{w.search}</button>
            </form>
          </search>
        </div>
      </div>
    </header>
  )
}
