/** Places objects in the studio: a still life, a family of colours, a line-up. */
import { type Canvas, type Piece, chance, put, round } from './paint.ts'
import { room, settingOf, shadowUnder, tabletop, type Stage } from './studio.ts'

function stand(canvas: Canvas, item: Piece, [x, y, scale]: readonly [number, number, number]): string {
  if (item.stance === 'wall') return hang(item, [x, y - (item.height * scale) / 2, scale, -5])
  return shadowUnder(canvas, [x, y - 2, item.width * scale * 0.92]) + put(item, x, y, scale)
}

/** A flat thing seen from above, with the shadow of something lying close to the paper. */
function hang(item: Piece, [x, y, scale, turn]: readonly [number, number, number, number]): string {
  const place = (dx: number, dy: number, svg: string): string =>
    `<g transform="translate(${round(x + dx)} ${round(y + dy)}) rotate(${turn}) scale(${Math.round(scale * 100) / 100}) translate(0 ${item.height / 2})">${svg}</g>`
  return place(15, 22, item.shadow ?? '') + place(0, 0, item.svg)
}

function fit(item: Piece, wide: number, tall: number): number {
  return Math.min(wide / item.width, tall / item.height)
}

function flat(canvas: Canvas, stage: Stage, pieces: readonly Piece[]): string {
  const { width, height, zoom, seed } = stage
  const [main, ...others] = pieces as [Piece, ...Piece[]] // callers pass at least one
  const alone = others.length === 0
  const scale = Math.min(fit(main, width * (alone ? 0.7 : 0.58), height * (alone ? 0.62 : 0.54)), 2) * zoom
  const turn = main.height > main.width * 1.2 ? -5 + 10 * chance(seed, 81) : -7 + 8 * chance(seed, 81)
  const middle: [number, number] = alone ? [width * 0.5, height * 0.5] : [width * 0.45, height * 0.44]
  const spots = [
    [0.74, 0.76],
    [0.24, 0.78],
  ] as const
  const side = others.slice(0, 2).map((item, index) => {
    const [x, y] = spots[index] ?? [0.7, 0.75]
    return hang(item, [width * x, height * y, Math.min(fit(item, width * 0.3, height * 0.28), scale * 0.9), 12 - index * 22])
  })
  return tabletop(canvas, stage) + hang(main, [...middle, scale, round(turn)]) + side.join('')
}

function upright(canvas: Canvas, stage: Stage, pieces: readonly Piece[]): string {
  const { width, height, zoom, seed } = stage
  const setting = settingOf(canvas, stage)
  const [main, ...others] = pieces as [Piece, ...Piece[]] // callers pass at least one
  const alone = others.length === 0
  const room1 = setting.base - height * 0.15
  const scale = Math.min(fit(main, width * (alone ? 0.7 : 0.54), room1 * (alone ? 0.86 : 0.8)), 2.1) * zoom
  const left = chance(seed, 83) > 0.5
  const x = alone ? width / 2 : width * (left ? 0.6 : 0.4)
  const spots = left
    ? [
        [0.24, 1],
        [0.84, 0.6],
      ]
    : [
        [0.76, 1],
        [0.16, 0.6],
      ]
  const side = others.slice(0, 2).map((item, index) => {
    const [at = 0.7, depth = 1] = spots[index] ?? []
    const size = Math.min(fit(item, width * 0.36, room1 * 0.52), scale)
    return stand(canvas, item, [width * at, setting.base + setting.front * depth, size])
  })
  const hero = zoom > 1.2 ? setting.base + height * 0.1 : setting.base
  const body = room(canvas, stage) + setting.svg + stand(canvas, main, [x, hero, scale]) + side.reverse().join('')
  return raise(body, height, hero - (main.height * scale) / 2)
}

/** Lifts the camera's subject towards the middle when it is low; the floor is drawn deep enough for that. */
function raise(body: string, height: number, centre: number): string {
  const lift = Math.min(height * 0.16, Math.max(0, centre - height * 0.58))
  return `<g transform="translate(0 ${round(-lift)})">${body}</g>`
}

/** Several objects of equal weight side by side: covers and category doors. */
export function lineUp(canvas: Canvas, stage: Stage, pieces: readonly Piece[]): string {
  const { width, height } = stage
  const setting = settingOf(canvas, stage)
  const total = pieces.reduce((sum, item) => sum + item.width, 0)
  const tallest = Math.max(...pieces.map((item) => item.height))
  const scale = Math.min((width * 0.86) / (total * 1.06), (setting.base - height * 0.16) / tallest, 1.5) * stage.zoom
  let x = width / 2 - (total * 1.06 * scale) / 2
  const placed = pieces.map((item, index) => {
    const wide = item.width * 1.06 * scale
    x += wide
    return stand(canvas, item, [x - wide / 2, setting.base + (index % 2) * 26, scale])
  })
  const ordered = [...placed.filter((_, index) => index % 2 === 0), ...placed.filter((_, index) => index % 2 === 1)]
  return raise(room(canvas, stage) + setting.svg + ordered.join(''), height, setting.base - (tallest * scale) / 2)
}

/** One still life: the first piece is the subject, up to two more keep it company. */
export function stillLife(canvas: Canvas, stage: Stage, pieces: readonly Piece[]): string {
  const main = pieces[0]
  if (!main) throw new Error('A picture needs an object')
  return main.stance === 'wall' ? flat(canvas, stage, pieces) : upright(canvas, stage, pieces)
}

/** One thing in up to three colours: one behind, two before it, all close enough to be compared. */
export function family(canvas: Canvas, stage: Stage, pieces: readonly Piece[]): string {
  const { width, height } = stage
  const [main, ...others] = pieces as [Piece, ...Piece[]] // callers pass at least one
  if (main.stance === 'wall') {
    const scale = Math.min(fit(main, width * 0.5, height * 0.42), 1.6)
    const spots = [
      [0.33, 0.3, -8],
      [0.52, 0.5, 3],
      [0.68, 0.71, -4],
    ] as const
    const laid = pieces.slice(0, 3).map((item, index) => {
      const [x, y, turn] = spots[index] ?? spots[0]
      return hang(item, [width * x, height * y, scale, turn])
    })
    return tabletop(canvas, stage) + laid.join('')
  }
  const setting = settingOf(canvas, stage)
  const scale = Math.min(fit(main, width * 0.46, (setting.base - height * 0.2) * 0.62), 1.6)
  const front = others.slice(0, 2).map((item, index) => stand(canvas, item, [width * (index === 0 ? 0.29 : 0.72), setting.base + 60 + index * 34, scale]))
  const body = room(canvas, stage) + setting.svg + stand(canvas, main, [width * 0.5, setting.base - 36, scale]) + front.join('')
  return raise(body, height, setting.base - (main.height * scale) / 2)
}

/** Wraps the drawing in its canvas. */
export function frame(canvas: Canvas, { width, height }: Pick<Stage, 'width' | 'height'>, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${canvas.defs.join('')}</defs>${body}</svg>`
}
