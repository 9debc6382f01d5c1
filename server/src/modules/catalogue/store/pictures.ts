import type { Id } from '@yizhan/contract/shared'
import { all, json, run, sql } from '#platform/db.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { PictureRow } from './rows.ts'

export interface NewPicture extends PictureRow {
  readonly merchantId: Id<'mer'>
  readonly source: string | null
}
/** Answers whether it was written: another of the same source may have come first. */
export async function insertPicture(tx: Tx, picture: NewPicture): Promise<boolean> {
  const { pictureId, merchantId, fileKey, width, height, blur, alt, source } = picture
  const written = await run(
    tx,
    sql`insert into pictures (id, merchant_id, file_key, width, height, blur, alt, source) values (${pictureId}, ${merchantId}, ${fileKey}, ${width}, ${height}, ${blur}, ${json(alt)}, ${source})
      on conflict (merchant_id, source) do nothing`,
  )
  return written > 0
}

/** Which of these pictures the shop has. */
export const findPictures = (executor: Db | Tx, merchantId: Id<'mer'>, ids: readonly Id<'pic'>[]): Promise<(PictureRow & { source: string | null })[]> =>
  all(
    executor,
    sql<
      PictureRow & { source: string | null }
    >`select id as picture_id, file_key, width, height, blur, alt, source from pictures where merchant_id = ${merchantId} and id = any(${ids}::text[])`,
  )

/** Pictures of the shop by the key of their file. */
export const findPicturesByKey = (executor: Db | Tx, merchantId: Id<'mer'>, keys: readonly string[]): Promise<{ pictureId: Id<'pic'>; fileKey: string }[]> =>
  all(
    executor,
    sql<{
      pictureId: Id<'pic'>
      fileKey: string
    }>`select id as picture_id, file_key from pictures where merchant_id = ${merchantId} and file_key = any(${keys}::text[])`,
  )

/** Gives a fetched picture to all offers that wait for its source. Answers them. */
export async function linkPicture(tx: Tx, merchantId: Id<'mer'>, source: string): Promise<Id<'off'>[]> {
  const rows = await all(
    tx,
    sql<{ offerId: Id<'off'> }>`with found as (select id from pictures where merchant_id = ${merchantId} and source = ${source}),
        linked as (update offer_pictures set picture_id = found.id from found where merchant_id = ${merchantId} and source = ${source} and picture_id is null returning offer_id),
        linked_variants as (update variants set picture_id = found.id from found where merchant_id = ${merchantId} and picture_source = ${source} and picture_id is null returning offer_id)
      select offer_id from linked union select offer_id from linked_variants`,
  )
  return rows.map(({ offerId }) => offerId)
}
