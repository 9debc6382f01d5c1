/** Flat art for labels, covers, postcards, screens and cards. Every motif fills x 0..width, y 0..height. */
import { chance, darker, lighter, linear, mix, oval, path, rect, round, stroke, type Canvas } from './paint.ts'

export interface Field {
  readonly width: number
  readonly height: number
  readonly seed: number
}

/** A sun over layered hills, the horizon made from the seed. */
export function landscape(canvas: Canvas, field: Field, tones: readonly string[]): string {
  const { width, height, seed } = field
  const sky = tones[0] ?? '#dfe7e4'
  const land = tones[1] ?? '#4f7464'
  const sun = tones[2] ?? '#f2a65a'
  const air = linear(canvas, 'down', [
    [0, sky],
    [1, lighter(sky, 0.55)],
  ])
  const sunX = width * (0.25 + 0.5 * chance(seed, 1))
  let out = rect([0, 0, width, height], air) + oval([sunX, height * 0.34, width * 0.13, width * 0.13], sun)
  for (let layer = 0; layer < 3; layer++) {
    out += path(ridge(field, layer), mix(land, sky, 0.62 - layer * 0.3))
  }
  return out
}

function ridge({ width, height, seed }: Field, layer: number): string {
  const base = height * (0.5 + layer * 0.16)
  let d = `M0 ${height}V${round(base)}`
  const steps = 4
  for (let step = 0; step < steps; step++) {
    const rise = height * (0.05 + 0.2 * chance(seed, 10 + layer * 7 + step))
    const x = (width * (step + 1)) / steps
    const middle = x - width / steps / 2
    d += `Q${round(middle)} ${round(base - rise)} ${round(x)} ${round(base - rise * 0.1)}`
  }
  return `${d}V${height}Z`
}

/** Leaves on a stem. */
export function sprig(field: Field, colour: string): string {
  const { width, height } = field
  const middle = width / 2
  let out = stroke(`M${middle} ${height * 0.85}Q${middle + width * 0.06} ${height * 0.5} ${middle} ${height * 0.15}`, colour, width * 0.02)
  for (let leaf = 0; leaf < 5; leaf++) {
    const y = height * (0.26 + leaf * 0.13)
    const side = leaf % 2 === 0 ? 1 : -1
    const reach = width * (0.16 + leaf * 0.025) * side
    out += path(
      `M${middle} ${y + 6}q${reach * 0.3} ${-height * 0.12} ${reach} ${-height * 0.12}q${-reach * 0.1} ${height * 0.12} ${-reach} ${height * 0.12}Z`,
      colour,
    )
  }
  return out
}

/** Overlapping circles, quarters and stripes: a calm modern cover. */
export function geometry(field: Field, tones: readonly string[]): string {
  const { width, height, seed } = field
  const [first = '#e8b04b', second = '#2f5d62', third = '#f4efe6'] = tones
  const cell = width / 3
  let out = rect([0, 0, width, height], third)
  for (let index = 0; index < Math.ceil(height / cell) * 3; index++) {
    const x = (index % 3) * cell
    const y = Math.floor(index / 3) * cell
    out += tile([x, y, cell], Math.floor(chance(seed, index) * 6), index % 2 === 0 ? [first, second] : [second, first])
  }
  return out
}

function tile([x, y, cell]: readonly [number, number, number], form: number, tones: readonly [string, string]): string {
  const [main, other] = tones
  switch (form) {
    case 0:
      return path(`M${x} ${y}h${cell}a${cell} ${cell} 0 0 1 ${-cell} ${cell}Z`, main)
    case 1:
      return oval([x + cell / 2, y + cell / 2, cell * 0.5, cell * 0.5], other)
    case 2:
      return rect([x, y, cell, cell], main) + oval([x + cell / 2, y + cell / 2, cell * 0.26, cell * 0.26], other)
    case 3:
      return path(`M${x} ${y + cell}a${cell} ${cell} 0 0 1 ${cell} ${-cell}v${cell}Z`, other)
    case 4:
      return path(`M${x} ${y}h${cell}L${x} ${y + cell}Z`, lighter(main, 0.3))
    default:
      return ''
  }
}

/** Slow waves, as on a tea label or a record sleeve. */
export function waves(field: Field, tones: readonly string[]): string {
  const { width, height, seed } = field
  const [ground = '#f4efe6', line = '#2f5d62'] = tones
  let out = rect([0, 0, width, height], ground)
  for (let row = 0; row < 9; row++) {
    const y = height * (0.14 + row * 0.1)
    const swing = height * (0.03 + 0.05 * chance(seed, row))
    out += stroke(`M${-5} ${y}q${width / 4} ${-swing} ${width / 2 + 5} 0t${width / 2 + 10} 0`, mix(ground, line, 0.35 + row * 0.07), height * 0.02)
  }
  return out
}

/** A soft many-coloured wallpaper for screens. */
export function aurora(canvas: Canvas, field: Field, tones: readonly string[]): string {
  const { width, height, seed } = field
  const [first = '#3b5bdb', second = '#f08c5a', third = '#16182b'] = tones
  const back = linear(canvas, 'down', [
    [0, third],
    [1, darker(third, 0.3)],
  ])
  const flow = (colour: string, step: number): string => {
    const x = width * (0.1 + 0.8 * chance(seed, step))
    const rise = height * (0.25 + 0.25 * chance(seed, step + 3))
    const fill = linear(canvas, 'diagonal', [
      [0, lighter(colour, 0.25)],
      [1, colour, 0.35],
    ])
    return path(
      `M${-width * 0.2} ${height}C${x} ${height - rise} ${width - x} ${rise * 0.6} ${width * 1.2} ${rise * 0.4 * step}V${height}Z`,
      fill,
      'opacity="0.9"',
    )
  }
  return rect([0, 0, width, height], back) + flow(first, 1) + flow(mix(first, second, 0.5), 2) + flow(second, 3)
}

/** A small label: paper, a frame line, a mark. No words, so it needs no language. */
export function label(canvas: Canvas, field: Field, tones: readonly string[]): string {
  const { width, height, seed } = field
  const [mark = '#2f5d62', paper = '#f7f2e8'] = tones
  const inner = { width: width * 0.62, height: height * 0.5, seed }
  const forms = [
    (): string => sprig(inner, mark),
    (): string => landscape(canvas, inner, [lighter(paper, 0.2), mark, '#d97742']),
    (): string =>
      oval([inner.width / 2, inner.height / 2, inner.height * 0.34, inner.height * 0.34], mark) +
      oval([inner.width / 2 + inner.height * 0.12, inner.height / 2 - 4, inner.height * 0.27, inner.height * 0.27], paper),
    (): string => waves(inner, [paper, mark]),
  ]
  const draw = forms[seed % forms.length] ?? (() => '')
  return (
    rect([0, 0, width, height], paper) +
    `<g transform="translate(${round(width * 0.19)} ${round(height * 0.12)})">${draw()}</g>` +
    rect([width * 0.25, height * 0.73, width * 0.5, Math.max(3, height * 0.035)], mark, 'rx="2"') +
    rect([width * 0.34, height * 0.82, width * 0.32, Math.max(2, height * 0.022)], mark, 'rx="1" opacity="0.5"')
  )
}
