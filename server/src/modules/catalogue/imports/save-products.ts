import type { Id } from '@yizhan/contract/shared'
import { columnHeaders } from '../exchange/shopify-columns.ts'
import { saveOffers } from '../commands/save-offers.ts'
import type { OfferShop } from '../commands/save-offers.ts'
import type { CatalogueParts } from '../catalogue-parts.ts'
import type { OfferPicture } from '../model/offer-content.ts'
import { forgetHashes, insertAwaited, lockImported } from '../store/imports.ts'
import type { AwaitedPicture, KnownImported } from '../store/imports.ts'
import { findPicturesByKey } from '../store/pictures.ts'
import type { Tx } from '#platform/db.ts'
import { importError } from './import-error.ts'
import type { ImportError } from './import-error.ts'
import type { ReadProduct } from './offer-of-product.ts'

export interface SavedProducts {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly errors: readonly ImportError[]
}

/**
 * Writes products of a file that differ from what the shop has, told by the hash of what an import brought last. Repeated
 * after a crash it counts what its own first try did as that, not as unchanged.
 */
export async function saveProducts(
  parts: CatalogueParts,
  tx: Tx,
  { shop, importId, reads }: { shop: OfferShop; importId: Id<'imp'>; reads: readonly ReadProduct[] },
): Promise<SavedProducts> {
  const known = new Map(
    (
      await lockImported(
        tx,
        shop.merchantId,
        reads.map(({ draft }) => draft.slug),
      )
    ).map((offer) => [offer.slug, offer]),
  )
  const isSame = (read: ReadProduct) => known.get(read.draft.slug)?.importHash === read.imported.hash
  const differing = await linkOwnPictures(
    parts,
    tx,
    shop.merchantId,
    reads.filter((read) => !isSame(read)),
  )
  const saved = await saveOffers(
    parts,
    tx,
    shop,
    differing.map(({ draft, imported }) => ({ offerId: known.get(draft.slug)?.offerId, draft, imported })),
  )
  // What could not be set is tried again by the next import, though its file is the same.
  await forgetHashes(
    tx,
    saved.filter(({ stockRefused }) => stockRefused.length > 0).map(({ offerId }) => offerId),
  )
  await insertAwaited(tx, { importId, merchantId: shop.merchantId, pictures: reads.flatMap((read) => awaitedOf(read, parts.publicUrl)) })
  const doneBefore = reads.filter(isSame).map(({ draft }) => outcomeOf(known.get(draft.slug), importId))
  const count = (outcome: string) => doneBefore.filter((each) => each === outcome).length
  const created = saved.filter(({ isNew }) => isNew).length
  return {
    created: created + count('created'),
    changed: saved.length - created + count('changed'),
    unchanged: count('unchanged'),
    errors: saved.flatMap(({ stockRefused }, index) => stockRefused.map(({ wanted, taken }) => stockError(differing[index], wanted, taken))),
  }
}

function outcomeOf(known: KnownImported | undefined, importId: Id<'imp'>): 'created' | 'changed' | 'unchanged' {
  return known?.importId === importId && known.importOutcome ? known.importOutcome : 'unchanged'
}

function stockError(read: ReadProduct | undefined, wanted: number, taken: number): ImportError {
  return importError('stock_below_taken', {
    row: read?.product.row ?? 0,
    column: columnHeaders.quantity,
    value: String(wanted),
    handle: read?.draft.slug ?? null,
    details: { taken },
  })
}

/** A file we exported names our own pictures by their address: they are there already. */
async function linkOwnPictures({ publicUrl }: CatalogueParts, tx: Tx, merchantId: Id<'mer'>, reads: readonly ReadProduct[]): Promise<ReadProduct[]> {
  const keyOf = (source: string | null) => (source?.startsWith(`${publicUrl}/files/`) ? source.slice(publicUrl.length + '/files/'.length) : undefined)
  const keys = reads.flatMap(({ imported }) =>
    [...imported.pictures.map(({ source }) => source), ...imported.variantSources].flatMap((source) => keyOf(source) ?? []),
  )
  if (keys.length === 0) return [...reads]
  const byKey = new Map((await findPicturesByKey(tx, merchantId, [...new Set(keys)])).map(({ fileKey, pictureId }) => [fileKey, pictureId]))
  const ownOf = (source: string | null) => byKey.get(keyOf(source) ?? '')
  return reads.map(({ product, draft, imported }) => ({
    product,
    draft: {
      ...draft,
      variants: draft.variants.map((variant, index) => ({ ...variant, pictureId: ownOf(imported.variantSources[index] ?? null) ?? variant.pictureId })),
    },
    imported: {
      ...imported,
      variantSources: imported.variantSources.map((source) => (ownOf(source) ? null : source)),
      pictures: imported.pictures.map((picture): OfferPicture => ({
        ...picture,
        ...(ownOf(picture.source) && { pictureId: ownOf(picture.source) ?? null, source: null }),
      })),
    },
  }))
}

function awaitedOf({ product }: ReadProduct, publicUrl: string): AwaitedPicture[] {
  const { row, rows, handle } = product
  const images = product.images.map(({ src }, index) => ({ source: src, row: rows.images?.[index] ?? row, column: columnHeaders.imageSrc as string, handle }))
  const variants = product.variants.flatMap(({ imageSrc }) =>
    imageSrc ? [{ source: imageSrc, row, column: columnHeaders.variantImage as string, handle }] : [],
  )
  return [...images, ...variants].filter(({ source }) => !source.startsWith(`${publicUrl}/files/`))
}
