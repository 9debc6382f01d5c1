import { Notice } from '../../ui/notice.tsx'
import { SearchIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import type { Money } from '@yizhan/contract/shared'
import { flashSaleWords } from './words.ts'

export interface OfferToChoose {
  readonly offerId: string
  readonly title: string
  readonly price: Money
  readonly isRange: boolean
  readonly picture: { url: string; alt: string; blur: string } | null
}

/** Of what the sale is: the shop's offers on sale, found by name or SKU. Plain links, so that it works before script. */
export function OfferChoice({ offers, query, base }: { offers: readonly OfferToChoose[]; query: string; base: string }) {
  const w = useWords(flashSaleWords)
  return (
    <section aria-labelledby="pick-offer">
      <h2 id="pick-offer" className="text-lg">
        {w.pick}
      </h2>
      <p className="mt-1 text-sm text-quiet">{w.pickNote}</p>
      <search>
        <form action={base} className="mt-4 flex max-w-reading gap-2">
          <label className="input flex-1">
            <span className="sr-only">{w.search}</span>
            <SearchIcon size={18} className="text-quiet" />
            <input type="search" name="query" defaultValue={query} key={query} placeholder={w.search} maxLength={200} />
          </label>
          <button className="btn btn-paper">{w.searchButton}</button>
        </form>
      </search>
      {offers.length === 0 ? (
        <div className="mt-4">
          <Notice tone="info">{w.nothingFound}</Notice>
        </div>
      ) : (
        <ul className="card-paper mt-4 divide-y divide-line">
          {offers.map((offer) => (
            <li key={offer.offerId}>
              <a href={`${base}?offerId=${offer.offerId}`} className="flex items-center gap-3 p-4 hover:bg-wash">
                <Picture picture={offer.picture} shape="square" sizes="48px" widthMax={160} isDecorative className="w-12 shrink-0 rounded-control" />
                <span className="line-clamp-2 min-w-0 flex-1">{offer.title}</span>
                <Price money={offer.price} isFrom={offer.isRange} size="small" tone="ink" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
