/** Packs, books and paper. */
import { landscape, sprig, geometry, waves, aurora, label } from './motifs.ts'
import { type Canvas, type Draw, linear, clip, mix, lighter, darker, chance, piece, put, rect, oval, path } from './paint.ts'
import { turned, box, boxWidth } from './solids.ts'

const pouch: Draw = (canvas, [main = '#b5533c', paper = '#f6efe1'], seed) => {
  const d = 'M-124 -372H124L130 -330C122 -220 128 -110 134 -16Q134 0 116 0H-116Q-134 0 -134 -16C-128 -110 -122 -220 -130 -330Z'
  const shade = linear(canvas, 'across', [
    [0, '#000000', 0.3],
    [0.14, '#ffffff', 0.16],
    [0.3, '#ffffff', 0.22],
    [0.45, '#000000', 0.02],
    [0.8, '#000000', 0.12],
    [0.92, '#ffffff', 0.1],
    [1, '#000000', 0.34],
  ])
  const tag = `<g transform="translate(-84 -268)">${label(canvas, { width: 168, height: 190, seed }, [darker(main, 0.2), paper])}</g>`
  const seam = rect([-124, -344, 248, 5], darker(main, 0.35), 'opacity="0.5"') + rect([-124, -334, 248, 3], '#ffffff', 'opacity="0.3"')
  return piece(272, 372, path(d, main) + tag + path(d, shade) + seam + path('M-128 -40Q0 -8 128 -40L134 -10Q0 12 -134 -10Z', '#000000', 'opacity="0.12"'))
}

const carton: Draw = (canvas, [main = '#d9a441', paper = '#f8f2e4'], seed) => {
  const front = `<g transform="translate(34 46)">${label(canvas, { width: 152, height: 196, seed }, [darker(main, 0.3), paper])}</g>`
  return piece(boxWidth(220, 110), 333, box(canvas, { width: 220, height: 300, depth: 110, colour: main, front }))
}

const giftBox: Draw = (canvas, [main = '#a33b2f', second = '#e9c987']) => {
  const front = rect([118, 0, 36, 200], second)
  const body = box(canvas, { width: 272, height: 186, depth: 140, colour: main, front })
  const bow =
    path('M-50 -230C-130 -300 -160 -220 -52 -212Z', second) +
    path('M-48 -230C30 -304 66 -226 -46 -212Z', darker(second, 0.12)) +
    oval([-49, -222, 17, 14], lighter(second, 0.25))
  return piece(boxWidth(272, 140), 280, body + bow)
}

const notebook: Draw = (canvas, [main = '#3d5a6c', second = '#e8b04b'], seed) => {
  const art =
    seed % 3 === 0
      ? ''
      : `<g transform="translate(52 70)">${seed % 3 === 1 ? sprig({ width: 150, height: 150, seed }, lighter(main, 0.45)) : oval([74, 70, 48, 48], second) + oval([100, 92, 48, 48], lighter(main, 0.3), 'opacity="0.8"')}</g>`
  const cover = rect([0, 0, 252, 348], main) + art + rect([0, 0, 22, 348], '#000000', 'opacity="0.14"') + rect([212, 0, 11, 348], second)
  return piece(boxWidth(252, 44), 362, box(canvas, { width: 252, height: 348, depth: 44, colour: mix(main, '#f5efe0', 0.15), front: cover, radius: 10 }))
}

/** A cover with a picture of a place. */
const journal: Draw = (canvas, [main = '#a9c6cf', second = '#466a5a', third = '#ef9a5b'], seed) => {
  const cover =
    rect([0, 0, 252, 336], lighter(main, 0.75)) +
    `<g transform="translate(26 30)">${landscape(canvas, { width: 200, height: 214, seed }, [main, second, third])}</g>` +
    rect([70, 274, 112, 8], second, 'rx="3"') +
    rect([94, 294, 64, 5], second, 'rx="2" opacity="0.6"') +
    rect([0, 0, 18, 336], '#000000', 'opacity="0.1"')
  return piece(boxWidth(252, 50), 352, box(canvas, { width: 252, height: 336, depth: 50, colour: lighter(second, 0.3), front: cover, radius: 8 }))
}

function bookCover(canvas: Canvas, tones: readonly string[], seed: number): string {
  const field = { width: 236, height: 330, seed }
  const [main = '#2f5d62', second = '#e8b04b'] = tones
  const forms = [
    (): string => geometry(field, [second, main, lighter(main, 0.82)]),
    (): string => landscape(canvas, field, [lighter(main, 0.5), main, second]),
    (): string => waves(field, [lighter(second, 0.7), main]),
    (): string =>
      rect([0, 0, 236, 330], main) + oval([118, 196, 74, 74], second) + oval([118, 196, 46, 46], main) + oval([118, 196, 20, 20], lighter(second, 0.4)),
  ]
  const draw = forms[seed % forms.length] ?? (() => '')
  return (
    draw() +
    rect([28, 28, 180, 66], lighter(main, 0.86), 'rx="2"') +
    rect([48, 46, 118, 11], main, 'rx="2"') +
    rect([48, 68, 70, 7], main, 'rx="2" opacity="0.6"') +
    rect([0, 0, 12, 330], '#000000', 'opacity="0.16"')
  )
}

const book: Draw = (canvas, tones, seed) => {
  const main = tones[0] ?? '#2f5d62'
  return piece(boxWidth(236, 56), 347, box(canvas, { width: 236, height: 330, depth: 56, colour: lighter(main, 0.2), front: bookCover(canvas, tones, seed) }))
}

const bookStack: Draw = (canvas, tones, seed) => {
  const colours = [tones[0] ?? '#2f5d62', tones[1] ?? '#e8b04b', tones[2] ?? '#c9775b', lighter(tones[0] ?? '#2f5d62', 0.4)]
  const items = colours.map((colour, index) => {
    const width = 270 - index * 14 - Math.round(chance(seed, index) * 20)
    const front = rect([30, 0, 10, 46], lighter(colour, 0.5)) + rect([70, 16, 92, 10], lighter(colour, 0.75), 'rx="2"')
    return put(piece(0, 0, box(canvas, { width, height: 44, depth: 150, colour, front })), (chance(seed, index + 5) - 0.5) * 26, -index * 45)
  })
  return piece(360, 226, items.join(''))
}

const postcards: Draw = (canvas, [main = '#a9c6cf', second = '#466a5a', third = '#ef9a5b'], seed) => {
  const card = (turn: number, x: number, step: number): string =>
    `<g transform="translate(${x} -150) rotate(${turn})">${rect([-153, -113, 306, 226], '#1d1720', 'opacity="0.16" transform="translate(5 9)" rx="4"')}${rect([-153, -113, 306, 226], '#fdfbf6', 'rx="4"')}<g transform="translate(-139 -99)">${landscape(canvas, { width: 278, height: 198, seed: seed + step }, [mix(main, third, step * 0.22), mix(second, main, step * 0.15), third])}</g></g>`
  return piece(390, 330, card(-14, -22, 2) + card(9, 24, 1) + card(-3, 0, 0), 'wall')
}

const washi: Draw = (canvas, [main = '#8fb0a9', second = '#e3a36f']) => {
  const roll = (x: number, y: number, colour: string): string =>
    `<g transform="translate(${x} ${y})">${turned(canvas, {
      profile: [
        [92, -52],
        [92, -52],
        [92, 0],
        [92, 0],
      ],
      colour,
      tilt: 0.3,
    })}${oval([0, -52, 60, 18], darker(colour, 0.45))}${oval([0, -50, 60, 16], '#d9c7a8')}${oval([0, -46, 54, 13], darker(colour, 0.55))}</g>`
  return piece(330, 210, roll(-70, 0, main) + roll(72, -14, second) + roll(-6, -74, lighter(main, 0.4)))
}

const pens: Draw = (canvas, [main = '#2f4858', second = '#c9775b', third = '#d9b44a']) => {
  const one = (x: number, colour: string): string => {
    const body = linear(canvas, 'across', [
      [0, darker(colour, 0.3)],
      [0.28, lighter(colour, 0.5)],
      [0.45, colour],
      [1, darker(colour, 0.4)],
    ])
    return `<g transform="translate(${x} 0)">${rect([-16, -420, 32, 330], body, 'rx="12"')}${path(
      'M-14 -90H14L4 -18H-4Z',
      linear(canvas, 'across', [
        [0, '#8a8f94'],
        [0.4, '#f0f2f3'],
        [1, '#777c80'],
      ]),
    )}${rect([-17, -292, 34, 9], '#d8c38a')}${rect([8, -402, 8, 118], '#d8c38a', 'rx="4"')}</g>`
  }
  return piece(230, 420, `<g transform="rotate(4)">${one(-72, main)}${one(0, second)}${one(72, third)}</g>`, 'wall')
}

const pad: Draw = (canvas, [main = '#f2d479', second = '#e89c7a']) => {
  const low = box(canvas, { width: 230, height: 34, depth: 220, colour: second })
  const high = box(canvas, { width: 190, height: 40, depth: 180, colour: main })
  return piece(360, 160, low + `<g transform="translate(-6 -54)">${high}</g>`)
}

const calendar: Draw = (canvas, [main = '#a9c6cf', second = '#466a5a', third = '#ef9a5b'], seed) => {
  let grid = ''
  for (let cell = 0; cell < 28; cell++) {
    grid += rect([30 + (cell % 7) * 36, 226 + Math.floor(cell / 7) * 26, 18, 10], cell === seed % 28 ? third : second, 'rx="3" opacity="0.75"')
  }
  const front =
    rect([0, 0, 300, 344], '#fbf8f1') +
    `<g transform="translate(18 26)">${landscape(canvas, { width: 264, height: 176, seed }, [main, second, third])}</g>` +
    grid
  const rings = [0, 1, 2, 3, 4, 5, 6, 7].map((step) => rect([-158 + step * 38, -362, 7, 26], '#55585c', 'rx="3"')).join('')
  return piece(boxWidth(300, 80), 368, box(canvas, { width: 300, height: 344, depth: 80, colour: '#efe8da', front }) + rings)
}

/** A sheet of art in a thin frame. */
const print: Draw = (canvas, [main = '#2f5d62', second = '#e8b04b', third = '#f4efe6'], seed) => {
  const field = { width: 232, height: 312, seed }
  const art = seed % 2 === 0 ? geometry(field, [second, main, third]) : aurora(canvas, field, [main, second, darker(main, 0.5)])
  return piece(
    300,
    380,
    rect(
      [-150, -380, 300, 380],
      linear(canvas, 'diagonal', [
        [0, '#d9b98c'],
        [1, '#a27d50'],
      ]),
    ) +
      rect([-138, -368, 276, 356], '#fbf9f4') +
      `<g transform="translate(-116 -346)"><g clip-path="${clip(canvas, '<rect width="232" height="312"/>')}">${art}</g></g>`,
  )
}

export const paperPieces: Readonly<Record<string, Draw>> = {
  pouch,
  carton,
  giftBox,
  notebook,
  journal,
  book,
  bookStack,
  postcards,
  washi,
  pens,
  pad,
  calendar,
  print,
}
