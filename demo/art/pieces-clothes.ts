/** Clothes and shoes. */
import { cloth, creases } from './cloth.ts'
import { type Draw, linear, lighter, darker, piece, rect, oval, path, stroke } from './paint.ts'

const sneaker: Draw = (canvas, [main = '#e6e1d6', second = '#c2410c', sole = '#f7f4ec']) => {
  const upper =
    'M-206 -176C-206 -206 -160 -222 -126 -206C-104 -194 -60 -196 -44 -214C-16 -196 10 -160 58 -136C120 -112 206 -112 222 -56L218 -36H-212C-222 -80 -212 -130 -206 -176Z'
  const toe = path('M110 -118C170 -108 214 -100 222 -56L218 -40H96C92 -76 96 -100 110 -118Z', darker(main, 0.08))
  const heel = path('M-206 -176C-206 -206 -180 -214 -156 -212C-146 -150 -150 -90 -140 -40H-212C-222 -80 -212 -130 -206 -176Z', second)
  const swoosh = path('M-110 -70C-60 -60 10 -90 50 -134L76 -124C20 -60 -60 -28 -110 -44Z', second, 'opacity="0.9"')
  const laces = [0, 1, 2, 3]
    .map((step) => stroke(`M${-30 + step * 26} ${-196 + step * 19}L${-52 + step * 27} ${-170 + step * 19}`, lighter(main, 0.75), 10))
    .join('')
  const base =
    path(
      'M-216 -44H220C232 -30 228 0 206 0H-196C-222 0 -226 -24 -216 -44Z',
      linear(canvas, 'down', [
        [0, sole],
        [1, darker(sole, 0.22)],
      ]),
    ) + stroke('M-208 -20H214', darker(sole, 0.2), 3)
  return piece(
    450,
    226,
    path(upper, cloth(canvas, main)) +
      toe +
      heel +
      swoosh +
      path('M-206 -176C-206 -206 -160 -222 -126 -206C-104 -194 -60 -196 -44 -214C-60 -180 -170 -160 -206 -176Z', darker(main, 0.45)) +
      laces +
      base,
  )
}

const boot: Draw = (canvas, [main = '#8a5a3b', second = '#3b2f29']) => {
  const upper = 'M-150 -330H10C14 -260 10 -200 40 -166C90 -140 180 -150 190 -70L188 -44H-160C-170 -140 -160 -240 -150 -330Z'
  const laces = [0, 1, 2, 3, 4].map((step) => stroke(`M${6 + step * 4} ${-290 + step * 30}L${-44 + step * 6} ${-280 + step * 30}`, '#e6d3a8', 8)).join('')
  const sole = path('M-168 -48H196V-10Q196 0 184 0H60L50 -14H-60L-70 0H-158Q-168 0 -168 -10Z', second)
  return piece(
    370,
    340,
    path(upper, cloth(canvas, main)) +
      path('M-150 -330H10V-292H-152Z', darker(main, 0.4)) +
      creases(['M-60 -120C-20 -150 20 -150 44 -160', 'M-140 -110C-110 -96 -90 -90 -60 -92'], main) +
      laces +
      sole,
  )
}

const loafer: Draw = (canvas, [main = '#6d4531', second = '#d8b35a']) => {
  const upper = 'M-200 -134C-196 -160 -160 -156 -130 -140C-80 -116 -30 -124 10 -134C80 -150 190 -110 206 -40H-206C-212 -70 -206 -110 -200 -134Z'
  return piece(
    420,
    160,
    path(upper, cloth(canvas, main)) +
      path('M-196 -140C-160 -156 -90 -116 -20 -128C-60 -96 -160 -96 -196 -140Z', darker(main, 0.5)) +
      path('M-20 -128C20 -136 50 -136 70 -128L64 -84C30 -76 0 -80 -24 -92Z', darker(main, 0.16)) +
      rect([8, -118, 38, 10], second, 'rx="4"') +
      path('M-208 -42H208C214 -20 206 -14 196 -14H-110V0H-200Q-212 -20 -208 -42Z', darker(main, 0.6)),
  )
}

const tee: Draw = (canvas, [main = '#e9e3d6', second = '']) => {
  const d = 'M-70 -390Q0 -350 70 -390L186 -330L150 -226L108 -246V0H-108V-246L-150 -226L-186 -330Z'
  const print = second ? oval([0, -190, 50, 50], second) + rect([-50, -190, 100, 50], main) + stroke('M-50 -176H50M-36 -162H36', second, 7) : ''
  return piece(
    376,
    392,
    path(d, cloth(canvas, main)) +
      path('M-70 -390Q0 -350 70 -390Q56 -330 0 -330Q-56 -330 -70 -390Z', darker(main, 0.16)) +
      print +
      creases(['M-106 -60Q-70 -40 -50 0', 'M104 -130Q84 -80 92 -30', 'M-108 -246Q-96 -280 -104 -310', 'M108 -246Q96 -280 104 -310'], main),
    'wall',
  )
}

const shirt: Draw = (canvas, [main = '#a9bccb', second = '#f7f4ec']) => {
  const d = 'M-66 -410L-182 -360L-196 -70L-140 -66L-118 -270V0H118V-270L140 -66L196 -70L182 -360L66 -410Z'
  const buttons = [0, 1, 2, 3, 4].map((step) => oval([0, -310 + step * 66, 6, 6], second)).join('')
  return piece(
    396,
    412,
    path(d, cloth(canvas, main)) +
      path('M-66 -410L0 -346L66 -410L84 -386L22 -316L0 -342L-22 -316L-84 -386Z', lighter(main, 0.32)) +
      stroke('M0 -340V0', darker(main, 0.25), 3) +
      rect([40, -270, 54, 58], lighter(main, 0.12), 'rx="5"') +
      buttons +
      creases(['M-118 -270V-190', 'M118 -270V-190', 'M-90 -40Q-60 -80 -66 -140'], main),
    'wall',
  )
}

const coat: Draw = (canvas, [main = '#b08a5e', second = '#4a3b2f']) => {
  const d = 'M-70 -440L-176 -390L-206 -110L-146 -100L-126 -290L-150 0H150L126 -290L146 -100L206 -110L176 -390L70 -440Z'
  const lapel = path('M-70 -440L0 -280L70 -440L112 -372L50 -330L2 -236L-50 -330L-112 -372Z', darker(main, 0.14))
  const buttons = [0, 1, 2].map((step) => oval([-26, -220 + step * 62, 9, 9], second) + oval([26, -220 + step * 62, 9, 9], second)).join('')
  return piece(
    416,
    442,
    path(d, cloth(canvas, main)) +
      lapel +
      path('M-130 -190H130L134 -160H-134Z', darker(main, 0.22)) +
      rect([-18, -194, 36, 38], second, 'rx="5"') +
      buttons +
      creases(['M0 -236V0', 'M-90 -30L-80 -150', 'M92 -24L84 -150'], main),
    'wall',
  )
}

const dress: Draw = (canvas, [main = '#b8646a', second = '#f5e9dc']) => {
  const d = 'M-72 -440L-44 -440Q0 -380 44 -440L72 -440L92 -330L70 -262L168 0Q0 34 -168 0L-70 -262L-92 -330Z'
  const dots = Array.from({ length: 22 }, (_, step) => oval([-96 + ((step * 53) % 196), -220 + ((step * 71) % 210), 5, 5], second, 'opacity="0.75"')).join('')
  return piece(
    336,
    446,
    path(d, cloth(canvas, main)) +
      dots +
      path('M-72 -274H72L68 -250H-68Z', darker(main, 0.22)) +
      creases(['M-30 -250L-70 0', 'M10 -250L16 10', 'M44 -250L104 -10'], main),
    'wall',
  )
}

const trousers: Draw = (canvas, [main = '#4e6580', second = '#d8b35a']) => {
  const d = 'M-112 -430H112L132 0H24L4 -270L-24 0H-132Z'
  return piece(
    270,
    432,
    path(d, cloth(canvas, main)) +
      rect([-114, -432, 228, 30], darker(main, 0.18)) +
      oval([0, -416, 8, 8], second) +
      stroke('M0 -400V-270M-112 -390Q-60 -370 -62 -404M112 -390Q60 -370 62 -404', darker(main, 0.35), 4) +
      creases(['M-70 -40L-60 -200', 'M80 -40L68 -200', 'M4 -270Q-40 -250 -80 -258'], main),
    'wall',
  )
}

const knit: Draw = (canvas, [main = '#c7a98b', second = '']) => {
  const d = 'M-72 -380Q0 -356 72 -380L178 -326L206 -50L146 -40L118 -236V0H-118V-236L-146 -40L-206 -50L-178 -326Z'
  const rows = Array.from({ length: 11 }, (_, row) =>
    stroke(
      `M-112 ${-300 + row * 26}${'l14 9l14 -9'.repeat(8)}`,
      second && row > 2 && row < 6 ? second : lighter(main, 0.35),
      second && row > 2 && row < 6 ? 9 : 4,
      'opacity="0.6"',
    ),
  ).join('')
  return piece(
    416,
    384,
    path(d, cloth(canvas, main)) +
      rows +
      path('M-72 -380Q0 -356 72 -380Q60 -322 0 -322Q-60 -322 -72 -380Z', darker(main, 0.24)) +
      rect([-120, -24, 240, 24], darker(main, 0.16), 'rx="6"'),
    'wall',
  )
}

const scarf: Draw = (canvas, [main = '#a94f3d', second = '#e6cfa8']) => {
  const fringe = Array.from({ length: 9 }, (_, step) => stroke(`M${-88 + step * 12} -20v26`, darker(main, 0.1), 5)).join('')
  const bands = [0, 1, 2].map((row) => rect([-96, -80 - row * 60, 116, 14], second, 'opacity="0.8"')).join('')
  return piece(
    330,
    400,
    path('M-150 -330C-150 -420 150 -420 150 -330C150 -250 -150 -250 -150 -330Z', darker(main, 0.28)) +
      path('M-96 -300H20L22 -20H-98Z', cloth(canvas, main)) +
      bands +
      path('M40 -290H130L150 -90H54Z', darker(main, 0.12)) +
      path('M-154 -330C-130 -240 130 -240 154 -330C150 -280 160 -220 0 -216C-160 -220 -150 -280 -154 -330Z', cloth(canvas, lighter(main, 0.1))) +
      fringe,
    'wall',
  )
}

const cap: Draw = (canvas, [main = '#3f5a73', second = '#f5efe2']) =>
  piece(
    400,
    210,
    path('M-150 -60C-150 -240 130 -250 140 -60Z', cloth(canvas, main)) +
      stroke('M-10 -200C-40 -160 -46 -110 -44 -62M-8 -200C40 -170 64 -110 66 -62', darker(main, 0.3), 3) +
      oval([-8, -202, 12, 8], darker(main, 0.2)) +
      path('M20 -74C90 -84 190 -76 210 -30C170 -34 60 -34 -140 -44C-110 -62 -40 -68 20 -74Z', darker(main, 0.22)) +
      rect([-10, -140, 40, 34], second, 'rx="7"'),
  )

const socks: Draw = (canvas, [main = '#7f9a8a', second = '#f0e5cf']) => {
  const one = (x: number, turn: number): string =>
    `<g transform="translate(${x} 0) rotate(${turn})">${path('M-50 -360H50V-150C60 -110 130 -90 140 -50C146 -10 110 0 80 0H0C-40 0 -56 -40 -50 -100Z', cloth(canvas, main))}${rect([-52, -362, 104, 46], second, 'rx="8"')}${path('M78 -92C124 -82 140 -60 140 -44C140 -10 110 0 84 0C70 -30 66 -60 78 -92Z', second)}${rect([-50, -280, 100, 16], second, 'opacity="0.8"')}</g>`
  return piece(330, 372, one(-66, -6) + one(46, 5), 'wall')
}

export const clothesPieces: Readonly<Record<string, Draw>> = { sneaker, boot, loafer, tee, shirt, coat, dress, trousers, knit, scarf, cap, socks }
