import type { ReactNode } from 'react'
import { pictureWidths } from '@yizhan/contract/catalogue'

export interface PictureSource {
  url: string
  alt: string
  /** A few bytes as a data URL, shown until the picture is there. */
  blur?: string
}

interface PictureProps {
  picture: PictureSource | null
  /** 4:5 for goods, 3:2 for places and food, square for small marks. */
  shape?: 'goods' | 'place' | 'square'
  /** How wide it is shown, as the `sizes` attribute says it. */
  sizes: string
  /** The widest it is ever needed, in pixels; shortens what a list of pictures weighs. */
  widthMax?: number
  /** The one picture a page is about: loaded first, not lazily. */
  isFirst?: boolean
  /** Where the words stand beside it already. */
  isDecorative?: boolean
  className?: string
  /** A mark upon it: sold out. */
  children?: ReactNode
}

const shapes = { goods: 'aspect-[4/5]', place: 'aspect-[3/2]', square: 'aspect-square' } as const

/** A picture in the width it is shown in, blurred until it is there; a quiet surface where there is none. */
export function Picture({ picture, shape = 'goods', sizes, widthMax, isFirst = false, isDecorative = false, className = '', children }: PictureProps) {
  return (
    <span className={`picture ${shapes[shape]} ${className}`}>
      {picture?.blur && <img className="picture-blur" src={picture.blur} alt="" />}
      {picture && (
        <img
          src={`${picture.url}?w=480`}
          srcSet={srcSetOf(picture.url, widthMax)}
          sizes={sizes}
          alt={isDecorative ? '' : picture.alt}
          loading={isFirst ? 'eager' : 'lazy'}
          fetchPriority={isFirst ? 'high' : undefined}
          decoding="async"
        />
      )}
      {children}
    </span>
  )
}

/** The widths the server makes of a picture, up to the widest needed. */
export function srcSetOf(url: string, widthMax = Infinity): string {
  return pictureWidths
    .filter((width) => width <= widthMax)
    .map((width) => `${url}?w=${width} ${width}w`)
    .join(', ')
}
