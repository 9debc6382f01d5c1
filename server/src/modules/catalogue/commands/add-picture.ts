import type { Readable } from 'node:stream'
import { pictureBytesMax } from '@yizhan/contract/catalogue'
import type { Id, Localized } from '@yizhan/contract/shared'
import { assertOutsideTransaction } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import { inspectPicture, PictureError } from '#platform/pictures.ts'
import type { CatalogueParts } from '../catalogue-parts.ts'
import { insertPicture } from '../store/pictures.ts'
import type { PictureRow } from '../store/rows.ts'

export interface PictureToAdd {
  readonly merchantId: Id<'mer'>
  readonly bytes: Uint8Array
  readonly alt: Localized
}

/** Keeps a picture, re-encoded. @throws AppError catalogue.picture-unreadable */
export async function addPicture(parts: CatalogueParts, { merchantId, bytes, alt }: PictureToAdd): Promise<PictureRow> {
  try {
    const picture = { ...(await storePicture(parts, merchantId, bytes)), alt }
    await parts.database.transaction((tx) => insertPicture(tx, { ...picture, merchantId, source: null }))
    return picture
  } catch (cause) {
    if (cause instanceof PictureError) throw new AppError('catalogue.picture-unreadable', { cause, details: { reason: cause.reason } })
    throw cause
  }
}

/** Re-encodes a picture and writes its file. A file without a row is waste, a row without a file a hole: so the file comes first. @throws PictureError */
export async function storePicture({ files, ids }: CatalogueParts, merchantId: Id<'mer'>, bytes: Uint8Array): Promise<Omit<PictureRow, 'alt'>> {
  assertOutsideTransaction()
  const inspected = await inspectPicture(bytes, { bytesMax: pictureBytesMax })
  const pictureId = ids.next('pic')
  const fileKey = `pictures/${merchantId}/${pictureId}.webp`
  await files.put(fileKey, inspected.bytes, 'image/webp')
  return { pictureId, fileKey, width: inspected.width, height: inspected.height, blur: inspected.blur }
}

/** All of a bounded stream. */
export async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
