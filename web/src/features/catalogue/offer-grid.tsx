import type { ReactNode } from 'react'
import { useWords } from '../../ui/language.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import type { CardView } from './card-view.ts'
import { catalogueWords } from './words.ts'

type Vocabulary = (typeof catalogueWords)['zh-CN']

interface OfferGridProps {
  cards: readonly CardView[]
  /** Something at the foot of a card: a tick to compare it. */
  mark?: (card: CardView) => ReactNode
  /** Whether a filter column stands beside the grid. */
  isNarrow?: boolean
  /** How many cards are seen before scrolling; their pictures do not wait. */
  firstCount?: number
  /** Level of the titles, so that headings stay in order. */
  heading?: 'h2' | 'h3'
}

/** Offers as pictures with a name and a price; two columns on a phone, up to four or five on a desktop. */
export function OfferGrid({ cards, mark, isNarrow = false, firstCount = 0, heading = 'h3' }: OfferGridProps) {
  const w = useWords(catalogueWords)
  return (
    <ul
      className={`card-grid ${mark ? 'card-grid-marked' : ''} grid grid-cols-2 gap-x-3 sm:gap-x-4 md:grid-cols-3 md:gap-x-5 ${isNarrow ? 'xl:grid-cols-4' : 'lg:grid-cols-4'}`}
    >
      {cards.map((card, index) => (
        <li key={card.offerId} className="link-card">
          {cardOf({ card, w, isFirst: index < firstCount, Heading: heading })}
          {mark?.(card)}
        </li>
      ))}
    </ul>
  )
}

interface CardParts {
  card: CardView
  w: Vocabulary
  isFirst: boolean
  Heading: 'h2' | 'h3'
}

/** A function, not a component: a page holds dozens of them, and plain elements render several times faster. */
function cardOf({ card, w, isFirst, Heading }: CardParts) {
  return (
    <>
      <Picture
        picture={card.picture}
        sizes="(min-width: 64rem) 18rem, (min-width: 48rem) 30vw, 46vw"
        widthMax={640}
        isFirst={isFirst}
        isDecorative
        className={card.isSoldOut ? 'rounded-card is-gone' : 'rounded-card'}
      >
        {card.isSoldOut && <span className="gone-mark">{w.soldOut}</span>}
      </Picture>
      <Heading className="link-card-title">
        <a href={`/offers/${card.offerId}`}>{card.title}</a>
      </Heading>
      <Price money={card.price} isFrom={card.isPriceRange} before={card.compareAt} />
      <p className="link-card-facts">
        <span>{card.shopName}</span>
        {card.isOnSale && <span className="text-primary">{w.flashSale}</span>}
        {card.few !== null ? <span className="text-warning">{w.onlyLeft(card.few)}</span> : card.soldCount > 0 && <span>{w.sold(card.soldCount)}</span>}
      </p>
    </>
  )
}
