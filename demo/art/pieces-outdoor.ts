/** Bags and outdoor gear. */
import { cloth, creases } from './cloth.ts'
import { type Draw, linear, lighter, darker, piece, rect, oval, path, stroke } from './paint.ts'
import { turned } from './solids.ts'

const tote: Draw = (canvas, [main = '#e3d7be', second = '#4f6b5c']) =>
  piece(
    310,
    440,
    stroke('M-70 -290C-76 -470 76 -470 70 -290', darker(main, 0.22), 17) +
      path('M-140 -296H140L150 -10Q150 0 138 0H-138Q-150 0 -150 -10Z', cloth(canvas, main)) +
      oval([0, -150, 62, 62], second) +
      path('M-62 -150H62V-88H-62Z', main) +
      stroke('M-62 -140H62M-46 -122H46M-28 -104H28', second, 8) +
      creases(['M-120 -30Q-100 -90 -116 -160', 'M118 -40Q104 -90 112 -150'], main),
  )

const handbag: Draw = (canvas, [main = '#8a4b3a', second = '#d8b35a']) =>
  piece(
    390,
    350,
    stroke('M-86 -226C-90 -370 90 -370 86 -226', darker(main, 0.28), 18) +
      path('M-150 -232H150Q172 -232 178 -200L190 -20Q190 0 168 0H-168Q-190 0 -190 -20L-178 -200Q-172 -232 -150 -232Z', cloth(canvas, main)) +
      path('M-152 -232H152Q172 -232 176 -206L176 -150Q0 -70 -176 -150L-176 -206Q-172 -232 -152 -232Z', lighter(main, 0.08)) +
      stroke('M-176 -150Q0 -70 176 -150', darker(main, 0.35), 4, 'opacity="0.6"') +
      rect([-19, -130, 38, 44], second, 'rx="9"') +
      rect([-7, -116, 14, 16], darker(second, 0.3), 'rx="4"'),
  )

const backpack: Draw = (canvas, [main = '#51685c', second = '#d98e4a']) =>
  piece(
    320,
    440,
    stroke('M-40 -400C-40 -446 40 -446 40 -400', darker(main, 0.3), 15) +
      path('M-130 -300C-130 -430 130 -430 130 -300L144 -20Q144 0 124 0H-124Q-144 0 -144 -20Z', cloth(canvas, main)) +
      stroke('M-120 -262C-60 -300 60 -300 120 -262', darker(main, 0.42), 6) +
      rect([-104, -178, 208, 150], darker(main, 0.14), 'rx="24"') +
      stroke('M-88 -140H88', second, 7) +
      rect([-14, -148, 28, 40], second, 'rx="7"') +
      rect([-24, -358, 48, 30], second, 'rx="6"') +
      stroke('M-142 -150C-170 -140 -170 -40 -142 -30', darker(main, 0.3), 16),
  )

const suitcase: Draw = (canvas, [main = '#7f9fb0', second = '#3a3b3f']) => {
  const ribs = [0, 1, 2, 3, 4].map((step) => rect([-96 + step * 43, -310, 17, 268], darker(main, 0.14), 'rx="8"')).join('')
  return piece(
    290,
    450,
    stroke('M-54 -330V-436H54V-330', '#9ba1a6', 11) +
      rect([-60, -450, 120, 24], second, 'rx="12"') +
      oval([-96, -10, 20, 20], second) +
      oval([96, -10, 20, 20], second) +
      rect([-140, -336, 280, 320], cloth(canvas, main), 'rx="36"') +
      ribs +
      rect([-140, -180, 280, 5], darker(main, 0.4), 'opacity="0.6"'),
  )
}

const tent: Draw = (canvas, [main = '#c98a3f', second = '#e9dcc3']) =>
  piece(
    560,
    330,
    stroke('M-10 -322L10 -312', '#8a6b45', 8) +
      path(
        'M0 -320L270 0H-270Z',
        linear(canvas, 'across', [
          [0, lighter(main, 0.3)],
          [0.5, main],
          [1, darker(main, 0.32)],
        ]),
      ) +
      path('M0 -320L-104 0H104Z', darker(main, 0.6)) +
      path('M0 -320L-104 0H-40Q-30 -170 0 -320Z', second) +
      path('M0 -320L104 0H40Q30 -170 0 -320Z', darker(second, 0.12)) +
      stroke('M-270 0L-290 6M270 0L290 6', '#6b5a45', 6),
  )

const mat: Draw = (canvas, [main = '#7a6a9c', second = '#e6dff0']) => {
  const end = [64, 48, 32, 17]
    .map((radius, index) => oval([-150, -68, radius * 0.5, radius], index % 2 === 0 ? lighter(main, 0.28) : darker(main, 0.12)))
    .join('')
  return piece(
    430,
    140,
    path(
      'M-150 -132H170A34 66 0 0 1 170 0H-150Z',
      linear(canvas, 'down', [
        [0, lighter(main, 0.2)],
        [0.35, lighter(main, 0.35)],
        [0.6, main],
        [1, darker(main, 0.35)],
      ]),
    ) +
      rect([-60, -133, 22, 133], second) +
      rect([80, -133, 22, 133], second) +
      end,
  )
}

const dumbbell: Draw = (canvas, [main = '#4b4f57', second = '#c7cbd0']) => {
  const plate = (x: number, height: number): string =>
    rect(
      [x - 24, -height, 48, height],
      linear(canvas, 'down', [
        [0, lighter(main, 0.45)],
        [0.3, main],
        [1, darker(main, 0.45)],
      ]),
      `rx="16" transform="translate(0 ${-(150 - height) / 2})"`,
    )
  return piece(
    400,
    152,
    rect(
      [-120, -90, 240, 32],
      linear(canvas, 'down', [
        [0, lighter(second, 0.5)],
        [0.5, second],
        [1, darker(second, 0.4)],
      ]),
    ) +
      plate(-112, 150) +
      plate(-162, 116) +
      plate(112, 150) +
      plate(162, 116),
  )
}

const lantern: Draw = (canvas, [main = '#4f6b5c', second = '#f0c56b']) =>
  piece(
    220,
    390,
    stroke('M-64 -300C-70 -400 70 -400 64 -300', '#55585c', 9) +
      turned(canvas, {
        profile: [
          [30, -326],
          [64, -310],
          [74, -296],
          [74, -270],
          [74, -270],
        ],
        colour: main,
      }) +
      oval([0, -170, 130, 130], second, 'opacity="0.16"') +
      turned(canvas, {
        profile: [
          [66, -270],
          [72, -180],
          [66, -80],
          [66, -80],
        ],
        colour: second,
        finish: 'glass',
      }) +
      rect([-14, -220, 28, 130], '#fff3cf', 'rx="14"') +
      turned(canvas, {
        profile: [
          [78, -84],
          [84, -72],
          [84, -72],
          [88, 0],
          [88, 0],
        ],
        colour: main,
      }),
  )

const poles: Draw = (canvas, [main = '#3f5a73', second = '#c2410c']) => {
  const one = (x: number, turn: number): string =>
    `<g transform="translate(${x} 0) rotate(${turn})">${rect(
      [-6, -380, 12, 370],
      linear(canvas, 'across', [
        [0, lighter(main, 0.5)],
        [1, darker(main, 0.3)],
      ]),
    )}${rect([-13, -450, 26, 86], '#2e2f33', 'rx="12"')}${rect([-9, -230, 18, 22], second, 'rx="4"')}${oval([0, -34, 26, 7], '#3a3b3f')}</g>`
  return piece(230, 450, one(-50, -5) + one(50, 6), 'wall')
}

const chair: Draw = (_canvas, [main = '#5d7a5f', second = '#b98a5c']) =>
  piece(
    360,
    350,
    stroke('M-120 0L110 -190M120 0L-110 -190M-110 -190L-140 -340M110 -190L140 -340', second, 14) +
      path('M-140 -340H140L112 -170Q0 -130 -112 -170Z', main) +
      path('M-112 -170Q0 -130 112 -170L120 -150Q0 -92 -120 -150Z', darker(main, 0.28)),
  )

const shuttle: Draw = (canvas, [main = '#f4f1ea', second = '#3f6ea8']) => {
  const one = (x: number, turn: number): string =>
    `<g transform="translate(${x} -20) rotate(${turn})">${[-3, -2, -1, 0, 1, 2, 3].map((step) => path(`M${step * 7} -40L${step * 26 - 16} -200Q${step * 26} -216 ${step * 26 + 16} -200Z`, step % 2 === 0 ? main : darker(main, 0.1))).join('')}${stroke('M-48 -120H48', second, 5)}${path(
      'M-30 -44H30C34 -6 20 10 0 10C-20 10 -34 -6 -30 -44Z',
      linear(canvas, 'across', [
        [0, '#fbf8f1'],
        [1, '#cfc7b6'],
      ]),
    )}${rect([-31, -52, 62, 12], second)}</g>`
  return piece(330, 240, one(-70, -16) + one(66, 12), 'wall')
}

export const outdoorPieces: Readonly<Record<string, Draw>> = { tote, handbag, backpack, suitcase, tent, mat, dumbbell, lantern, poles, chair, shuttle }
