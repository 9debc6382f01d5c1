/**
 * Objects from `@lobehub/fluent-emoji-3d` (MIT), for what is hard to draw well: fruit, toys, balls.
 * They are 256 px, so each is enlarged once, sharpened and kept as a PNG data URI.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { chance, piece, round, type Canvas, type Piece } from './paint.ts'

const ASSETS = join(dirname(createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json')), 'assets')
const SIDE = 320
const cache = new Map<string, Promise<string>>()

function assetOf(emoji: string): string {
  const points = [...emoji].map((character) => (character.codePointAt(0) ?? 0).toString(16))
  const bare = points.filter((point) => point !== 'fe0f')
  const names = [points.join('-'), bare.join('-'), `${bare.join('-')}-fe0f`]
  const found = names.map((name) => join(ASSETS, `${name}.webp`)).find((file) => existsSync(file))
  if (!found) throw new Error(`No picture for the emoji ${emoji} (${names.join(', ')})`)
  return found
}

async function read(emoji: string): Promise<string> {
  const png = await sharp(assetOf(emoji))
    .trim()
    .resize({ width: SIDE, height: SIDE, fit: 'inside', kernel: 'lanczos3' })
    .extend({ background: '#00000000' })
    .sharpen({ sigma: 1.1 })
    .png({ compressionLevel: 3 })
    .toBuffer({ resolveWithObject: true })
  const { width, height } = png.info
  return `${width}x${height};data:image/png;base64,${png.data.toString('base64')}`
}

/** The enlarged emoji as `<width>x<height>;<data uri>`; made once per process. */
export function loadEmoji(emoji: string): Promise<string> {
  const known = cache.get(emoji) ?? read(emoji)
  cache.set(emoji, known)
  return known
}

/** Where each of up to nine like objects lies in a heap: x, y, scale and turn, back row first. */
const HEAP: readonly (readonly [x: number, y: number, scale: number])[] = [
  [0, -120, 0.62],
  [-120, -11, 0.64],
  [122, -8, 0.64],
  [-62, -102, 0.62],
  [64, -99, 0.62],
  [0, 3, 0.7],
  [-173, 8, 0.6],
  [176, 10, 0.6],
  [8, -189, 0.56],
]

/** One emoji, or a heap of several alike. The image is defined once and repeated with `<use>`. */
export async function emojiPiece(canvas: Canvas, emoji: string, count: number, seed: number): Promise<Piece> {
  const [size = '', data = ''] = (await loadEmoji(emoji)).split(/;(.*)/s)
  const [width = SIDE, height = SIDE] = size.split('x').map(Number)
  const id = `d${canvas.defs.length}`
  canvas.defs.push(`<image id="${id}" href="${data}" x="${-width / 2}" y="${-height}" width="${width}" height="${height}"/>`)
  if (count <= 1) return piece(width, height, `<use href="#${id}"/>`)
  const spots = HEAP.slice(0, Math.min(count, HEAP.length)).map((spot, index) => ({ spot, index }))
  spots.sort((a, b) => a.spot[1] - b.spot[1])
  const svg = spots
    .map(({ spot: [x, y, scale], index }) => {
      const turn = (chance(seed, index) - 0.5) * 22
      return `<use href="#${id}" transform="translate(${round(x)} ${round(y)}) rotate(${round(turn)} 0 ${-height * scale * 0.5}) scale(${scale})"/>`
    })
    .join('')
  const wide = count > 6 ? 530 : count > 2 ? 440 : 340
  return piece(wide, height * 0.62 + (count > 3 ? 120 : 32), svg)
}
