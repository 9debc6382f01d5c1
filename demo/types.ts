/** Shapes of the demo data. Money is integer minor units (fen) of CNY. */

export interface Localised {
  readonly 'zh-CN': string
  readonly en: string
}

export type Kind = 'goods' | 'code'

export interface Shop {
  readonly slug: string
  readonly name: Localised
  readonly tagline: Localised
  readonly description: Localised
  /** Brand colour, `#rrggbb`. */
  readonly colour: string
  readonly coverEmoji: string
  readonly ownerEmail: string
  readonly deliveryFeeMinor: number
  /** Orders of at least this much are delivered free; null where nothing is posted. */
  readonly freeDeliveryFromMinor: number | null
  readonly currency: 'CNY'
  /** Slug of the top category the shop mostly trades in. */
  readonly category: string
  /** File names inside the pictures directory. */
  readonly coverPicture: string
  readonly logoPicture: string
  /** Prefix of every SKU. */
  readonly skuPrefix: string
}

export interface CategoryAttribute {
  readonly key: string
  readonly label: Localised
  readonly type: 'text' | 'number' | 'choice'
  readonly unit?: string
  readonly choices?: readonly (Localised & { readonly key: string })[]
}

export interface Category {
  readonly slug: string
  readonly name: Localised
  /** Name of a Tabler outline icon. */
  readonly icon: string
  readonly emoji: string
  /** Picture of a top category; children have none. */
  readonly picture?: string
  readonly attributes: readonly CategoryAttribute[]
  readonly children: readonly Category[]
}

export interface OptionValue {
  readonly name: Localised
  /** Key of a colour in source/words.ts, for colour axes. */
  readonly colourKey?: string
  readonly deltaMinor: number
}

export interface OptionAxis {
  readonly name: Localised
  readonly values: readonly OptionValue[]
}

export interface PictureRecipe {
  readonly file: string
  readonly format: 'product' | 'cover' | 'logo' | 'category'
  /** Palette name; a shop slug or category slug. */
  readonly palette: string
  /** Objects as written in the tables: `tin:sage/bone cup 🍎x5`. */
  readonly objects: string
  /** Whatever may vary is drawn from this text and nothing else. */
  readonly seed: string
  readonly shot: 'first' | 'family' | 'detail' | 'other'
}

export interface ProductPicture extends PictureRecipe {
  readonly alt: Localised
  /** Colour the picture shows, when it belongs to the variants of one colour. */
  readonly colourKey?: string
}

export interface Variant {
  readonly sku: string
  readonly values: readonly OptionValue[]
  readonly priceMinor: number
  readonly compareAtMinor: number | null
  readonly stock: number
  readonly grams: number
  readonly barcode: string
}

export interface Product {
  readonly shop: string
  readonly handle: string
  readonly kind: Kind
  readonly category: string
  readonly title: Localised
  readonly summary: Localised
  readonly points: readonly Localised[]
  readonly tags: readonly string[]
  readonly attributes: Readonly<Record<string, string | number | Localised>>
  readonly axes: readonly OptionAxis[]
  readonly variants: readonly Variant[]
  readonly pictures: readonly ProductPicture[]
}
