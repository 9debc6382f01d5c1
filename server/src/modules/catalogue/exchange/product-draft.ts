import { amountMinorMax } from '@yizhan/contract/shared'
import type { Localized } from '@yizhan/contract/shared'
import type { KindName } from '@yizhan/contract/kinds'

/** What one product of a file asks for, before anything of it is stored. Money is in minor units of the reader's currency. */
export interface ProductDraft {
  /** Spreadsheet row (header is 1) at which the product begins. */
  readonly row: number
  readonly rows: {
    readonly first: number
    readonly last: number
    /** Rows of its images, in their order. */
    readonly images?: readonly number[]
  }
  readonly handle: string
  readonly title: Localized
  /** Sanitised HTML. */
  readonly bodyHtml: Localized
  readonly vendor: string
  readonly categorySlug: string | null
  readonly type: string
  /** Trimmed, without commas, no tag twice. */
  readonly tags: readonly string[]
  readonly status: DraftStatus
  readonly kind: KindName
  readonly isGiftCard: boolean
  readonly attributes: JsonObject
  /** At most three; none for a product with a single, unnamed variant. */
  readonly options: readonly DraftOption[]
  readonly variants: readonly DraftVariant[]
  /** In display order, positions 1, 2, 3... */
  readonly images: readonly DraftImage[]
  /** Columns of the first row that mean nothing to us, by header, kept so that an export loses nothing. */
  readonly passthrough: Passthrough
}

export interface DraftOption {
  readonly name: Localized
  readonly values: readonly Localized[]
}

export interface DraftVariant {
  readonly sku: string | null
  /** One for each option of the product, in their order. */
  readonly optionValues: readonly Localized[]
  readonly priceMinor: number
  readonly compareAtMinor: number | null
  /** Null where stock is not counted. */
  readonly stock: number | null
  readonly oversell: OversellPolicy
  readonly weightGrams: number | null
  readonly barcode: string | null
  readonly imageSrc: string | null
  readonly requiresShipping: boolean
  /** Columns of this variant's row that mean nothing to us. */
  readonly passthrough: Passthrough
}

export interface DraftImage {
  readonly src: string
  readonly position: number
  readonly alt: Localized
}

/** What a file's products are where it does not say; Shopify knows goods and gift cards only. */
export const assumedKinds = { standard: 'goods', giftCard: 'code' } as const satisfies Record<string, KindName>

export const draftStatuses = ['active', 'draft', 'archived'] as const
export type DraftStatus = (typeof draftStatuses)[number]
export const oversellPolicies = ['deny', 'continue'] as const
export type OversellPolicy = (typeof oversellPolicies)[number]

export type Passthrough = Readonly<Record<string, string>>
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** Every bound a file is held to. Lengths are in UTF-16 units, as String.length counts. */
export const exchangeLimits = {
  columnsMax: 512,
  cellLengthMax: 200_000,
  /** UTF-8 bytes of one record; also bounds what an unclosed quote may swallow. */
  recordBytesMax: 2_000_000,
  handleLengthMax: 255,
  titleLengthMax: 255,
  optionTextLengthMax: 255,
  skuLengthMax: 255,
  barcodeLengthMax: 64,
  urlLengthMax: 2048,
  altLengthMax: 512,
  tagsMax: 250,
  tagLengthMax: 255,
  shortTextLengthMax: 255,
  /** As localizedSchema in contract allows. */
  descriptionLengthMax: 20_000,
  optionsMax: 3,
  variantsMax: 2000,
  imagesMax: 250,
  stockMax: 999_999_999,
  weightGramsMax: 1_000_000_000,
  priceMinorMax: amountMinorMax,
  /** Handles remembered to notice one that returns later in the file. */
  productsMax: 500_000,
  errorValueLengthMax: 200,
} as const
