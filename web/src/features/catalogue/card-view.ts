import type { OfferCard } from '@yizhan/contract/catalogue'
import type { Money } from '@yizhan/contract/shared'

/** What a card shows, and no more: lists travel twice, as markup and as data. */
export interface CardView {
  offerId: string
  title: string
  picture: { url: string; alt: string; blur: string } | null
  price: Money
  isPriceRange: boolean
  compareAt: Money | null
  /** The price is a flash sale's. */
  isOnSale: boolean
  /** The number left, where it is few. */
  few: number | null
  isSoldOut: boolean
  soldCount: number
  shopName: string
}

export function cardViewOf(card: OfferCard): CardView {
  const { picture, availability } = card
  return {
    offerId: card.offerId,
    title: card.title,
    picture: picture && { url: picture.url, alt: picture.alt, blur: picture.blur },
    price: card.priceFrom,
    isPriceRange: card.isPriceRange,
    compareAt: card.compareAt,
    isOnSale: card.flashSale !== null,
    few: availability.state === 'few' ? availability.available : null,
    isSoldOut: availability.state === 'none',
    soldCount: card.soldCount,
    shopName: card.shop.name,
  }
}
