import type { OfferState, OwnOffer } from '@yizhan/contract/catalogue'
import { Badge, type BadgeTone } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import { Time } from '../../ui/time.tsx'
import { editorWords } from './editor-words.ts'
import { stockOfKind } from './stock-of-kind.ts'
import { merchantOfferWords } from './words.ts'

export type OfferRow = Pick<OwnOffer, 'kind' | 'state' | 'title' | 'priceFrom' | 'variantCount' | 'available' | 'isStockLow' | 'soldCount' | 'updatedAt'> & {
  offerId: string
  picture: { url: string; alt: string; blur: string } | null
}

export function offerRowOf({ offerId, kind, state, title, picture, priceFrom, variantCount, available, isStockLow, soldCount, updatedAt }: OwnOffer): OfferRow {
  return {
    offerId,
    kind,
    state,
    title,
    priceFrom,
    variantCount,
    available,
    isStockLow,
    soldCount,
    updatedAt,
    picture: picture && { url: picture.url, alt: picture.alt, blur: picture.blur },
  }
}

export const offerTones: Record<OfferState, BadgeTone> = { draft: 'attention', published: 'done', archived: 'quiet' }

const columns = 'lg:grid lg:grid-cols-[minmax(0,1fr)_6rem_7rem_5rem_6rem_8rem] lg:items-center lg:gap-4'

/** A shop's own offers: picture, price, what is left, state. The whole row opens the editor. */
export function OfferList({ offers, base }: { offers: readonly OfferRow[]; base: string }) {
  const w = useWords(merchantOfferWords)
  return (
    <div className="card-paper">
      <div aria-hidden="true" className={`hidden border-b border-line px-6 py-3 text-sm font-medium text-quiet ${columns}`}>
        <span>{w.offer}</span>
        <span className="text-end">{w.price}</span>
        <span className="text-end">{w.available}</span>
        <span className="text-end">{w.sold}</span>
        <span>{w.state}</span>
        <span>{w.changed}</span>
      </div>
      <ul className="divide-y divide-line">
        {offers.map((offer) => (
          <Row key={offer.offerId} offer={offer} base={base} />
        ))}
      </ul>
    </div>
  )
}

function Row({ offer, base }: { offer: OfferRow; base: string }) {
  const w = useWords(merchantOfferWords)
  const states = useWords(editorWords).states
  const isOfCodes = stockOfKind[offer.kind] === 'codes'
  return (
    <li className={`relative flex flex-col gap-2 p-4 hover:bg-wash md:px-6 ${columns}`}>
      <div className="flex min-w-0 items-center gap-3">
        <Picture picture={offer.picture} shape="square" sizes="56px" widthMax={160} isDecorative className="w-14 shrink-0 rounded-control" />
        <div className="min-w-0">
          <a
            href={`${base}/${offer.offerId}`}
            className="line-clamp-2 after:absolute after:inset-0 hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ink"
          >
            {offer.title}
          </a>
          <p className="numbers text-sm text-quiet">
            {w.variants(offer.variantCount)}
            {isOfCodes && (
              <a href={`${base}/${offer.offerId}/codes`} className="text-link relative z-10 ms-3 inline-flex min-h-6 items-center">
                {w.codes}
              </a>
            )}
          </p>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 ps-17 text-sm lg:contents">
        <span className="lg:text-end">
          <Price money={offer.priceFrom} size="small" tone="ink" isFrom={offer.variantCount > 1} />
        </span>
        <span className="numbers lg:text-end">
          <span className="text-quiet lg:sr-only">{w.available} </span>
          <Left offer={offer} />
        </span>
        <span className="numbers lg:text-end">
          <span className="text-quiet lg:sr-only">{w.sold} </span>
          {offer.soldCount}
        </span>
        <span>
          <Badge tone={offerTones[offer.state]}>{states[offer.state]}</Badge>
        </span>
        <span className="text-quiet">
          <Time at={offer.updatedAt} />
        </span>
      </div>
    </li>
  )
}

function Left({ offer }: { offer: OfferRow }) {
  const w = useWords(merchantOfferWords)
  if (offer.available === null) return <span className="text-quiet">{w.unlimited}</span>
  if (offer.available === 0) return <Badge tone="refused">{w.soldOut}</Badge>
  return (
    <>
      {offer.available}
      {offer.isStockLow && (
        <span className="ms-2">
          <Badge tone="attention">{w.low}</Badge>
        </span>
      )}
    </>
  )
}
