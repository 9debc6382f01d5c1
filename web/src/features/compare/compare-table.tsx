import type { ReactNode } from 'react'
import { CloseIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Price, textOfMoney } from '../../ui/price.tsx'
import { propertyRows, rowOf, type ComparedOffer, type ComparedRow } from './rows.ts'
import { compareHref } from './use-compare.ts'
import { compareWords } from './words.ts'

type Vocabulary = (typeof compareWords)['zh-CN']

interface CompareTableProps {
  offers: readonly ComparedOffer[]
  isOnlyDifferent: boolean
  /** The action below an offer: to the cart, or to its page. */
  actionOf: (offer: ComparedOffer) => ReactNode
}

/** By the number of offers: room for the names and for each offer. */
const widths = ['', 'min-w-64', 'min-w-104', 'min-w-144', 'min-w-184']

/** Offers side by side: the names stay in sight at the left, rows that differ are marked. */
export function CompareTable({ offers, isOnlyDifferent, actionOf }: CompareTableProps) {
  const w = useWords(compareWords)
  const rows = [...factRows(offers, w), ...propertyRows(offers)].filter((row) => row.isDifferent || !isOnlyDifferent)
  return (
    <div className="-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0" role="region" aria-label={w.title} tabIndex={0}>
      <table className={`w-full table-fixed border-separate border-spacing-0 text-sm ${widths[offers.length] ?? ''}`}>
        <colgroup>
          <col className="w-24 md:w-32" />
          {offers.map(({ offerId }) => (
            <col key={offerId} />
          ))}
        </colgroup>
        <thead>
          <tr className="align-top">
            <th scope="col" className="sticky start-0 z-10 bg-ground">
              <span className="sr-only">{w.property}</span>
            </th>
            {offers.map((offer) => (
              <th key={offer.offerId} scope="col" className="p-2 pb-4 text-start font-normal md:px-3">
                <CompareHead offer={offer} offers={offers} />
                <div className="mt-3 max-w-52">{actionOf(offer)}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} w={w} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function CompareHead({ offer, offers }: { offer: ComparedOffer; offers: readonly ComparedOffer[] }) {
  const w = useWords(compareWords)
  const others = offers.filter(({ offerId }) => offerId !== offer.offerId).map(({ offerId }) => offerId)
  return (
    <div className="relative max-w-52">
      <Picture picture={offer.picture} shape="square" sizes="12rem" widthMax={480} isDecorative className="rounded-card" />
      <a
        href={compareHref(others)}
        aria-label={w.remove(offer.title)}
        className="absolute end-1.5 top-1.5 grid size-9 place-items-center rounded-full bg-paper/90 pointer-coarse:size-11"
      >
        <CloseIcon size={18} />
      </a>
      <a href={`/offers/${offer.offerId}`} className="mt-2 line-clamp-2 min-h-[2.8em] leading-snug hover:underline">
        {offer.title}
      </a>
      <Price money={offer.price} isFrom={offer.isPriceRange} before={offer.compareAt} />
    </div>
  )
}

function Row({ row, w }: { row: ComparedRow; w: Vocabulary }) {
  return (
    <tr>
      <th scope="row" className="sticky start-0 z-10 border-t border-line bg-ground py-3 pe-2 text-start align-top font-normal text-quiet">
        {row.label}
        {row.isDifferent && <span className="ms-1.5 text-xs text-warning">{w.different}</span>}
      </th>
      {row.cells.map((cell, index) => (
        <td key={index} className={`border-t border-line p-2 py-3 align-top md:px-3 ${row.isDifferent ? 'bg-warning/6 font-medium' : ''}`}>
          {cell || w.nothing}
        </td>
      ))}
    </tr>
  )
}

/** What every offer has, whatever it is. */
function factRows(offers: readonly ComparedOffer[], w: Vocabulary): ComparedRow[] {
  const row = (key: string, label: string, cell: (offer: ComparedOffer) => string) => rowOf(key, label, offers.map(cell))
  return [
    row('price', w.price, ({ price }) => textOfMoney(price)),
    row('availability', w.availability, ({ availability: { state, available } }) =>
      state === 'few' && available !== null ? w.few(available) : state === 'none' ? w.none : w.plenty,
    ),
    row('shop', w.shop, ({ shop }) => shop.name),
    row('vendor', w.vendor, ({ vendor }) => vendor),
    row('delivery', w.delivery, (offer) => deliveryOf(offer, w)),
    row('rules', w.rules, ({ rules }) => rules.join(' ')),
    row('sold', w.sold, ({ soldCount }) => String(soldCount)),
  ]
}

function deliveryOf({ needsAddress, shop }: ComparedOffer, w: Vocabulary): string {
  if (!needsAddress) return w.notSent
  if (shop.deliveryFee.amountMinor === 0) return w.free
  const fee = textOfMoney(shop.deliveryFee)
  return shop.freeDeliveryFrom ? w.freeFrom(fee, textOfMoney(shop.freeDeliveryFrom)) : fee
}
