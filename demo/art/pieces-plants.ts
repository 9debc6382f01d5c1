/** Plants and flowers. */
import { type Canvas, type Draw, linear, lighter, darker, chance, piece, round, rect, oval, path, stroke } from './paint.ts'
import { turned } from './solids.ts'

interface Leaf {
  readonly x: number
  readonly y: number
  readonly length: number
  readonly width: number
  readonly turn: number
  readonly colour: string
}

function leaf(canvas: Canvas, { x, y, length, width, turn, colour }: Leaf): string {
  const fill = linear(canvas, 'across', [
    [0, lighter(colour, 0.24)],
    [0.5, colour],
    [0.51, darker(colour, 0.12)],
    [1, darker(colour, 0.3)],
  ])
  return `<g transform="translate(${round(x)} ${round(y)}) rotate(${round(turn)})">${path(`M0 0C${-width} ${-length * 0.3} ${-width * 0.8} ${-length * 0.8} 0 ${-length}C${width * 0.8} ${-length * 0.8} ${width} ${-length * 0.3} 0 0Z`, fill)}${stroke(`M0 -6V${-length * 0.86}`, lighter(colour, 0.35), 2.5, 'opacity="0.6"')}</g>`
}

function potBody(canvas: Canvas, colour: string): string {
  const body = turned(canvas, {
    profile: [
      [96, -150],
      [92, -120],
      [70, 0],
      [70, 0],
    ],
    colour,
  })
  return (
    body +
    turned(canvas, {
      profile: [
        [102, -172],
        [102, -172],
        [98, -134],
        [98, -134],
      ],
      colour,
      inside: '#4a382d',
    })
  )
}

/** A bush of arching leaves from one pot. */
const leafy: Draw = (canvas, [main = '#4f7f52', pot = '#d0805c'], seed) => {
  const count = 13
  let out = ''
  for (let index = 0; index < count; index++) {
    const order = index % 2 === 0 ? index / 2 : count - 1 - (index - 1) / 2
    const turn = -72 + (144 * order) / (count - 1) + (chance(seed, index) - 0.5) * 12
    const length = 220 + 110 * chance(seed, index + 30) - Math.abs(turn) * 0.7
    const colour = chance(seed, index + 60) > 0.5 ? main : lighter(main, 0.16)
    out += leaf(canvas, { x: turn * 0.4, y: -158, length, width: 46, turn, colour })
  }
  return piece(440, 470, out + potBody(canvas, pot))
}

/** Tall upright blades, like a snake plant. */
const blades: Draw = (canvas, [main = '#5c8a5b', pot = '#e7e0d2'], seed) => {
  let out = ''
  for (let index = 0; index < 8; index++) {
    const turn = -22 + index * 6.3
    out += leaf(canvas, {
      x: -56 + index * 16,
      y: -150,
      length: 210 + 120 * chance(seed, index),
      width: 26,
      turn,
      colour: index % 2 === 0 ? main : lighter(main, 0.2),
    })
  }
  return piece(300, 470, out + potBody(canvas, pot))
}

/** A small tree with round leaves on stems. */
const coins: Draw = (canvas, [main = '#5f9467', pot = '#e3b778'], seed) => {
  let out = ''
  for (let index = 0; index < 15; index++) {
    const turn = -62 + ((index * 37) % 125)
    const reach = 150 + 150 * chance(seed, index)
    const x = Math.sin((turn * Math.PI) / 180) * reach
    const y = -160 - Math.cos((turn * Math.PI) / 180) * reach
    const size = 32 + 14 * chance(seed, index + 40)
    out +=
      stroke(`M0 -150Q${round(x * 0.3)} ${round(y * 0.7)} ${round(x)} ${round(y)}`, darker(main, 0.18), 4) +
      oval(
        [x, y, size, size * 0.88],
        linear(canvas, 'diagonal', [
          [0, lighter(main, 0.32)],
          [1, darker(main, 0.14)],
        ]),
      ) +
      oval([x, y, 4, 4], lighter(main, 0.5))
  }
  return piece(430, 480, out + potBody(canvas, pot))
}

const cactus: Draw = (canvas, [main = '#5f8a63', pot = '#c98063', bloom = '#e58aa0']) => {
  const column = (x: number, width: number, [bottom, top]: readonly [number, number]): string => {
    const ribs = [0.25, 0.5, 0.75]
      .map((share) => stroke(`M${x - width / 2 + width * share} ${top + 22}V${bottom}`, darker(main, 0.3), 3, 'opacity="0.45" stroke-dasharray="2 13"'))
      .join('')
    return (
      rect(
        [x - width / 2, top, width, bottom - top],
        linear(canvas, 'across', [
          [0, darker(main, 0.2)],
          [0.3, lighter(main, 0.25)],
          [1, darker(main, 0.3)],
        ]),
        `rx="${width / 2}"`,
      ) + ribs
    )
  }
  const flower = oval([0, -400, 17, 13], bloom) + oval([-13, -394, 11, 9], lighter(bloom, 0.3)) + oval([13, -394, 11, 9], lighter(bloom, 0.3))
  return piece(
    280,
    420,
    stroke('M-40 -220H-92M40 -260H92', main, 40) +
      column(-98, 46, [-200, -310]) +
      column(98, 46, [-240, -350]) +
      column(0, 98, [-150, -396]) +
      flower +
      potBody(canvas, pot),
  )
}

const succulent: Draw = (canvas, [main = '#86a98f', pot = '#efe8da', tip = '#d98ca0']) => {
  let out = ''
  for (const [ring, count] of [
    [0, 13],
    [1, 10],
    [2, 7],
    [3, 4],
  ] as const) {
    for (let index = 0; index < count; index++) {
      const turn = (360 / count) * index + ring * 17
      const length = 142 - ring * 34
      out += `<g transform="translate(0 -190) scale(1 0.72) rotate(${round(turn)})">${path(
        `M0 0C-44 ${-length * 0.4} -30 ${-length * 0.9} 0 ${-length}C30 ${-length * 0.9} 44 ${-length * 0.4} 0 0Z`,
        linear(canvas, 'down', [
          [0, tip],
          [0.3, lighter(main, 0.12 * ring)],
          [1, darker(main, 0.22)],
        ]),
      )}</g>`
    }
  }
  return piece(300, 300, potBody(canvas, pot) + out)
}

function bloom(canvas: Canvas, colour: string, [x, y, size]: readonly [number, number, number], petals: number): string {
  const fill = linear(canvas, 'down', [
    [0, lighter(colour, 0.35)],
    [1, darker(colour, 0.12)],
  ])
  const one = (turn: number, scale: number): string =>
    `<g transform="rotate(${round(turn)}) scale(${scale})">${path(`M0 0C${-size * 0.5} ${-size * 0.35} ${-size * 0.42} ${-size} 0 ${-size}C${size * 0.42} ${-size} ${size * 0.5} ${-size * 0.35} 0 0Z`, fill)}</g>`
  const rings = petals > 6 ? [1, 0.72, 0.46] : [1, 0.62]
  const all = rings.map((scale, ring) => Array.from({ length: petals }, (_, step) => one((360 / petals) * step + ring * 24, scale)).join('')).join('')
  return `<g transform="translate(${round(x)} ${round(y)})">${all}${oval([0, 0, size * 0.16, size * 0.16], '#f2c75c')}</g>`
}

function flowerHeads(canvas: Canvas, tones: readonly string[], seed: number): string {
  const spots = [
    [-92, -340],
    [88, -352],
    [0, -408],
    [-50, -272],
    [56, -276],
    [4, -330],
    [-128, -270],
    [128, -282],
  ] as const
  return spots
    .map(([x, y], index) =>
      bloom(
        canvas,
        tones[index % tones.length] ?? '#e58aa0',
        [x + (chance(seed, index) - 0.5) * 20, y, 62 + 16 * chance(seed, index + 9)],
        5 + (index % 3) * 2,
      ),
    )
    .join('')
}

function greens(canvas: Canvas, seed: number): string {
  return Array.from({ length: 12 }, (_, index) =>
    leaf(canvas, {
      x: (index - 5.5) * 9,
      y: -180,
      length: 190 + 90 * chance(seed, index + 3),
      width: 20,
      turn: -64 + index * 11.6,
      colour: index % 2 === 0 ? '#6f9270' : '#4f7a58',
    }),
  ).join('')
}

/** Wrapped in paper. */
const bouquet: Draw = (canvas, tones, seed) => {
  const paper = tones[2] ?? '#efe3d0'
  const wrap = path('M-176 -290L-40 -60Q0 -40 40 -60L176 -290Q90 -190 0 -190Q-90 -190 -176 -290Z', darker(paper, 0.12))
  const front = path(
    'M-150 -270L-24 -36L-60 0H60L24 -36L150 -270Q60 -150 -20 -140Q-90 -160 -150 -270Z',
    linear(canvas, 'across', [
      [0, lighter(paper, 0.35)],
      [0.55, paper],
      [1, darker(paper, 0.2)],
    ]),
  )
  const ribbon = rect([-34, -74, 68, 20], darker(tones[0] ?? '#b8646a', 0.1), 'rx="6"')
  return piece(420, 480, wrap + greens(canvas, seed) + flowerHeads(canvas, tones.slice(0, 2), seed) + front + ribbon)
}

const flowerVase: Draw = (canvas, tones, seed) => {
  const stems = [-100, -50, 0, 50, 100].map((x) => stroke(`M${x * 0.2} -120Q${x * 0.5} -230 ${x} -320`, '#5f8a63', 6)).join('')
  const jug = turned(canvas, {
    profile: [
      [52, -200],
      [48, -180],
      [86, -110],
      [82, -40],
      [58, 0],
      [56, 0],
    ],
    colour: tones[2] ?? '#dcd6ca',
    inside: '#6b665c',
    finish: 'gloss',
  })
  return piece(420, 480, stems + greens(canvas, seed) + flowerHeads(canvas, tones.slice(0, 2), seed) + jug)
}

const branch: Draw = (canvas, [main = '#d98ca0', pot = '#4f6b6b'], seed) => {
  const wood = stroke('M0 -180C-20 -260 -70 -330 -60 -470M-10 -230C30 -300 90 -330 120 -430M-30 -300C-80 -330 -110 -360 -130 -400', '#6b5040', 9)
  const spots = [
    [-60, -466],
    [-66, -400],
    [-46, -340],
    [-126, -396],
    [-90, -350],
    [24, -300],
    [76, -340],
    [116, -424],
    [100, -380],
    [-20, -276],
  ] as const
  const heads = spots.map(([x, y], index) => bloom(canvas, index % 3 === 0 ? lighter(main, 0.35) : main, [x, y, 24 + 12 * chance(seed, index)], 5)).join('')
  return piece(
    320,
    500,
    wood +
      heads +
      turned(canvas, {
        profile: [
          [30, -220],
          [24, -200],
          [34, -170],
          [86, -90],
          [72, -12],
          [60, 0],
        ],
        colour: pot,
        finish: 'gloss',
        inside: darker(pot, 0.3),
      }),
  )
}

const wateringCan: Draw = (canvas, [main = '#6f8f83']) =>
  piece(
    440,
    250,
    stroke('M80 -60L214 -190', darker(main, 0.2), 22) +
      oval([218, -196, 26, 34], darker(main, 0.06), 'transform="rotate(-42 218 -196)"') +
      stroke('M-100 -170C-210 -190 -200 -30 -96 -30', darker(main, 0.25), 17) +
      stroke('M-70 -180C-60 -250 60 -250 70 -180', darker(main, 0.15), 13) +
      turned(canvas, {
        profile: [
          [84, -186],
          [90, -170],
          [112, 0],
          [112, 0],
        ],
        colour: main,
        finish: 'metal',
        inside: darker(main, 0.2),
      }),
  )

export const plantPieces: Readonly<Record<string, Draw>> = { leafy, blades, coins, cactus, succulent, bouquet, flowerVase, branch, wateringCan }
