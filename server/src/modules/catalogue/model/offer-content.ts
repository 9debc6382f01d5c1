import type { OfferDraft, OfferState } from '@yizhan/contract/catalogue'
import type { Id, Localized } from '@yizhan/contract/shared'

/** What a file says of a product that means nothing to us, kept for the next export. */
export interface ProductCarried {
  readonly type?: string
  readonly isGiftCard?: boolean
  readonly columns?: Readonly<Record<string, string>>
}
export interface VariantCarried {
  readonly requiresShipping?: boolean
  readonly oversell?: 'deny' | 'continue'
  /** Units the file counts although it sells beyond them. */
  readonly stock?: number
  readonly columns?: Readonly<Record<string, string>>
}

/** A picture of an offer: one there already, or one an import has still to fetch from its source. */
export interface OfferPicture {
  readonly pictureId: Id<'pic'> | null
  readonly source: string | null
  readonly alt: Localized
}

/** What an import adds to a draft. */
export interface ImportedContent {
  readonly importId: Id<'imp'>
  readonly hash: string
  readonly state: OfferState
  readonly carried: ProductCarried
  /** One for each variant of the draft. */
  readonly variantCarried: readonly VariantCarried[]
  readonly variantSources: readonly (string | null)[]
  readonly pictures: readonly OfferPicture[]
}

/** One offer to be written. Without `offerId` it is new. */
export interface OfferToSave {
  readonly offerId?: Id<'off'> | undefined
  readonly draft: OfferDraft
  readonly imported?: ImportedContent
}
