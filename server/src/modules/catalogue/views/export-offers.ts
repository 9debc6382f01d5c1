import { Readable } from 'node:stream'
import type { OfferState } from '@yizhan/contract/catalogue'
import type { Id, Locale, Localized } from '@yizhan/contract/shared'
import { AppError } from '#platform/http/app-error.ts'
import type { CatalogueParts } from '../catalogue-parts.ts'
import type { DraftOption, DraftStatus, ProductDraft } from '../exchange/product-draft.ts'
import { writeShopifyCsv } from '../exchange/write-shopify-csv.ts'
import { poolsOf } from '../model/price-and-stock.ts'
import { listCarriedColumns, listForExport } from '../store/read-offers.ts'
import type { ExportRow } from '../store/rows.ts'

const offersPerPage = 200
const statuses: Readonly<Record<OfferState, DraftStatus>> = { published: 'active', draft: 'draft', archived: 'archived' }

/** All offers of a shop as a Shopify product CSV, read page by page while it is sent. Options to build with have no column in it. */
export async function exportOffers(parts: CatalogueParts, merchantId: Id<'mer'>, locale: Locale): Promise<Readable> {
  const { db } = parts.database
  const shop = (await parts.merchants.facts(db, [merchantId])).get(merchantId)
  if (!shop) throw new AppError('request.not-found')
  const passthroughColumns = await listCarriedColumns(db, merchantId)
  return Readable.from(writeShopifyCsv(readProducts(parts, merchantId), { currency: shop.currency, locale, passthroughColumns, hasByteOrderMark: true }))
}

async function* readProducts(parts: CatalogueParts, merchantId: Id<'mer'>): AsyncGenerator<ProductDraft> {
  const { db } = parts.database
  for (let after = ''; ;) {
    const rows = await listForExport(db, merchantId, after, offersPerPage)
    const pools = await parts.capacity.availability(
      db,
      rows.flatMap(({ variants }) => poolsOf(variants, [])),
    )
    const stockOf = (poolId: Id<'pol'> | null) => (poolId === null ? null : (pools.get(poolId)?.capacity ?? 0))
    for (const row of rows) yield toProduct(row, stockOf, parts.publicUrl)
    const last = rows.at(-1)
    if (!last || rows.length < offersPerPage) return
    after = last.offerId
  }
}

function toProduct(row: ExportRow, stockOf: (poolId: Id<'pol'> | null) => number | null, publicUrl: string): ProductDraft {
  return {
    row: 0,
    rows: { first: 0, last: 0 },
    handle: row.slug,
    title: row.title,
    bodyHtml: row.description,
    vendor: row.vendor,
    categorySlug: row.categorySlug,
    type: row.extra.type ?? '',
    tags: row.tags,
    status: statuses[row.state],
    kind: row.kind,
    isGiftCard: row.extra.isGiftCard ?? false,
    attributes: row.attributes as Record<string, Record<string, string>>, // as: a text has the languages it was written in
    options: row.dimensions.map((name, index): DraftOption => ({ name, values: distinct(row.variants.flatMap(({ values }) => values[index] ?? [])) })),
    variants: row.variants.map((variant, index) => {
      const carried = row.variantExtras[index] ?? {}
      const source = row.variantSources[index] ?? null
      return {
        sku: variant.sku || null,
        optionValues: variant.values,
        priceMinor: variant.priceMinor,
        compareAtMinor: variant.compareAtMinor,
        stock: carried.stock ?? stockOf(variant.poolId),
        oversell: carried.oversell ?? 'deny',
        weightGrams: variant.weightGrams,
        barcode: variant.barcode || null,
        imageSrc: source && addressOf(source, publicUrl),
        requiresShipping: carried.requiresShipping ?? true,
        passthrough: carried.columns ?? {},
      }
    }),
    images: row.allPictures.map(({ fileKey, source, alt }, index) => ({
      src: addressOf(source && isAddress(source) ? source : fileKey ? `/files/${fileKey}` : (source ?? ''), publicUrl),
      position: index + 1,
      alt,
    })),
    passthrough: row.extra.columns ?? {},
  }
}

const isAddress = (source: string) => /^https?:/i.test(source)
function addressOf(source: string, publicUrl: string): string {
  return source.startsWith('/files/') ? publicUrl + source : source
}
function distinct(values: readonly Localized[]): Localized[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}
