/** Sound, power and input devices. */
import { geometry } from './motifs.ts'
import { type Draw, linear, mix, lighter, darker, piece, rect, oval, path, stroke } from './paint.ts'
import { turned, box, boxWidth, slab } from './solids.ts'

const headphones: Draw = (canvas, [main = '#e4dfd5', second = '#3a3b3f']) => {
  const arch =
    stroke('M-128 -150C-150 -420 150 -420 128 -150', darker(main, 0.28), 34) + stroke('M-126 -160C-146 -414 142 -414 124 -160', lighter(main, 0.12), 22)
  const ear = (x: number, side: number): string =>
    rect(
      [x - 38, -196, 76, 178],
      linear(canvas, 'across', [
        [0, lighter(main, 0.3)],
        [1, darker(main, 0.34)],
      ]),
      'rx="36"',
    ) + rect([x + side * 26 - 18, -186, 36, 158], second, 'rx="18"')
  return piece(350, 372, arch + ear(-130, 1) + ear(130, -1))
}

const earbuds: Draw = (canvas, [main = '#f1f0ec', second = '#2b2d31']) => {
  const caseBody =
    rect(
      [-128, -150, 256, 150],
      linear(canvas, 'diagonal', [
        [0, lighter(main, 0.5)],
        [0.5, main],
        [1, darker(main, 0.3)],
      ]),
      'rx="62"',
    ) +
    rect([-128, -100, 256, 3], darker(main, 0.35), 'opacity="0.5"') +
    oval([0, -62, 6, 6], '#5fc48f')
  const bud = (x: number, flip: number): string =>
    `<g transform="translate(${x} -160) scale(${flip} 1)">${rect(
      [-14, -60, 28, 110],
      linear(canvas, 'across', [
        [0, lighter(main, 0.4)],
        [1, darker(main, 0.3)],
      ]),
      'rx="14"',
    )}${oval(
      [10, -70, 40, 38],
      linear(canvas, 'diagonal', [
        [0, lighter(main, 0.5)],
        [1, darker(main, 0.25)],
      ]),
    )}${oval([38, -66, 17, 24], second)}</g>`
  return piece(290, 290, bud(-62, 1) + bud(62, -1) + caseBody)
}

const speaker: Draw = (canvas, [main = '#516b62', second = '#d9b98c']) => {
  let dots = ''
  for (let index = 0; index < 90; index++) {
    dots += oval([-118 + (index % 15) * 17, -210 + Math.floor(index / 15) * 28, 4, 4], darker(main, 0.45), 'opacity="0.55"')
  }
  return piece(
    290,
    272,
    turned(canvas, {
      profile: [
        [132, -250],
        [140, -240],
        [140, -240],
        [140, -16],
        [130, 0],
      ],
      colour: main,
      decor: dots + rect([-150, -54, 300, 14], second),
    }),
  )
}

const charger: Draw = (canvas, [main = '#f2f1ee', second = '#3a3b3f']) =>
  piece(
    boxWidth(170, 150),
    195,
    box(canvas, {
      width: 170,
      height: 150,
      depth: 150,
      colour: main,
      radius: 26,
      front: rect([60, 42, 50, 18], second, 'rx="9"') + rect([60, 78, 50, 18], second, 'rx="9"'),
    }),
  )

const powerBank: Draw = (canvas, [main = '#3f5a73', second = '#8fd6c2']) => {
  const lights = [0, 1, 2, 3].map((step) => oval([56 + step * 22, 262, 5, 5], second)).join('')
  return piece(boxWidth(176, 60), 316, box(canvas, { width: 176, height: 298, depth: 60, colour: main, radius: 28, front: lights }))
}

const cable: Draw = (_canvas, [main = '#c9775b', second = '#d8d9da']) => {
  const loops = [0, 1, 2, 3]
    .map(
      (step) =>
        `<ellipse cx="0" cy="${-130 - step * 5}" rx="${132 - step * 12}" ry="${92 - step * 9}" fill="none" stroke="${step % 2 === 0 ? main : darker(main, 0.18)}" stroke-width="15"/>`,
    )
    .join('')
  const plug = (x: number, y: number, turn: number): string =>
    `<g transform="translate(${x} ${y}) rotate(${turn})">${rect([-17, -64, 34, 58], second, 'rx="8"')}${rect([-11, -88, 22, 28], '#a6abb0', 'rx="4"')}</g>`
  return piece(
    330,
    260,
    loops +
      stroke('M92 -66C130 -40 140 -30 150 -70', main, 15) +
      stroke('M-92 -70C-130 -44 -150 -60 -140 -120', main, 15) +
      plug(152, -60, 8) +
      plug(-140, -110, -10),
    'wall',
  )
}

const keyboard: Draw = (canvas, [main = '#e7e2d8', second = '#c9775b', third = '#7d98a1']) => {
  let keys = ''
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 13; column++) {
      const accent = (row === 0 && column === 0) || (row === 2 && column === 12)
      const colour = accent ? second : column > 10 || (row === 3 && column < 3) ? third : lighter(main, 0.4)
      keys +=
        rect([-236 + column * 36.6 + row * 1.5, -168 + row * 36, 32, 32], darker(colour, 0.25), 'rx="6"') +
        rect([-234 + column * 36.6 + row * 1.5, -168 + row * 36, 28, 26], colour, 'rx="6"')
    }
  }
  return piece(
    520,
    190,
    rect(
      [-256, -186, 512, 182],
      linear(canvas, 'down', [
        [0, main],
        [1, darker(main, 0.25)],
      ]),
      'rx="20"',
    ) + keys,
    'wall',
  )
}

const mouse: Draw = (canvas, [main = '#e7e2d8', second = '#c9775b']) =>
  piece(
    190,
    290,
    path(
      'M-90 -200C-90 -310 90 -310 90 -200V-90C90 30 -90 30 -90 -90Z',
      linear(canvas, 'diagonal', [
        [0, lighter(main, 0.45)],
        [0.5, main],
        [1, darker(main, 0.3)],
      ]),
    ) +
      stroke('M0 -278V-170M-88 -168Q0 -150 88 -168', darker(main, 0.22), 3) +
      rect([-9, -250, 18, 52], second, 'rx="9"'),
    'wall',
  )

const drive: Draw = (canvas, [main = '#3a4654', second = '#e8b04b']) =>
  piece(
    190,
    260,
    slab(canvas, [180, 256, 24], main) +
      rect([-64, -60, 128, 6], second, 'rx="3"') +
      path('M-90 -232Q-90 -256 -66 -256H20L-70 0Q-90 -2 -90 -24Z', '#ffffff', 'opacity="0.1"'),
    'wall',
  )

const chip: Draw = (canvas, [main = '#2f3b45', second = '#d8b35a'], seed) => {
  const pins =
    Array.from({ length: 10 }, (_, step) => rect([-140 + step * 29, -300, 14, 300], second)).join('') +
    Array.from({ length: 10 }, (_, step) => rect([-150, -290 + step * 29, 300, 14], second)).join('')
  return piece(
    310,
    310,
    pins +
      rect(
        [-132, -282, 264, 264],
        linear(canvas, 'diagonal', [
          [0, lighter(main, 0.3)],
          [1, darker(main, 0.3)],
        ]),
        'rx="16"',
      ) +
      `<g transform="translate(-80 -230)" opacity="0.9">${geometry({ width: 160, height: 160, seed }, [mix(main, second, 0.5), lighter(main, 0.24), darker(main, 0.1)])}</g>`,
    'wall',
  )
}

export const gearPieces: Readonly<Record<string, Draw>> = { headphones, earbuds, speaker, charger, powerBank, cable, keyboard, mouse, drive, chip }
