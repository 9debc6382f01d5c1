/** Pots, bowls, knives, jars. */
import { label } from './motifs.ts'
import { type Draw, WOOD, linear, lighter, darker, piece, rect, oval, path, stroke } from './paint.ts'
import { type Point, turned, band } from './solids.ts'

const jar: Draw = (canvas, [main = '#d79a3c', second = '#c9a87c'], seed) => {
  const fill = band(104, -190, 20, main) + oval([0, -190, 104, 15], lighter(main, 0.2))
  const tag = `<g transform="translate(-58 -150)">${label(canvas, { width: 116, height: 104, seed }, [darker(main, 0.4), '#f8f3e8'])}</g>`
  const body = turned(canvas, {
    profile: [
      [84, -252],
      [84, -244],
      [108, -218],
      [108, -200],
      [108, -16],
      [100, 0],
    ],
    colour: lighter(main, 0.55),
    finish: 'glass',
    decor: fill + tag,
  })
  const cap = turned(canvas, {
    profile: [
      [86, -302],
      [90, -296],
      [90, -296],
      [90, -248],
      [90, -248],
    ],
    colour: second,
  })
  return piece(216, 316, body + cap)
}

const dropper: Draw = (canvas, [main = '#7a4a2a', second = '#22242a'], seed) => {
  const tag = `<g transform="translate(-50 -138)">${label(canvas, { width: 100, height: 100, seed }, ['#3c3a38', '#f3ede1'])}</g>`
  const body = turned(canvas, {
    profile: [
      [30, -214],
      [32, -206],
      [72, -176],
      [76, -150],
      [76, -14],
      [70, 0],
    ],
    colour: main,
    finish: 'gloss',
    decor: tag,
  })
  const cap = turned(canvas, {
    profile: [
      [18, -300],
      [24, -290],
      [26, -262],
      [36, -256],
      [36, -212],
      [36, -212],
    ],
    colour: second,
    finish: 'gloss',
  })
  return piece(152, 306, body + cap)
}

const bowl: Draw = (canvas, [main = '#e7dfd0', second = '']) => {
  const decor = second ? band(170, -110, -92, second) + band(170, -84, -80, second) : ''
  const profile: Point[] = [
    [164, -130],
    [156, -96],
    [112, -34],
    [66, -12],
    [66, -12],
    [62, 0],
    [62, 0],
  ]
  return piece(328, 156, turned(canvas, { profile, colour: main, inside: second || lighter(main, 0.1), finish: 'gloss', decor }))
}

const bowls: Draw = (canvas, [main = '#e7dfd0', second = '#7d98a1']) => {
  const one = (colour: string, y: number, scale: number): string =>
    `<g transform="translate(0 ${y}) scale(${scale})">${turned(canvas, {
      profile: [
        [164, -110],
        [150, -70],
        [100, -16],
        [70, 0],
      ],
      colour,
      inside: lighter(colour, 0.15),
      finish: 'gloss',
    })}</g>`
  return piece(328, 268, one(main, 0, 1) + one(second, -62, 0.92) + one(lighter(main, 0.3), -120, 0.84) + one(second, -172, 0.76))
}

const plates: Draw = (canvas, [main = '#e9e3d6', second = '#8aa39b']) => {
  let out = ''
  for (let index = 0; index < 5; index++) {
    const colour = index % 2 === 0 ? main : second
    out += turned(canvas, {
      profile: [
        [190, -30 - index * 22],
        [150, -14 - index * 22],
        [110, -index * 22],
        [110, -index * 22],
      ],
      colour,
      finish: 'gloss',
      tilt: 0.2,
      inside: index === 4 ? lighter(colour, 0.3) : colour,
    })
  }
  return piece(380, 160, out + oval([0, -118, 120, 23], 'none', `stroke="${darker(main, 0.12)}" stroke-width="2.5"`))
}

const pan: Draw = (canvas, [main = '#34373c', second = WOOD]) => {
  const handle = path(
    'M150 -84L372 -150Q392 -152 388 -132L160 -48Z',
    linear(canvas, 'across', [
      [0, darker(second, 0.25)],
      [0.4, second],
      [1, lighter(second, 0.18)],
    ]),
  )
  const body = turned(canvas, {
    profile: [
      [184, -84],
      [176, -50],
      [150, -8],
      [140, 0],
    ],
    colour: main,
    tilt: 0.3,
    inside: lighter(main, 0.1),
    finish: 'matte',
  })
  const glint = stroke('M-120 -98Q-40 -126 60 -124', '#ffffff', 5, 'opacity="0.25"')
  return piece(560, 160, `<g transform="translate(-96 0)">${handle}${body}${glint}</g>`)
}

const pot: Draw = (canvas, [main = '#a8442f', second = '#c8a15a']) => {
  const ears = stroke('M-166 -130C-224 -130 -224 -84 -168 -84', darker(main, 0.24), 20) + stroke('M166 -130C224 -130 224 -84 168 -84', darker(main, 0.4), 20)
  const body = turned(canvas, {
    profile: [
      [170, -160],
      [170, -160],
      [170, -40],
      [150, -4],
      [144, 0],
    ],
    colour: main,
    finish: 'gloss',
  })
  const cap = turned(canvas, {
    profile: [
      [20, -222],
      [110, -206],
      [166, -176],
      [176, -160],
      [176, -150],
      [176, -150],
    ],
    colour: main,
    finish: 'gloss',
  })
  const knob = turned(canvas, {
    profile: [
      [26, -252],
      [30, -244],
      [16, -226],
      [14, -218],
    ],
    colour: second,
    finish: 'metal',
  })
  return piece(430, 262, ears + body + cap + knob)
}

const kettle: Draw = (canvas, [main = '#dcd8cf', second = '#2c2d30']) => {
  const spout = stroke('M96 -70C190 -76 150 -204 214 -222', darker(main, 0.2), 20) + stroke('M96 -74C180 -82 144 -208 212 -226', lighter(main, 0.2), 8)
  const handle = stroke('M-96 -216C-230 -236 -210 -60 -176 -44', second, 24)
  const body = turned(canvas, {
    profile: [
      [84, -232],
      [90, -222],
      [108, -120],
      [132, -20],
      [126, 0],
    ],
    colour: main,
    finish: 'metal',
  })
  const cap = turned(canvas, {
    profile: [
      [12, -276],
      [18, -266],
      [12, -252],
      [60, -244],
      [84, -230],
    ],
    colour: second,
  })
  return piece(420, 286, spout + handle + body + cap)
}

const knife: Draw = (canvas, [main = '#5a3d2b']) => {
  const blade = path(
    'M-150 -250L120 -250Q150 -250 150 -240L146 -150H-150Z',
    linear(canvas, 'down', [
      [0, '#f2f4f5'],
      [0.55, '#b9c0c4'],
      [0.6, '#e3e7e9'],
      [1, '#98a1a6'],
    ]),
  )
  const waves = stroke('M-146 -172q30 -12 60 0t60 0t60 0t60 0t52 0', '#ffffff', 3, 'opacity="0.6"')
  const grip = rect(
    [-320, -250, 172, 42],
    linear(canvas, 'down', [
      [0, lighter(main, 0.25)],
      [1, darker(main, 0.3)],
    ]),
    'rx="14"',
  )
  const pins = oval([-280, -229, 6, 6], '#d9c9a0') + oval([-200, -229, 6, 6], '#d9c9a0')
  return piece(480, 130, `<g transform="translate(85 140)">${blade}${waves}${grip}${pins}</g>`, 'wall')
}

const board: Draw = (canvas, [main = WOOD]) => {
  const face = linear(canvas, 'diagonal', [
    [0, lighter(main, 0.28)],
    [1, darker(main, 0.12)],
  ])
  const grain = [0, 1, 2, 3, 4]
    .map((row) =>
      stroke(`M${-110 + row * 52} -24C${-124 + row * 52} -120 ${-90 + row * 54} -220 ${-112 + row * 54} -336`, darker(main, 0.28), 3, 'opacity="0.3"'),
    )
    .join('')
  const body = rect([-138, -352, 276, 352], darker(main, 0.3), 'rx="26" transform="translate(8 0)"') + rect([-138, -352, 276, 352], face, 'rx="26"')
  return piece(290, 352, body + grain + oval([0, -312, 16, 16], darker(main, 0.55)))
}

const chopsticks: Draw = (canvas, [main = '#6b4630', second = '#c8a15a']) => {
  const one = (x: number, turn: number): string =>
    `<g transform="translate(${x} 0) rotate(${turn})">${path(
      'M-7 -420H7L4 0H-4Z',
      linear(canvas, 'across', [
        [0, lighter(main, 0.3)],
        [1, darker(main, 0.3)],
      ]),
    )}${rect([-7, -420, 14, 74], second)}</g>`
  return piece(150, 420, one(-40, -3) + one(-18, 0) + one(8, 2) + one(34, 5), 'wall')
}

export const kitchenPieces: Readonly<Record<string, Draw>> = { jar, dropper, bowl, bowls, plates, pan, pot, kettle, knife, board, chopsticks }
