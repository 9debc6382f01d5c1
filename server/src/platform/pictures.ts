import sharp from 'sharp'
import type { Files } from './files.ts'
import { WorkLimit } from './work-limit.ts'

/** One picture is worked on with one thread and nothing is kept: memory stays at a few decoded pictures. */
sharp.cache(false)
sharp.concurrency(1)

export const pictureBytesMaxDefault = 15 * 1024 * 1024
/** 50 million pixels decode to 200 MB; the largest phone cameras in daily use give fewer. */
export const picturePixelsMax = 50_000_000
export const pictureWidthMax = 1920
/** WebP knows no larger side. Long pictures of product details stay as wide as they were up to here. */
export const pictureHeightMax = 16_383
export const pictureSideMin = 8
const originalQuality = 82
const blurWidth = 16
/** Pictures decoded at once by this process, uploads and variants together: one per core of a small machine. */
export const picturesAtOnceMax = 2
/** Beyond this many waiting, uploads are refused and visitors get the original. */
export const picturesWaitingMax = 100
const pictureWork = new WorkLimit({ atOnceMax: picturesAtOnceMax, waitingMax: picturesWaitingMax })
/**
 * Measured on one core, photo-like pictures: at 480 px AVIF effort 0 takes 96 ms and 30 kB, WebP effort 2 93 ms and
 * 49 kB at the same error; at 1280 px 435 ms against 138 ms. Drawings come out alike. So AVIF where it costs no more.
 */
export const avifWidthMax = 640
const avif = { quality: 50, effort: 0 } as const
const webp = { quality: 78, effort: 2 } as const
const jpeg = { quality: 80, mozjpeg: false } as const

export type PictureRefusal = 'empty' | 'too-large' | 'unsupported-format' | 'too-many-pixels' | 'too-small' | 'animated' | 'broken' | 'busy'
export class PictureError extends Error {
  override readonly name = 'PictureError'
  readonly reason: PictureRefusal
  constructor(reason: PictureRefusal, options?: ErrorOptions) {
    super(`the picture was refused: ${reason}`, options)
    this.reason = reason
  }
}

export interface InspectedPicture {
  /** WebP, upright, at most `pictureWidthMax` wide, without anything but its pixels. */
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
  /** A `data:` URL of a few hundred bytes to show until the picture is there. */
  readonly blur: string
}

/**
 * Takes a picture from outside. What it is, is read from its bytes, never from its name. It is decoded and written
 * anew, so that position, camera and whatever else hid in the file are gone.
 * @throws PictureError with the reason; `busy` may pass, the others stay
 */
export async function inspectPicture(bytes: Uint8Array, { bytesMax = pictureBytesMaxDefault } = {}): Promise<InspectedPicture> {
  if (bytes.byteLength === 0) throw new PictureError('empty')
  if (bytes.byteLength > bytesMax) throw new PictureError('too-large')
  // SVG can name other files and run scripts; PDF, TIFF and the rest have no business here. So: a short list, first.
  if (!sniffPicture(bytes)) throw new PictureError('unsupported-format')
  const picture = await pictureWork.run(async () => {
    await checkShape(bytes)
    return rewrite(bytes)
  })
  if (picture === 'busy') throw new PictureError('busy')
  return picture
}

async function rewrite(bytes: Uint8Array): Promise<InspectedPicture> {
  try {
    const upright = sharp(bytes, { limitInputPixels: picturePixelsMax, failOn: 'error' }).autoOrient()
    const resized = upright.resize({ width: pictureWidthMax, height: pictureHeightMax, fit: 'inside', withoutEnlargement: true }).toColourspace('srgb')
    const { data, info } = await resized.webp({ quality: originalQuality, effort: 3 }).toBuffer({ resolveWithObject: true })
    const tiny = await sharp(data).resize({ width: blurWidth }).webp({ quality: 40, alphaQuality: 20 }).toBuffer()
    return { bytes: data, width: info.width, height: info.height, blur: `data:image/webp;base64,${tiny.toString('base64')}` }
  } catch (cause) {
    throw new PictureError('broken', { cause })
  }
}

async function checkShape(bytes: Uint8Array): Promise<void> {
  // Reads the header alone: a file of a few bytes that claims a billion pixels is refused before any is decoded.
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw new PictureError('broken', { cause })
    })
  if ((header.pages ?? 1) > 1) throw new PictureError('animated')
  if (header.width * header.height > picturePixelsMax) throw new PictureError('too-many-pixels')
  if (Math.min(header.width, header.height) < pictureSideMin) throw new PictureError('too-small')
}

export type SniffedFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif'

/** The format the first bytes prove, of those we take. */
export function sniffPicture(bytes: Uint8Array): SniffedFormat | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp'
  if (head.slice(4, 8) === 'ftyp' && /avi[fs]/.test(head.slice(8))) return 'avif'
  return undefined
}

export const pictureFormats = ['avif', 'webp', 'jpeg'] as const
export type PictureFormat = (typeof pictureFormats)[number]

export interface ResizedPicture {
  readonly bytes: Uint8Array
  readonly format: PictureFormat
}
export interface Pictures {
  /**
   * A smaller version, made at the first request and kept. Same requests share one making. Never enlarged.
   * @param format the best the reader takes; wide AVIF is answered as WebP, see `avifWidthMax`
   * @returns undefined when there is no original, `busy` when too many others wait
   */
  resized(request: { readonly key: string; readonly width: number; readonly format: PictureFormat }): Promise<ResizedPicture | 'busy' | undefined>
  /** Removes the original and what was made of it. */
  remove(key: string): Promise<void>
}

/** @param widths the only widths that are made: a reader's own number would fill the disk */
export function createPictures({ files, widths }: { readonly files: Files; readonly widths: readonly number[] }): Pictures {
  const making = new Map<string, Promise<ResizedPicture | 'busy' | undefined>>()
  return {
    resized: async ({ key, width, format: wanted }) => {
      if (!widths.includes(width)) throw new Error(`pictures are not made ${width} pixels wide`)
      const format = formatFor(wanted, width)
      const variantKey = variantKeyOf(key, width, format)
      const kept = await files.readBytes(variantKey)
      if (kept) return { bytes: kept, format }
      const running = making.get(variantKey)
      if (running) return running
      const made = makeVariant({ files, key, variantKey, width, format }).finally(() => making.delete(variantKey))
      making.set(variantKey, made)
      return made
    },
    remove: async (key) => {
      await files.remove(key)
      const made = widths.flatMap((width) => pictureFormats.map((format) => variantKeyOf(key, width, format)))
      await Promise.all(made.map((variantKey) => files.remove(variantKey)))
    },
  }
}

/** The format a variant is really made in. */
export function formatFor(wanted: PictureFormat, width: number): PictureFormat {
  return wanted === 'avif' && width > avifWidthMax ? 'webp' : wanted
}

/** Beside the originals' folders, not among them: those may be open to everyone under names we did not choose. */
function variantKeyOf(key: string, width: number, format: PictureFormat): string {
  return `variants/${key.replace(/\.[a-z0-9]+$/, '')}/${width}.${format}`
}

interface Variant {
  readonly files: Files
  readonly key: string
  readonly variantKey: string
  readonly width: number
  readonly format: PictureFormat
}

async function makeVariant({ files, key, variantKey, width, format }: Variant): Promise<ResizedPicture | 'busy' | undefined> {
  return pictureWork.run(async () => {
    const original = await files.readBytes(key)
    if (!original) return undefined
    const bytes = await encode(original, width, format)
    await files.put(variantKey, bytes, `image/${format}`)
    return { bytes, format }
  })
}

async function encode(original: Uint8Array, width: number, format: PictureFormat): Promise<Uint8Array> {
  const smaller = sharp(original, { limitInputPixels: picturePixelsMax }).resize({ width, withoutEnlargement: true })
  if (format === 'avif') return smaller.avif(avif).toBuffer()
  if (format === 'webp') return smaller.webp(webp).toBuffer()
  return smaller.flatten({ background: '#ffffff' }).jpeg(jpeg).toBuffer()
}
