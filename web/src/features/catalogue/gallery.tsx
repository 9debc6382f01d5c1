import { useEffect, useRef, useState } from 'react'
import type { Picture as PictureFacts } from '@yizhan/contract/catalogue'
import { useWords } from '../../ui/language.tsx'
import { Picture } from '../../ui/picture.tsx'
import { catalogueWords } from './words.ts'

interface GalleryProps {
  pictures: readonly PictureFacts[]
  title: string
  /** The picture of what is chosen; the gallery turns to it. */
  chosenId: string | null
}

/** Pictures side by side: swiped on a phone, chosen by their small ones on a desktop; a plain scrolling row without script. */
export function Gallery({ pictures, title, chosenId }: GalleryProps) {
  const w = useWords(catalogueWords)
  const row = useRef<HTMLUListElement>(null)
  const [shown, setShown] = useState(0)
  const chosenIndex = pictures.findIndex(({ pictureId }) => pictureId === chosenId)
  const turnTo = (index: number, behavior: ScrollBehavior) => row.current?.scrollTo({ left: index * row.current.clientWidth, behavior })
  useEffect(() => {
    if (chosenIndex >= 0) turnTo(chosenIndex, 'smooth')
  }, [chosenIndex])
  if (pictures.length === 0) return <Picture picture={null} sizes="100vw" className="rounded-card" />
  return (
    <section aria-label={w.pictures} className="flex flex-col gap-3">
      <ul
        ref={row}
        tabIndex={0}
        aria-label={w.picture(shown + 1, pictures.length)}
        onScroll={(event) => setShown(Math.round(event.currentTarget.scrollLeft / event.currentTarget.clientWidth))}
        className="flex snap-x snap-mandatory overflow-x-auto overscroll-x-contain [scrollbar-width:none] max-md:-mx-4 md:rounded-card"
      >
        {pictures.map((picture, index) => (
          <li key={picture.pictureId} className="w-full shrink-0 snap-center">
            <Picture
              picture={{ ...picture, alt: picture.alt || title }}
              sizes="(min-width: 64rem) 36rem, (min-width: 48rem) 50vw, 100vw"
              isFirst={index === 0}
            />
          </li>
        ))}
      </ul>
      {pictures.length > 1 && (
        <>
          <ul className="hidden flex-wrap gap-2 md:flex noscript:hidden">
            {pictures.map((picture, index) => (
              <li key={picture.pictureId}>
                <button
                  type="button"
                  aria-label={w.picture(index + 1, pictures.length)}
                  aria-current={index === shown ? 'true' : undefined}
                  onClick={() => turnTo(index, 'smooth')}
                  className="block w-16 cursor-pointer overflow-hidden rounded-control opacity-70 transition-opacity hover:opacity-100 aria-[current]:opacity-100 aria-[current]:ring-2 aria-[current]:ring-ink"
                >
                  <Picture picture={picture} sizes="4rem" widthMax={160} isDecorative />
                </button>
              </li>
            ))}
          </ul>
          <p className="numbers text-center text-xs text-quiet md:hidden" aria-hidden="true">
            {shown + 1} / {pictures.length}
          </p>
        </>
      )}
    </section>
  )
}
