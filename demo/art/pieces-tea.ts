/** Tea and cups. */
import { label } from './motifs.ts'
import { type Draw, WOOD, linear, lighter, darker, piece, oval, path, stroke } from './paint.ts'
import { type Point, turned, band } from './solids.ts'

const tin: Draw = (canvas, [main = '#5f7d6b', paper = '#f5efe2'], seed) => {
  const tag = `<g transform="translate(-62 -200)">${label(canvas, { width: 124, height: 140, seed }, [darker(main, 0.25), paper])}</g>`
  const body = turned(canvas, {
    profile: [
      [100, -262],
      [100, -262],
      [100, 0],
      [100, 0],
    ],
    colour: main,
    decor: tag,
  })
  const cap = turned(canvas, {
    profile: [
      [92, -318],
      [103, -308],
      [103, -308],
      [103, -256],
      [103, -256],
    ],
    colour: darker(main, 0.12),
    finish: 'gloss',
  })
  return piece(206, 332, body + cap)
}

const tinLow: Draw = (canvas, [main = '#c9775b', second = '#f5efe2']) => {
  const stripe = band(132, -86, -58, second) + band(132, -48, -42, second)
  const body = turned(canvas, {
    profile: [
      [130, -120],
      [130, -120],
      [130, 0],
      [130, 0],
    ],
    colour: main,
    decor: stripe,
  })
  const cap = turned(canvas, {
    profile: [
      [126, -166],
      [134, -158],
      [134, -158],
      [134, -118],
      [134, -118],
    ],
    colour: lighter(main, 0.1),
    finish: 'gloss',
  })
  return piece(268, 186, body + cap)
}

const cup: Draw = (canvas, [main = '#efe8dc', tea = '#b9772f']) => {
  const profile: Point[] = [
    [82, -112],
    [80, -80],
    [66, -34],
    [44, -10],
    [44, -10],
    [42, 0],
    [42, 0],
  ]
  const liquid = oval(
    [0, -108, 70, 9],
    linear(canvas, 'across', [
      [0, darker(tea, 0.2)],
      [1, lighter(tea, 0.2)],
    ]),
  )
  return piece(164, 126, turned(canvas, { profile, colour: main, inside: main, finish: 'gloss' }) + liquid)
}

const mug: Draw = (canvas, [main = '#d9d2c4', second = '']) => {
  const handle = stroke('M88 -150C150 -160 152 -60 84 -52', darker(main, 0.22), 26) + stroke('M88 -153C146 -160 146 -66 84 -56', lighter(main, 0.06), 16)
  const decor = second ? band(96, -70, 20, second) : ''
  const body = turned(canvas, {
    profile: [
      [92, -190],
      [92, -190],
      [92, -40],
      [84, -4],
      [80, 0],
    ],
    colour: main,
    inside: lighter(main, 0.3),
    decor,
  })
  return piece(230, 204, `<g transform="translate(-20 0)">${handle}${body}</g>`)
}

const tumbler: Draw = (canvas, [main = '#39515c', second = '#d8d3c8']) => {
  const body = turned(canvas, {
    profile: [
      [78, -330],
      [78, -330],
      [70, -120],
      [60, 0],
      [60, 0],
    ],
    colour: main,
  })
  const top = turned(canvas, {
    profile: [
      [62, -392],
      [74, -384],
      [80, -360],
      [80, -326],
      [80, -326],
    ],
    colour: second,
    finish: 'gloss',
  })
  return piece(160, 402, body + top)
}

const bottle: Draw = (canvas, [main = '#4c6a8a', second = '#2b2d31']) => {
  const body = turned(canvas, {
    profile: [
      [34, -350],
      [36, -340],
      [76, -296],
      [80, -260],
      [80, -260],
      [80, -20],
      [74, 0],
    ],
    colour: main,
    finish: 'metal',
  })
  const top = turned(canvas, {
    profile: [
      [36, -410],
      [42, -404],
      [42, -404],
      [42, -350],
      [42, -350],
    ],
    colour: second,
  })
  const loop = stroke('M-26 -408C-26 -452 26 -452 26 -408', second, 11)
  return piece(164, 440, loop + body + top)
}

const teapot: Draw = (canvas, [main = '#8a4b3a']) => {
  const spout = path('M96 -78C150 -84 152 -146 186 -168L206 -156C182 -120 176 -40 92 -28Z', darker(main, 0.18))
  const spoutLight = path('M100 -76C150 -84 158 -140 188 -166L194 -162C166 -130 158 -70 100 -56Z', lighter(main, 0.16), 'opacity="0.7"')
  const handle =
    stroke('M-104 -150C-196 -176 -196 -38 -96 -40', darker(main, 0.3), 22) + stroke('M-104 -154C-188 -174 -186 -48 -98 -48', lighter(main, 0.08), 10)
  const body = turned(canvas, {
    profile: [
      [66, -186],
      [96, -172],
      [126, -120],
      [120, -56],
      [78, -6],
      [70, 0],
    ],
    colour: main,
    finish: 'matte',
  })
  const cap = turned(canvas, {
    profile: [
      [16, -236],
      [22, -226],
      [14, -212],
      [50, -206],
      [70, -188],
      [70, -184],
    ],
    colour: main,
    finish: 'gloss',
  })
  return piece(390, 244, spout + spoutLight + handle + body + cap)
}

const gaiwan: Draw = (canvas, [main = '#f3f1ec', second = '#7aa0a8']) => {
  const saucer = turned(canvas, {
    profile: [
      [140, -26],
      [120, -12],
      [60, 0],
      [60, 0],
    ],
    colour: main,
    finish: 'gloss',
    tilt: 0.17,
  })
  const bowl = turned(canvas, {
    profile: [
      [118, -150],
      [112, -120],
      [84, -50],
      [52, -26],
      [52, -20],
    ],
    colour: main,
    finish: 'gloss',
    decor: band(118, -112, -100, second),
  })
  const cap = turned(canvas, {
    profile: [
      [26, -214],
      [22, -204],
      [30, -198],
      [84, -180],
      [106, -158],
      [106, -152],
    ],
    colour: main,
    finish: 'gloss',
  })
  return piece(280, 224, saucer + bowl + cap)
}

const teaCake: Draw = (canvas, [main = '#e9dfca', second = '#8a4b3a'], seed) => {
  const disc = oval(
    [0, -150, 160, 160],
    linear(canvas, 'diagonal', [
      [0, lighter(main, 0.35)],
      [1, darker(main, 0.22)],
    ]),
  )
  const folds = [0, 1, 2, 3, 4, 5, 6, 7]
    .map(
      (step) =>
        `<path d="M0 -150L${Math.round(160 * Math.cos(step * 0.785 + 0.2))} ${Math.round(-150 + 160 * Math.sin(step * 0.785 + 0.2))}" stroke="${darker(main, 0.2)}" stroke-width="3" opacity="0.25"/>`,
    )
    .join('')
  const tag = `<g transform="translate(-70 -220)">${label(canvas, { width: 140, height: 140, seed }, [second, lighter(main, 0.3)])}</g>`
  const ring = `<circle cx="0" cy="-150" r="104" fill="none" stroke="${second}" stroke-width="5"/>`
  const stand = path('M-96 -30L-70 0H70L96 -30C50 10 -50 10 -96 -30Z', WOOD)
  return piece(330, 312, disc + folds + oval([0, -150, 100, 100], lighter(main, 0.3)) + tag + ring + stand)
}

export const teaPieces: Readonly<Record<string, Draw>> = { tin, tinLow, cup, mug, tumbler, bottle, teapot, gaiwan, teaCake }
