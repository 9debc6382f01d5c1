/** Light, scent and textiles for the house. */
import { label } from './motifs.ts'
import { type Canvas, type Draw, linear, radial, lighter, darker, piece, rect, oval, path, stroke } from './paint.ts'
import { turned, band, box, boxWidth } from './solids.ts'

const candle: Draw = (canvas, [main = '#d8c6ac', second = '#f7f2e8'], seed) => {
  const tag = `<g transform="translate(-52 -120)">${label(canvas, { width: 104, height: 90, seed }, ['#5c5148', second])}</g>`
  const body = turned(canvas, {
    profile: [
      [94, -176],
      [94, -176],
      [94, -14],
      [86, 0],
    ],
    colour: main,
    inside: '#f3ead8',
    finish: 'gloss',
    decor: tag,
  })
  const flame =
    oval(
      [0, -206, 70, 70],
      radial(canvas, [
        [0, '#ffdf9a', 0.7],
        [1, '#ffdf9a', 0],
      ]),
    ) +
    stroke('M0 -172V-188', '#4a3f38', 5) +
    path('M0 -232C18 -206 14 -186 0 -184C-14 -186 -18 -206 0 -232Z', '#ffb24d') +
    path('M0 -212C8 -200 7 -188 0 -187C-7 -188 -8 -200 0 -212Z', '#fff3cf')
  return piece(188, 232, body + flame)
}

const lamp: Draw = (canvas, [main = '#ece3d2', second = '#b98a5c']) => {
  const halo = oval(
    [0, -300, 260, 240],
    radial(canvas, [
      [0, '#ffe2a8', 0.5],
      [1, '#ffe2a8', 0],
    ]),
  )
  const base = turned(canvas, {
    profile: [
      [13, -240],
      [13, -230],
      [14, -120],
      [62, -60],
      [86, -18],
      [80, 0],
    ],
    colour: second,
    finish: 'gloss',
  })
  const shade = turned(canvas, {
    profile: [
      [92, -420],
      [92, -420],
      [150, -232],
      [150, -232],
    ],
    colour: main,
  })
  const glow = path(
    'M-92 -420L-150 -232Q0 -208 150 -232L92 -420Q0 -406 -92 -420Z',
    radial(
      canvas,
      [
        [0, '#fff0c8', 0.9],
        [1, '#fff0c8', 0],
      ],
      [0.5, 0.7],
    ),
  )
  return piece(310, 436, halo + base + shade + glow)
}

const vase: Draw = (canvas, [main = '#d6c9b4']) =>
  piece(
    220,
    330,
    turned(canvas, {
      profile: [
        [46, -320],
        [40, -300],
        [44, -270],
        [104, -170],
        [100, -70],
        [62, -6],
        [58, 0],
      ],
      colour: main,
      inside: darker(main, 0.2),
      finish: 'matte',
    }),
  )

const diffuser: Draw = (canvas, [main = '#c58f6a', second = '#f7f2e8'], seed) => {
  const sticks = [-0.3, -0.14, 0.02, 0.17, 0.32].map((lean) => stroke(`M0 -150L${Math.round(lean * 330)} -430`, '#a98258', 7)).join('')
  const tag = `<g transform="translate(-46 -118)">${label(canvas, { width: 92, height: 84, seed }, ['#6b5646', second])}</g>`
  const body = turned(canvas, {
    profile: [
      [30, -216],
      [32, -204],
      [34, -184],
      [84, -156],
      [86, -136],
      [86, -10],
      [80, 0],
    ],
    colour: main,
    finish: 'glass',
    decor: band(90, -110, 20, main) + tag,
    inside: darker(main, 0.3),
  })
  return piece(230, 430, sticks + body)
}

function fold(canvas: Canvas, colour: string, [width, height, y]: readonly [number, number, number]): string {
  const fill = linear(canvas, 'down', [
    [0, lighter(colour, 0.3)],
    [0.5, colour],
    [1, darker(colour, 0.26)],
  ])
  const rows = [0.3, 0.55, 0.78]
    .map((share) => stroke(`M${-width / 2 + 26} ${y - height * (1 - share)}H${width / 2 - 8}`, darker(colour, 0.3), 2.5, 'opacity="0.35"'))
    .join('')
  return rect([-width / 2, y - height, width, height], fill, `rx="${height / 2.1}"`) + rows
}

const linens: Draw = (canvas, [main = '#cfd8d3', second = '#e7dccb', third = '#9fb1a8']) =>
  piece(380, 234, fold(canvas, third, [376, 84, 0]) + fold(canvas, second, [362, 78, -80]) + fold(canvas, main, [350, 74, -154]))

const cushion: Draw = (canvas, [main = '#c98a6b', second = '']) => {
  const d = 'M-160 -330Q0 -300 160 -330Q150 -170 166 -8Q0 -34 -166 -8Q-150 -170 -160 -330Z'
  const soft = radial(
    canvas,
    [
      [0, lighter(main, 0.32)],
      [0.7, main],
      [1, darker(main, 0.28)],
    ],
    [0.4, 0.36],
  )
  const weave = second
    ? [-90, -30, 30, 90].map((x) => stroke(`M${x} -316Q${x * 0.9} -170 ${x * 1.05} -24`, second, 12, 'opacity="0.7"')).join('')
    : [1, 2, 3, 4, 5]
        .map((row) => stroke(`M-146 ${-330 + row * 52}Q0 ${-312 + row * 50} 146 ${-330 + row * 52}`, lighter(main, 0.3), 3, 'opacity="0.4"'))
        .join('')
  return piece(336, 332, path(d, soft) + weave)
}

const pillow: Draw = (canvas, [main = '#f2efe9', second = '#c9d3d6']) => {
  const one = (colour: string, y: number): string =>
    path(
      `M-200 ${y - 130}Q0 ${y - 160} 200 ${y - 130}Q226 ${y - 70} 204 ${y - 6}Q0 ${y + 10} -204 ${y - 6}Q-226 ${y - 70} -200 ${y - 130}Z`,
      radial(
        canvas,
        [
          [0, lighter(colour, 0.5)],
          [0.6, colour],
          [1, darker(colour, 0.2)],
        ],
        [0.42, 0.3],
      ),
    ) + stroke(`M-196 ${y - 20}Q0 ${y - 4} 196 ${y - 20}`, darker(colour, 0.18), 3, 'opacity="0.5"')
  return piece(430, 280, one(second, 0) + one(main, -118))
}

const basket: Draw = (canvas, [main = '#c69a63', second = '#efe3cb']) => {
  let weave = ''
  for (let row = 0; row < 9; row++) {
    weave += stroke(
      `M-170 ${-196 + row * 24}Q0 ${-172 + row * 24} 170 ${-196 + row * 24}`,
      row % 2 === 0 ? darker(main, 0.28) : lighter(main, 0.2),
      8,
      'stroke-dasharray="20 11" opacity="0.75"',
    )
  }
  const body = turned(canvas, {
    profile: [
      [158, -210],
      [156, -190],
      [142, -60],
      [124, -6],
      [120, 0],
    ],
    colour: main,
    inside: second,
    decor: weave,
  })
  const ears = stroke('M-150 -214C-156 -290 -70 -292 -66 -206', darker(main, 0.2), 15) + stroke('M150 -214C156 -290 70 -292 66 -206', darker(main, 0.34), 15)
  return piece(320, 290, ears + body)
}

const clock: Draw = (canvas, [main = '#f4efe6', second = '#b98a5c']) => {
  const rim = oval(
    [0, -170, 170, 170],
    linear(canvas, 'diagonal', [
      [0, lighter(second, 0.35)],
      [1, darker(second, 0.28)],
    ]),
  )
  const marks = Array.from(
    { length: 12 },
    (_, hour) => `<rect x="-3" y="-132" width="6" height="18" rx="3" fill="#3a3835" transform="translate(0 -170) rotate(${hour * 30})"/>`,
  ).join('')
  const hands = stroke('M0 -170L-46 -232', '#2c2a28', 10) + stroke('M0 -170L70 -214', '#2c2a28', 7) + oval([0, -170, 9, 9], '#c2410c')
  return piece(
    340,
    340,
    rim +
      oval(
        [0, -170, 150, 150],
        linear(canvas, 'diagonal', [
          [0, lighter(main, 0.5)],
          [1, darker(main, 0.06)],
        ]),
      ) +
      marks +
      hands,
    'wall',
  )
}

const bin: Draw = (canvas, [main = '#dcd3c3', second = '#8d7a63']) =>
  piece(
    boxWidth(300, 170),
    241,
    box(canvas, {
      width: 300,
      height: 190,
      depth: 170,
      colour: main,
      radius: 12,
      front: rect([112, 46, 76, 22], second, 'rx="11"') + rect([0, 150, 300, 4], second, 'opacity="0.25"'),
    }),
  )

export const homePieces: Readonly<Record<string, Draw>> = { candle, lamp, vase, diffuser, linens, cushion, pillow, basket, clock, bin }
