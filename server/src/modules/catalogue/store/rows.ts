import type { OfferState } from '@yizhan/contract/catalogue'
import type { KindName } from '@yizhan/contract/kinds'
import type { Currency, Id, Localized } from '@yizhan/contract/shared'
import type { OptionGroupFacts, OptionRuleFacts } from '#kinds/index.ts'
import type { ProductCarried, VariantCarried } from '../model/offer-content.ts'

export interface VariantRow {
  variantId: Id<'var'>
  sku: string
  values: Localized[]
  priceMinor: number
  compareAtMinor: number | null
  poolId: Id<'pol'> | null
  pictureId: Id<'pic'> | null
  weightGrams: number
  barcode: string
}
export interface PictureRow {
  pictureId: Id<'pic'>
  fileKey: string
  width: number
  height: number
  blur: string
  alt: Localized
}
/** An offer as ordering needs it. */
export interface OfferRow {
  offerId: Id<'off'>
  merchantId: Id<'mer'>
  kind: KindName
  state: OfferState
  slug: string
  title: Localized
  currency: Currency
  dimensions: Localized[]
  optionGroups: OptionGroupFacts[]
  optionRules: OptionRuleFacts[]
  /** Those still offered, in order. */
  variants: VariantRow[]
  /** Those there already, in order. */
  pictures: PictureRow[]
}
/** An offer with all its words. */
export interface FullOfferRow extends OfferRow {
  categoryId: Id<'cat'>
  categorySlug: string
  description: Localized
  vendor: string
  tags: string[]
  attributes: Record<string, Localized>
  publishedAt: Date | null
  updatedAt: Date
}
/** An offer as a file holds it: with what is only carried along. */
export interface ExportRow extends FullOfferRow {
  extra: ProductCarried
  variantExtras: VariantCarried[]
  variantSources: (string | null)[]
  allPictures: { fileKey: string | null; source: string | null; alt: Localized }[]
}
/** What a list shows of an offer. */
export interface CardRow {
  offerId: Id<'off'>
  merchantId: Id<'mer'>
  slug: string
  kind: KindName
  state: OfferState
  title: Localized
  currency: Currency
  categorySlug: string
  optionGroups: OptionGroupFacts[]
  variants: { variantId: Id<'var'>; priceMinor: number; compareAtMinor: number | null; poolId: Id<'pol'> | null }[]
  picture: PictureRow | null
  updatedAt: Date
}
