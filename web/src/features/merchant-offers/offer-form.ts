import type { KindName } from '@yizhan/contract/kinds'
import type { Localized } from '@yizhan/contract/shared'

/** The editor's content as typed: texts only, so that nothing is lost when something is wrong with it. */
export interface OfferForm {
  /** Empty until it is saved once. */
  offerId: string
  slug: string
  /** Used when no slug was typed. */
  slugFallback: string
  kind: KindName
  title: Localized
  description: Localized
  categorySlug: string
  vendor: string
  tags: string
  attributes: Readonly<Record<string, Localized>>
  /** Attributes that the category does not ask for, as JSON; they stay with the offer. */
  otherAttributes: string
  pictures: readonly PictureRow[]
  dimensions: readonly DimensionRow[]
  variants: readonly VariantRow[]
  groups: readonly GroupRow[]
  rules: readonly RuleRow[]
}
export interface PictureRow {
  pictureId: string
  url: string
  alt: string
}
export interface DimensionRow {
  key: string
  name: Localized
  /** Values to make combinations of: `红/Red, 蓝/Blue`. */
  values: string
}
export interface VariantRow {
  key: string
  variantId: string
  /** One per dimension, in their order. */
  values: readonly Localized[]
  sku: string
  price: string
  compareAt: string
  stock: string
  /** What the stock was when the page was made: if it was not touched, today's stock stays. */
  stockBefore: string
  weight: string
  barcode: string
  pictureId: string
}
export interface GroupRow {
  key: string
  name: Localized
  least: string
  most: string
  choices: readonly ChoiceRow[]
}
export interface ChoiceRow {
  key: string
  name: Localized
  price: string
  stock: string
  stockBefore: string
}
export interface RuleRow {
  key: string
  /** `group/choice` */
  when: string
  excludes: readonly string[]
  reason: Localized
}

/** What a category asks of an offer, in both languages. */
export interface AttributeField {
  key: string
  label: string
  type: 'text' | 'number' | 'choice'
  unit: string | null
  choices: readonly { label: string; text: Localized }[]
}

/** Words beside fields, by the field's name in the form. */
export type FormErrors = Readonly<Record<string, string>>

/** Most dimensions an offer has. */
export const dimensionsMax = 3
