import { createHash } from 'node:crypto'
import { offerDraftSchema } from '@yizhan/contract/catalogue'
import type { OfferDraft, OfferState } from '@yizhan/contract/catalogue'
import type { Id, Localized } from '@yizhan/contract/shared'
import type { DraftStatus, DraftVariant, JsonObject, JsonValue, ProductDraft } from '../exchange/product-draft.ts'
import { columnHeaders } from '../exchange/shopify-columns.ts'
import { checkDraft } from '../model/check-draft.ts'
import type { ImportedContent, OfferPicture, VariantCarried } from '../model/offer-content.ts'
import { importError } from './import-error.ts'
import type { ImportError } from './import-error.ts'
import type { CategoryMap } from './map-category.ts'

export interface ReadProduct {
  readonly product: ProductDraft
  readonly draft: OfferDraft
  readonly imported: ImportedContent
}
export interface Conversion {
  /** Null where it cannot be imported. */
  readonly read: ReadProduct | null
  readonly errors: readonly ImportError[]
}

const states: Readonly<Record<DraftStatus, OfferState>> = { active: 'published', draft: 'draft', archived: 'archived' }

/** A file's product as an offer, held to the same rules as one typed by hand. */
export function offerOfProduct(product: ProductDraft, { importId, categories }: { importId: Id<'imp'>; categories: CategoryMap }): Conversion {
  const category = categories.find(product)
  const about = { row: product.row, handle: product.handle }
  const refusal = (details: Record<string, string>): Conversion => ({ read: null, errors: [importError('product_invalid', { ...about, details })] })
  const parsed = offerDraftSchema.safeParse(draftOf(product, category.slug))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refusal({ field: issue?.path.join('.') ?? '', reason: issue?.message ?? '', reasonEn: issue?.message ?? '' })
  }
  const draft = parsed.data
  const problems = checkDraft(draft)
  const clash = problems.find(({ isGap }) => !isGap)
  if (clash) return refusal({ field: clash.field, reason: clash.message['zh-CN'], reasonEn: clash.message.en })
  const wanted = states[product.status]
  const state = wanted === 'published' && problems.length > 0 ? 'draft' : wanted
  const errors: ImportError[] = []
  if (category.unknown !== null) {
    errors.push(importError('category_unknown', { ...about, column: columnHeaders.category, value: category.unknown, details: { category: category.slug } }))
  }
  if (state !== wanted) {
    const details = { reason: problems.map(({ message }) => message['zh-CN']).join('；'), reasonEn: problems.map(({ message }) => message.en).join('; ') }
    errors.push(importError('product_incomplete', { ...about, details }))
  }
  return { read: { product, draft, imported: withHash(importedOf(product, importId, state), draft) }, errors }
}

function draftOf(product: ProductDraft, categorySlug: string): unknown {
  return {
    slug: product.handle,
    kind: product.kind,
    title: product.title,
    descriptionHtml: product.bodyHtml,
    categorySlug,
    vendor: product.vendor,
    tags: product.tags,
    attributes: attributesOf(product.attributes),
    dimensions: product.options.map(({ name }) => name),
    variants: product.variants.map((variant) => ({
      sku: variant.sku ?? '',
      values: variant.optionValues,
      priceMinor: variant.priceMinor,
      compareAtMinor: variant.compareAtMinor,
      // A shop that sells on beyond its stock never runs out.
      stock: variant.oversell === 'continue' ? null : variant.stock,
      weightGrams: variant.weightGrams ?? 0,
      barcode: variant.barcode ?? '',
    })),
  }
}

function attributesOf(attributes: JsonObject): Record<string, Localized> {
  return Object.fromEntries(Object.entries(attributes).flatMap(([key, value]) => (value === null ? [] : [[key, localizedOf(value)]])))
}
/** A text in both languages as it is; a plain value in the language its script tells. Anything else the schema refuses. */
function localizedOf(value: JsonValue): Localized {
  if (typeof value === 'object') return value as Localized // as: the draft's schema decides
  const text = String(value)
  return /\p{Script=Han}/u.test(text) ? { 'zh-CN': text } : { en: text }
}

function importedOf(product: ProductDraft, importId: Id<'imp'>, state: OfferState): Omit<ImportedContent, 'hash'> {
  const columns = product.passthrough
  return {
    importId,
    state,
    carried: {
      ...(product.type && { type: product.type }),
      ...(product.isGiftCard && { isGiftCard: true }),
      ...(Object.keys(columns).length > 0 && { columns }),
    },
    variantCarried: product.variants.map(carriedOf),
    variantSources: product.variants.map(({ imageSrc }) => imageSrc),
    pictures: product.images.map(({ src, alt }): OfferPicture => ({ pictureId: null, source: src, alt })),
  }
}

function carriedOf({ requiresShipping, oversell, stock, passthrough }: DraftVariant): VariantCarried {
  return {
    ...(!requiresShipping && { requiresShipping }),
    ...(oversell === 'continue' && { oversell, ...(stock !== null && { stock }) }),
    ...(Object.keys(passthrough).length > 0 && { columns: passthrough }),
  }
}

/** Equal content has an equal hash, whichever import brought it. */
function withHash({ importId, ...content }: Omit<ImportedContent, 'hash'>, draft: OfferDraft): ImportedContent {
  const hash = createHash('sha256')
    .update(JSON.stringify([draft, content]))
    .digest('base64url')
  return { ...content, importId, hash }
}
