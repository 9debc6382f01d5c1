/** Solids seen from slightly above: turned bodies (cups, tins, bottles) and boxes. Light falls from the upper left. */
import { clip, darker, lighter, linear, oval, path, rect, round, type Canvas, type Stop } from './paint.ts'

export type Finish = 'matte' | 'gloss' | 'metal' | 'glass'
export type Point = readonly [x: number, y: number]

const SHADING: Record<Finish, readonly Stop[]> = {
  matte: [
    [0, '#000000', 0.26],
    [0.2, '#000000', 0.03],
    [0.32, '#ffffff', 0.16],
    [0.5, '#000000', 0],
    [0.82, '#000000', 0.18],
    [1, '#000000', 0.34],
  ],
  gloss: [
    [0, '#000000', 0.3],
    [0.16, '#000000', 0.02],
    [0.22, '#ffffff', 0.55],
    [0.29, '#ffffff', 0.5],
    [0.34, '#ffffff', 0.06],
    [0.6, '#000000', 0.02],
    [0.86, '#000000', 0.26],
    [0.95, '#000000', 0.2],
    [1, '#000000', 0.36],
  ],
  metal: [
    [0, '#000000', 0.42],
    [0.12, '#ffffff', 0.1],
    [0.26, '#ffffff', 0.72],
    [0.38, '#ffffff', 0.12],
    [0.56, '#000000', 0.2],
    [0.74, '#ffffff', 0.3],
    [0.86, '#000000', 0.22],
    [1, '#000000', 0.48],
  ],
  glass: [
    [0, '#ffffff', 0.5],
    [0.08, '#000000', 0.06],
    [0.18, '#ffffff', 0.5],
    [0.26, '#ffffff', 0.08],
    [0.8, '#ffffff', 0.05],
    [0.9, '#ffffff', 0.4],
    [1, '#000000', 0.16],
  ],
}

export interface Turned {
  /** Right-hand outline from the top down; repeat a point to keep a corner sharp. */
  readonly profile: readonly Point[]
  readonly colour: string
  readonly finish?: Finish
  /** Height of an ellipse against its radius: how far above we look from. */
  readonly tilt?: number
  /** Colour of the inside; given, the body is open at the top. */
  readonly inside?: string
  /** Drawn on the surface under the shading. */
  readonly decor?: string
}

function curve(points: readonly Point[]): string {
  let out = ''
  for (let index = 0; index < points.length - 1; index++) {
    const here = points[index] as Point // in range by the loop's bound
    const next = points[index + 1] as Point
    const before = points[index - 1] ?? here
    const after = points[index + 2] ?? next
    const first = [here[0] + (next[0] - before[0]) / 6, here[1] + (next[1] - before[1]) / 6]
    const second = [next[0] - (after[0] - here[0]) / 6, next[1] - (after[1] - here[1]) / 6]
    out += `C${[...first, ...second, ...next].map(round).join(' ')}`
  }
  return out
}

/** Outline of a turned body, its bottom rounded as seen from above. */
export function outline(profile: readonly Point[], tilt: number): string {
  const top = profile[0] ?? [0, 0]
  const bottom = profile.at(-1) ?? [0, 0]
  const left = profile.map(([x, y]): Point => [-x, y])
  const up = [...profile].reverse()
  const arc = `A${round(bottom[0])} ${round(bottom[0] * tilt)} 0 0 0 ${round(bottom[0])} ${round(bottom[1])}`
  return `M${round(-top[0])} ${round(top[1])}${curve(left)}${arc}${curve(up)}A${round(top[0])} ${round(top[0] * tilt)} 0 0 0 ${round(-top[0])} ${round(top[1])}Z`
}

/** A body of revolution: flat colour, then decoration, then one shading over both. */
export function turned(canvas: Canvas, body: Turned): string {
  const { profile, colour, finish = 'matte', tilt = 0.15 } = body
  const d = outline(profile, tilt)
  const [topX, topY] = profile[0] ?? [0, 0]
  const shade = linear(canvas, 'across', SHADING[finish])
  const inClip = clip(canvas, `<path d="${d}"/>`)
  const base = path(d, colour, finish === 'glass' ? 'fill-opacity="0.35"' : '')
  const decor = body.decor ? `<g clip-path="${inClip}">${body.decor}</g>` : ''
  const foot = path(
    d,
    linear(canvas, 'down', [
      [0.55, '#000000', 0],
      [1, '#000000', 0.16],
    ]),
  )
  const rim = lid(canvas, [topX, topY, topX * tilt], body)
  return base + decor + path(d, shade) + foot + rim
}

function lid(canvas: Canvas, [radius, y, depth]: readonly [number, number, number], body: Turned): string {
  if (!body.inside) {
    const top = linear(canvas, 'diagonal', [
      [0, lighter(body.colour, 0.42)],
      [1, lighter(body.colour, 0.08)],
    ])
    return oval([0, y, radius, depth], top, body.finish === 'glass' ? 'fill-opacity="0.6"' : '')
  }
  const hollow = linear(canvas, 'across', [
    [0, darker(body.inside, 0.42)],
    [0.6, darker(body.inside, 0.12)],
    [1, lighter(body.inside, 0.1)],
  ])
  const edge = linear(canvas, 'across', [
    [0, lighter(body.colour, 0.35)],
    [1, lighter(body.colour, 0.1)],
  ])
  return oval([0, y, radius, depth], edge) + oval([0, y + 1, radius * 0.94, depth * 0.9], hollow)
}

/** A horizontal band around a turned body, its edges bent with the view. */
export function band(radius: number, top: number, bottom: number, fill: string): string {
  const depth = radius * 0.15
  const arc = (sweep: 0 | 1, x: number, y: number): string => `A${radius} ${depth} 0 0 ${sweep} ${x} ${y}`
  return path(`M${-radius} ${top}${arc(0, radius, top)}L${radius} ${bottom}${arc(1, -radius, bottom)}Z`, fill)
}

export interface Box {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colour: string
  /** Drawn on the front, in x 0..width and y 0..height. */
  readonly front?: string
  readonly radius?: number
}

/** A box turned a little to the left, standing on y = 0 and centred on x = 0. */
export function box(canvas: Canvas, { width, height, depth, colour, front = '', radius = 3 }: Box): string {
  const across = depth * 0.55
  const up = depth * 0.3
  const left = -(width + across) / 2
  const right = left + width
  const side = linear(canvas, 'across', [
    [0, darker(colour, 0.24)],
    [1, darker(colour, 0.4)],
  ])
  const top = linear(canvas, 'diagonal', [
    [0, lighter(colour, 0.4)],
    [1, lighter(colour, 0.16)],
  ])
  const face = clip(canvas, `<rect width="${width}" height="${height}" rx="${radius}"/>`)
  const light = linear(canvas, 'diagonal', [
    [0, '#ffffff', 0.2],
    [0.5, '#ffffff', 0],
    [1, '#000000', 0.14],
  ])
  return (
    path(`M${right - 2} ${-height}l${across} ${-up}V${-up}l${-across} ${up}Z`, side) +
    path(`M${left} ${-height + 1}l${across} ${-up - 1}h${width}l${-across} ${up + 1}Z`, top) +
    `<g transform="translate(${round(left)} ${-height})"><g clip-path="${face}">` +
    rect([0, 0, width, height], colour) +
    front +
    rect([0, 0, width, height], light) +
    '</g></g>'
  )
}

/** How wide a box is drawn, with its visible side. */
export function boxWidth(width: number, depth: number): number {
  return width + depth * 0.55
}

/** A flat metal body with rounded corners: phones, tablets, drives. */
export function slab(canvas: Canvas, size: readonly [number, number, number], colour: string): string {
  const [width, height, radius] = size
  const metal = linear(canvas, 'diagonal', [
    [0, lighter(colour, 0.5)],
    [0.4, colour],
    [1, darker(colour, 0.35)],
  ])
  return rect([-width / 2, -height, width, height], metal, `rx="${radius}"`)
}
