/** Coffee gear and glasses. */
import { type Draw, WOOD, lighter, darker, piece, rect, oval, stroke } from './paint.ts'
import { turned, band, box, boxWidth } from './solids.ts'

const drip: Draw = (canvas, [main = '#efe9df', second = '#5a3a26']) => {
  const server = turned(canvas, {
    profile: [
      [76, -170],
      [84, -150],
      [112, -60],
      [106, -8],
      [98, 0],
    ],
    colour: '#dfe7e8',
    finish: 'glass',
    decor: band(116, -74, 20, second),
  })
  const cone = turned(canvas, {
    profile: [
      [128, -330],
      [120, -320],
      [52, -196],
      [48, -184],
      [92, -180],
      [92, -168],
    ],
    colour: main,
    inside: main,
    finish: 'gloss',
  })
  return piece(270, 350, server + cone + oval([0, -328, 108, 14], darker(second, 0.2)))
}

const grinder: Draw = (canvas, [main = '#3b3d42', second = WOOD]) => {
  const arm = stroke('M0 -370L150 -392', '#b9bec2', 13) + oval([154, -400, 22, 30], darker(second, 0.05))
  const body = turned(canvas, {
    profile: [
      [70, -352],
      [74, -340],
      [74, -200],
      [74, -200],
      [70, -10],
      [68, 0],
    ],
    colour: main,
    finish: 'metal',
    decor: band(76, -214, -150, second),
  })
  return piece(300, 430, `<g transform="translate(-40 0)">${arm}${body}</g>`)
}

const scale: Draw = (canvas, [main = '#2c2e33']) => {
  const screen = rect([60, 22, 130, 30], '#11151a', 'rx="6"') + rect([120, 30, 56, 14], '#8fd6c2', 'rx="3"')
  return piece(boxWidth(250, 170), 122, box(canvas, { width: 250, height: 66, depth: 170, colour: main, front: screen, radius: 10 }))
}

const glass: Draw = (canvas, [main = '#c98b4a']) => {
  const drink = band(84, -150, 10, main) + oval([0, -150, 84, 13], lighter(main, 0.25))
  return piece(
    184,
    236,
    turned(canvas, {
      profile: [
        [92, -220],
        [92, -220],
        [82, -60],
        [74, 0],
        [74, 0],
      ],
      colour: '#dfe9ea',
      finish: 'glass',
      decor: drink,
      inside: '#e8eff0',
    }) + oval([0, -150, 82, 12], lighter(main, 0.2), 'opacity="0.55"'),
  )
}

export const coffeePieces: Readonly<Record<string, Draw>> = { drip, grinder, scale, glass }
