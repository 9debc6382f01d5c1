import { useRef } from 'react'
import { useNavigation } from 'react-router'
import { Card } from '../../ui/card.tsx'
import { Badge } from '../../ui/chip.tsx'
import { ChevronLeftIcon, ChevronRightIcon, CloseIcon, PictureIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { editorWords } from './editor-words.ts'
import type { OfferForm, PictureRow } from './offer-form.ts'

/** The pictures in their order. Chosen files are uploaded at once; before any script, by the button beside them. */
export function PictureFields({ form, messages }: { form: OfferForm; messages: readonly string[] }) {
  const w = useWords(editorWords)
  const upload = useRef<HTMLButtonElement>(null)
  const { state, formData } = useNavigation()
  const isUploading = state === 'submitting' && formData?.get('intent') === 'upload'
  return (
    <Card title={w.pictures}>
      {form.pictures.length > 0 && (
        <ul className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-3 md:grid-cols-4">
          {form.pictures.map((picture, index) => (
            <PictureItem key={picture.pictureId} picture={picture} index={index} count={form.pictures.length} />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <label className="btn btn-paper noscript:h-auto noscript:w-full noscript:flex-wrap noscript:justify-start noscript:py-2 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink">
          <PictureIcon />
          {isUploading ? w.uploading : w.choosePictures}
          <input
            key={`${form.pictures.length} ${messages.join()}`}
            type="file"
            name="files"
            multiple
            accept="image/jpeg,image/png,image/webp,image/avif"
            className="sr-only noscript:not-sr-only noscript:w-full noscript:text-sm"
            onChange={(event) => event.currentTarget.form?.requestSubmit(upload.current)}
          />
        </label>
        <button ref={upload} name="intent" value="upload" className="btn btn-paper hidden noscript:inline-flex">
          {w.upload}
        </button>
        <p className="min-w-0 flex-1 basis-48 text-sm text-quiet">{w.picturesHint}</p>
      </div>
    </Card>
  )
}

function PictureItem({ picture, index, count }: { picture: PictureRow; index: number; count: number }) {
  const w = useWords(editorWords)
  const { pictureId, url, alt } = picture
  const button = 'grid size-11 cursor-pointer place-items-center rounded-control hover:bg-wash disabled:cursor-not-allowed disabled:opacity-30'
  return (
    <li>
      <input type="hidden" name="pictures" value={pictureId} />
      <input type="hidden" name={`pictures.${pictureId}.url`} value={url} />
      <input type="hidden" name={`pictures.${pictureId}.alt`} value={alt} />
      <span className="picture aspect-square rounded-control">
        <img src={`${url}?w=320`} alt={alt || w.pictureOf(index + 1)} loading="lazy" />
        {index === 0 && (
          <span className="absolute start-2 top-2 rounded-full bg-paper">
            <Badge>{w.cover}</Badge>
          </span>
        )}
      </span>
      <span className="mt-1 flex justify-between">
        <button name="intent" value={`pictureEarlier:${pictureId}`} disabled={index === 0} aria-label={w.earlier(index + 1)} className={button}>
          <ChevronLeftIcon size={18} />
        </button>
        <button name="intent" value={`pictureLater:${pictureId}`} disabled={index === count - 1} aria-label={w.later(index + 1)} className={button}>
          <ChevronRightIcon size={18} />
        </button>
        <button name="intent" value={`removePicture:${pictureId}`} aria-label={w.removePicture(index + 1)} className={button}>
          <CloseIcon size={18} />
        </button>
      </span>
    </li>
  )
}
