/** The studio: backdrops with their props, and the shadow of what stands there. */
import { type Canvas, define, linear, radial, mix, lighter, darker, chance, round, rect, oval, path } from './paint.ts'
import { turned } from './solids.ts'
import type { Backdrop } from './palettes.ts'

export interface Stage {
  readonly width: number
  readonly height: number
  readonly backdrop: Backdrop
  readonly seed: number
  /** Arrangement number; the caller varies it from picture to picture. */
  readonly layout: number
  /** 1 fits the objects; more is a close view. */
  readonly zoom: number
}

interface Setting {
  readonly svg: string
  /** Where the main object stands, and how far below companions stand. */
  readonly base: number
  readonly front: number
}

type Arrange = (canvas: Canvas, stage: Stage) => Setting

const open: Arrange = (_canvas, { height }) => ({ svg: '', base: height * 0.79, front: 34 })

const arch: Arrange = (canvas, { width, height, backdrop }) => {
  const wide = width * 0.6
  const left = (width - wide) / 2
  const top = height * 0.17
  const fill = linear(canvas, 'down', [
    [0, lighter(backdrop.accent, 0.42)],
    [1, lighter(backdrop.accent, 0.1)],
  ])
  const bottom = height * 0.735
  const d = `M${left} ${bottom}V${top + wide / 2}A${wide / 2} ${wide / 2} 0 0 1 ${left + wide} ${top + wide / 2}V${bottom}Z`
  const inner = linear(canvas, 'across', [
    [0, '#000000', 0.16],
    [0.12, '#000000', 0],
    [1, '#ffffff', 0.1],
  ])
  return { svg: path(d, fill) + path(d, inner), base: height * 0.8, front: 36 }
}

const disc: Arrange = (canvas, { width, height, backdrop, seed }) => {
  const radius = width * 0.33
  const x = width * (0.42 + 0.16 * chance(seed, 91))
  const fill = linear(canvas, 'diagonal', [
    [0, lighter(backdrop.accent, 0.45)],
    [1, lighter(backdrop.accent, 0.02)],
  ])
  return { svg: oval([x, height * 0.45, radius, radius], fill), base: height * 0.8, front: 34 }
}

function plinth(canvas: Canvas, [x, bottom, radius, tall]: readonly [number, number, number, number], colour: string): string {
  const body = turned(canvas, {
    profile: [
      [radius, -tall],
      [radius, -tall],
      [radius, 0],
      [radius, 0],
    ],
    colour,
    tilt: 0.17,
  })
  return shadowUnder(canvas, [x, bottom, radius * 2.1]) + `<g transform="translate(${round(x)} ${round(bottom)})">${body}</g>`
}

const pedestal: Arrange = (canvas, { width, height, backdrop }) => {
  const bottom = height * 0.88
  const tall = height * 0.12
  const colour = lighter(backdrop.prop, 0.3)
  return { svg: plinth(canvas, [width / 2, bottom, width * 0.34, tall], colour), base: bottom - tall + 10, front: 22 }
}

const steps: Arrange = (canvas, { width, height, backdrop }) => {
  const slab = (x: number, y: number, wide: number, colour: string): string =>
    rect(
      [x, y, wide, height * 1.3 - y],
      linear(canvas, 'down', [
        [0, colour],
        [1, darker(colour, 0.14)],
      ]),
    ) + rect([x, y, wide, 16], lighter(colour, 0.4))
  const back = slab(width * 0.56, height * 0.6, width * 0.44, mix(backdrop.accent, backdrop.wall, 0.45))
  const low = slab(-10, height * 0.79, width + 20, mix(backdrop.floor, backdrop.prop, 0.25))
  return { svg: back + low, base: height * 0.805, front: 12 }
}

const window: Arrange = (canvas, { width, height }) => {
  const light = linear(canvas, 'diagonal', [
    [0, '#fff8e8', 0.75],
    [1, '#fff8e8', 0.2],
  ])
  const pane = (x: number, y: number): string => path(`M${x} ${y}l${width * 0.24} ${-height * 0.06}v${height * 0.24}l${-width * 0.24} ${height * 0.06}Z`, light)
  const x = width * 0.2
  const y = height * 0.16
  const panes = pane(x, y) + pane(x + width * 0.27, y - height * 0.0675) + pane(x, y + height * 0.27) + pane(x + width * 0.27, y + height * 0.2025)
  return { svg: panes, base: height * 0.8, front: 36 }
}

const block: Arrange = (canvas, { width, height, backdrop, seed }) => {
  const right = chance(seed, 92) > 0.5
  const wide = width * 0.46
  const fill = linear(canvas, 'down', [
    [0, lighter(backdrop.accent, 0.22)],
    [1, lighter(backdrop.accent, 0.4)],
  ])
  const shape = rect([right ? width - wide : 0, 0, wide, height * 0.735], fill)
  return { svg: shape, base: height * 0.8, front: 34 }
}

const ledge: Arrange = (canvas, { width, height, backdrop }) => {
  const y = height * 0.8
  const wood = mix(backdrop.prop, '#c89b6a', 0.4)
  const svg =
    rect([0, y - 34, width, 34], lighter(wood, 0.4)) +
    rect(
      [0, y, width, 46],
      linear(canvas, 'down', [
        [0, wood],
        [1, darker(wood, 0.18)],
      ]),
    ) +
    rect(
      [0, y + 46, width, height * 0.05],
      linear(canvas, 'down', [
        [0, '#2a211c', 0.28],
        [1, '#2a211c', 0],
      ]),
    )
  return { svg, base: y - 10, front: 6 }
}

const STANDING: readonly Arrange[] = [open, arch, pedestal, window, disc, ledge, block, steps]

export function room(canvas: Canvas, { width, height, backdrop }: Stage): string {
  const horizon = height * 0.735
  // One radial fill is both wall and pool of light: a second full-size layer costs a fifth of the whole picture.
  const wall = define(
    canvas,
    (id) =>
      `<radialGradient id="${id}" cx="0.36" cy="0.44" r="0.85"><stop offset="0" stop-color="${lighter(backdrop.wall, 0.62)}"/><stop offset="0.55" stop-color="${lighter(backdrop.wall, 0.2)}"/><stop offset="1" stop-color="${darker(backdrop.wall, 0.06)}"/></radialGradient>`,
  )
  const floor = linear(canvas, 'down', [
    [0, lighter(backdrop.floor, 0.2)],
    [0.12, backdrop.floor],
    [1, lighter(backdrop.floor, 0.26)],
  ])
  return rect([0, 0, width, horizon + 2], wall) + rect([0, horizon, width, height * 1.3 - horizon], floor)
}

/** A contact shadow and a longer, fainter one away from the light. */
export function shadowUnder(canvas: Canvas, [x, y, width]: readonly [number, number, number]): string {
  const tight = radial(canvas, [
    [0, '#2a1e1a', 0.55],
    [0.6, '#2a1e1a', 0.28],
    [1, '#2a1e1a', 0],
  ])
  const long = radial(canvas, [
    [0, '#2a1e1a', 0.26],
    [0.5, '#2a1e1a', 0.14],
    [1, '#2a1e1a', 0],
  ])
  return oval([x + width * 0.2, y + 4, width * 0.78, width * 0.13 + 12], long) + oval([x + width * 0.02, y, width * 0.56, width * 0.07 + 8], tight)
}

export function tabletop(canvas: Canvas, { width, height, backdrop, seed, layout }: Stage): string {
  const ground = linear(canvas, 'diagonal', [
    [0, lighter(backdrop.wall, 0.3)],
    [1, backdrop.floor],
  ])
  const base = rect([0, 0, width, height], ground)
  const accent = linear(canvas, 'diagonal', [
    [0, lighter(backdrop.accent, 0.4)],
    [1, lighter(backdrop.accent, 0.12)],
  ])
  const light = linear(canvas, 'diagonal', [
    [0, '#fff9ec', 0.7],
    [1, '#fff9ec', 0.1],
  ])
  const middle = [width / 2, height / 2] as const
  const forms = [
    (): string =>
      `<g transform="rotate(${round(-9 + 18 * chance(seed, 71))} ${middle[0]} ${middle[1]})">${rect([width * 0.17, height * 0.17, width * 0.66, height * 0.66], accent)}</g>`,
    (): string => oval([middle[0], middle[1], width * 0.4, width * 0.4], accent),
    (): string =>
      path(
        `M0 ${height * 0.1}L${width} ${-height * 0.1}V${height * 0.12}L0 ${height * 0.36}ZM0 ${height * 0.46}L${width} ${height * 0.22}V${height * 0.52}L0 ${height * 0.8}Z`,
        light,
      ),
    (): string => path(`M0 ${height * 0.62}Q${width * 0.5} ${height * 0.5} ${width} ${height * 0.66}V${height}H0Z`, accent),
    (): string => rect([0, 0, width * 0.5, height], accent),
    (): string => path(`M${width * 0.16} ${height}V${height * 0.46}A${width * 0.34} ${width * 0.34} 0 0 1 ${width * 0.84} ${height * 0.46}V${height}Z`, accent),
  ]
  return base + (forms[layout % forms.length] ?? (() => ''))()
}

/** The arrangement of props with this number. */
export function settingOf(canvas: Canvas, stage: Stage): Setting {
  return (STANDING[stage.layout % STANDING.length] ?? open)(canvas, stage)
}
