/** Toys and brushes. */
import { landscape, geometry } from './motifs.ts'
import { type Draw, linear, lighter, darker, piece, rect, oval, path, stroke } from './paint.ts'
import { turned, box, boxWidth } from './solids.ts'

const blocks: Draw = (canvas, [main = '#d9694f', second = '#e9b44c', third = '#4f87a0']) => {
  const cube = (colour: string, x: number, y: number): string =>
    `<g transform="translate(${x} ${y})">${box(canvas, { width: 100, height: 100, depth: 90, colour, radius: 10, front: oval([50, 50, 26, 26], lighter(colour, 0.5), 'opacity="0.8"') })}</g>`
  return piece(330, 290, cube(second, -92, 0) + cube(third, 62, 0) + cube(main, -14, -106))
}

const rings: Draw = (canvas, [main = '#d9694f', second = '#e9b44c', third = '#4f87a0']) => {
  const colours = [third, '#6f9a72', second, main]
  const body = colours
    .map(
      (colour, index) =>
        `<g transform="translate(0 ${-22 - index * 56})">${turned(canvas, {
          profile: [
            [128 - index * 21, -46],
            [140 - index * 21, -28],
            [128 - index * 21, 0],
          ],
          colour,
          finish: 'gloss',
        })}</g>`,
    )
    .join('')
  return piece(
    290,
    320,
    turned(canvas, {
      profile: [
        [150, -26],
        [150, -26],
        [150, 0],
        [150, 0],
      ],
      colour: '#d9b98c',
    }) +
      body +
      oval(
        [0, -284, 40, 38],
        linear(canvas, 'diagonal', [
          [0, lighter(main, 0.5)],
          [1, darker(main, 0.2)],
        ]),
      ),
  )
}

const puzzleBox: Draw = (canvas, [main = '#4f87a0', second = '#e9b44c', third = '#f4efe6'], seed) => {
  const art =
    seed % 2 === 0
      ? landscape(canvas, { width: 330, height: 230, seed }, [lighter(main, 0.4), main, second])
      : geometry({ width: 330, height: 230, seed }, [second, main, third])
  let cuts = ''
  for (let step = 1; step < 6; step++) {
    cuts += stroke(`M${step * 55} 0V230M0 ${step * 46}H330`, '#ffffff', 2, 'opacity="0.35"')
  }
  return piece(boxWidth(330, 90), 257, box(canvas, { width: 330, height: 230, depth: 90, colour: darker(main, 0.1), front: art + cuts }))
}

const boardGame: Draw = (canvas, [main = '#3f5a73', second = '#e9b44c', third = '#f4efe6'], seed) => {
  const front =
    rect([0, 0, 310, 310], main) +
    `<g transform="translate(24 70)">${geometry({ width: 262, height: 174, seed }, [second, lighter(main, 0.3), third])}</g>` +
    rect([24, 26, 190, 20], third, 'rx="4"')
  return piece(boxWidth(310, 100), 340, box(canvas, { width: 310, height: 310, depth: 100, colour: main, front }))
}

const brush: Draw = (canvas, [main = '#d9694f', second = '#4f87a0', third = '#e9b44c']) => {
  const stick = (x: number, turn: number, colour: string): string =>
    `<g transform="translate(${x} -150) rotate(${turn})">${rect(
      [-9, -250, 18, 250],
      linear(canvas, 'across', [
        [0, lighter(colour, 0.4)],
        [1, darker(colour, 0.3)],
      ]),
      'rx="8"',
    )}${path('M-9 -250H9L0 -284Z', '#e7d3ae')}${path('M-4 -268H4L0 -286Z', colour)}</g>`
  return piece(
    240,
    440,
    stick(-44, -13, main) +
      stick(-16, -4, second) +
      stick(14, 5, third) +
      stick(42, 14, lighter(second, 0.4)) +
      turned(canvas, {
        profile: [
          [82, -210],
          [82, -210],
          [74, 0],
          [74, 0],
        ],
        colour: '#e9e1d2',
        inside: '#6b5f52',
      }),
  )
}

export const playPieces: Readonly<Record<string, Draw>> = { blocks, rings, puzzleBox, boardGame, brush }
