/** The few drawing words all pieces share: colour arithmetic, gradients, and the shape of a finished piece. */

/** Collects gradient and clip definitions while one picture is drawn, so ids are unique and repeatable. */
export interface Canvas {
  readonly defs: string[]
}

/** One drawn object. Its box is x -width/2..width/2 and y -height..0, so it stands on y = 0. */
export interface Piece {
  readonly svg: string
  readonly width: number
  readonly height: number
  /** `floor` pieces stand and get a contact shadow; `wall` pieces float and get a soft shadow behind. */
  readonly stance: 'floor' | 'wall'
  /** Of wall pieces: their soft shadow, in the same coordinates. */
  readonly shadow?: string
}

/** Draws a piece from its tones (main colour first); `seed` varies details repeatably. */
export type Draw = (canvas: Canvas, tones: readonly string[], seed: number) => Piece

/** The colour of the wood that handles and stands are made of. */
export const WOOD = '#b98a5c'

export type Stop = readonly [offset: number, colour: string, opacity?: number]

export function createCanvas(): Canvas {
  return { defs: [] }
}

/** Registers a definition and answers the `url(#id)` that refers to it. */
export function define(canvas: Canvas, make: (id: string) => string): string {
  const id = `d${canvas.defs.length}`
  canvas.defs.push(make(id))
  return `url(#${id})`
}

function stopTags(stops: readonly Stop[]): string {
  return stops
    .map(([offset, colour, opacity]) => {
      const alpha = opacity === undefined ? '' : ` stop-opacity="${opacity}"`
      return `<stop offset="${offset}" stop-color="${colour}"${alpha}/>`
    })
    .join('')
}

const VECTORS = {
  across: 'x1="0" y1="0" x2="1" y2="0"',
  down: 'x1="0" y1="0" x2="0" y2="1"',
  diagonal: 'x1="0" y1="0" x2="1" y2="1"',
} as const

export function linear(canvas: Canvas, direction: keyof typeof VECTORS, stops: readonly Stop[]): string {
  return define(canvas, (id) => `<linearGradient id="${id}" ${VECTORS[direction]}>${stopTags(stops)}</linearGradient>`)
}

export function radial(canvas: Canvas, stops: readonly Stop[], centre: readonly [number, number] = [0.5, 0.5]): string {
  const [x, y] = centre
  return define(canvas, (id) => `<radialGradient id="${id}" cx="${x}" cy="${y}" r="0.5" fx="${x}" fy="${y}">${stopTags(stops)}</radialGradient>`)
}

export function clip(canvas: Canvas, shape: string): string {
  return define(canvas, (id) => `<clipPath id="${id}">${shape}</clipPath>`)
}

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

/** Mixes two `#rrggbb` colours; share 0 gives the first, 1 the second. */
export function mix(first: string, second: string, share: number): string {
  const from = channels(first)
  const to = channels(second)
  const mixed = from.map((channel, index) => Math.round(channel + ((to[index] ?? 0) - channel) * share))
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

export function lighter(hex: string, share: number): string {
  return mix(hex, '#ffffff', share)
}

/** Darkens towards a warm near-black, which looks less dead than pure black. */
export function darker(hex: string, share: number): string {
  return mix(hex, '#1d1720', share)
}

/** A stable 32-bit hash (FNV-1a), the only source of variety in the demo. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  // FNV's low bits move little for short endings, so mix once more.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
  return (hash ^ (hash >>> 13)) >>> 0
}

/** A number in 0..1 that depends on nothing but the seed and the step. */
export function chance(seed: number, step: number): number {
  return hashOf(`${seed}/${step}`) / 0xffffffff
}

export function piece(width: number, height: number, svg: string, stance: Piece['stance'] = 'floor'): Piece {
  return { width, height, svg, stance }
}

/** Places a piece inside another drawing. */
export function put(item: Piece, x: number, y: number, scale = 1): string {
  return `<g transform="translate(${round(x)} ${round(y)}) scale(${round(scale * 100) / 100})">${item.svg}</g>`
}

export function round(value: number): number {
  return Math.round(value * 10) / 10
}

export function rect(box: readonly [x: number, y: number, width: number, height: number], fill: string, extra = ''): string {
  return `<rect x="${round(box[0])}" y="${round(box[1])}" width="${round(box[2])}" height="${round(box[3])}" fill="${fill}" ${extra}/>`
}

export function oval(box: readonly [cx: number, cy: number, rx: number, ry: number], fill: string, extra = ''): string {
  return `<ellipse cx="${round(box[0])}" cy="${round(box[1])}" rx="${round(box[2])}" ry="${round(box[3])}" fill="${fill}" ${extra}/>`
}

export function path(d: string, fill: string, extra = ''): string {
  return `<path d="${d}" fill="${fill}" ${extra}/>`
}

export function stroke(d: string, colour: string, width: number, extra = ''): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${extra}/>`
}
