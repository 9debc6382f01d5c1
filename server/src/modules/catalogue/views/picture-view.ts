import type { Picture } from '@yizhan/contract/catalogue'
import { inLocale } from '@yizhan/contract/shared'
import type { Locale, Localized } from '@yizhan/contract/shared'
import type { PictureRow } from '../store/rows.ts'

/** A picture in the reader's language; without words of its own it is called as what it shows. */
export function viewPicture({ pictureId, fileKey, width, height, blur, alt }: PictureRow, locale: Locale, shows: Localized = {}): Picture {
  return { pictureId, url: `/files/${fileKey}`, alt: inLocale(alt, locale) || inLocale(shows, locale), width, height, blur }
}
