/** Things with a screen, and cards of every kind. */
import { landscape, geometry, waves, aurora } from './motifs.ts'
import { type Canvas, type Draw, linear, clip, lighter, darker, chance, piece, rect, oval, path } from './paint.ts'
import { slab } from './solids.ts'

function phoneFront(canvas: Canvas, tones: readonly string[], seed: number): string {
  const [main = '#2b2d33', second = '#f0a36b', third = '#3b5bdb'] = tones
  const inside = clip(canvas, '<rect x="-100" y="-420" width="200" height="424" rx="30"/>')
  const screen = `<g clip-path="${inside}"><g transform="translate(-100 -420)">${aurora(canvas, { width: 200, height: 424, seed }, [third, second, '#14162a'])}</g></g>`
  const gloss = path('M-100 -390Q-100 -420 -70 -420H40L-60 4H-70Q-100 4 -100 -26Z', '#ffffff', 'opacity="0.07"')
  return (
    slab(canvas, [216, 440, 38], main) + rect([-105, -435, 210, 430], '#0b0c10', 'rx="34"') + screen + rect([-30, -410, 60, 17], '#050608', 'rx="8.5"') + gloss
  )
}

function phoneBack(canvas: Canvas, tones: readonly string[]): string {
  const [main = '#2b2d33'] = tones
  const lens = (x: number, y: number): string =>
    oval([x, y, 27, 27], darker(main, 0.6)) +
    oval([x, y, 21, 21], '#14161b') +
    oval([x, y, 12, 12], '#26324a') +
    oval([x - 5, y - 6, 5, 5], '#8fa6d6', 'opacity="0.8"')
  const plate = linear(canvas, 'diagonal', [
    [0, lighter(main, 0.36)],
    [0.5, main],
    [1, darker(main, 0.24)],
  ])
  return (
    slab(canvas, [216, 440, 38], darker(main, 0.1)) +
    rect([-103, -435, 206, 430], plate, 'rx="34"') +
    rect([-92, -424, 104, 138], darker(main, 0.16), 'rx="28"') +
    lens(-60, -390) +
    lens(-60, -322) +
    lens(-16, -356) +
    oval([-16, -398, 7, 7], '#fff2cf') +
    path('M-103 -400Q-103 -435 -70 -435H20L-80 -5Q-103 -8 -103 -40Z', '#ffffff', 'opacity="0.09"')
  )
}

const phone: Draw = (canvas, tones, seed) =>
  piece(
    330,
    460,
    `<g transform="translate(-62 0) rotate(-6)">${phoneBack(canvas, tones)}</g><g transform="translate(58 0) rotate(4)">${phoneFront(canvas, tones, seed)}</g>`,
  )

const phoneFace: Draw = (canvas, tones, seed) => piece(216, 440, phoneFront(canvas, tones, seed))

const phoneRear: Draw = (canvas, tones) => piece(216, 440, phoneBack(canvas, tones))

const tablet: Draw = (canvas, [main = '#8d949c', second = '#e69a5c', third = '#3f6ea8'], seed) => {
  const inside = clip(canvas, '<rect x="-206" y="-296" width="412" height="282" rx="12"/>')
  return piece(
    436,
    312,
    slab(canvas, [436, 312, 28], main) +
      rect([-216, -306, 432, 302], '#0d0e12', 'rx="24"') +
      `<g clip-path="${inside}"><g transform="translate(-206 -296)">${seed % 2 === 0 ? landscape(canvas, { width: 412, height: 282, seed }, [third, darker(third, 0.5), second]) : aurora(canvas, { width: 412, height: 282, seed }, [third, second, '#191a2c'])}</g></g>`,
  )
}

const reader: Draw = (canvas, [main = '#3a3c40']) => {
  const lines = Array.from({ length: 12 }, (_, row) => rect([-98, -350 + row * 22, row % 5 === 4 ? 120 : 196, 7], '#55524c', 'rx="3" opacity="0.75"')).join('')
  return piece(
    256,
    390,
    slab(canvas, [256, 390, 22], main) + rect([-112, -372, 224, 318], '#eae6da', 'rx="4"') + lines + oval([0, -28, 12, 12], lighter(main, 0.2)),
  )
}

const laptop: Draw = (canvas, [main = '#b9bec4', second = '#f0a36b', third = '#31598f'], seed) => {
  const inside = clip(canvas, '<rect x="-212" y="-318" width="424" height="276" rx="8"/>')
  const screen =
    rect([-222, -328, 444, 300], '#101216', 'rx="16"') +
    `<g clip-path="${inside}"><g transform="translate(-212 -318)">${aurora(canvas, { width: 424, height: 276, seed }, [third, second, '#161830'])}</g></g>`
  const deck =
    path(
      'M-222 -28H222L268 -8Q270 0 258 0H-258Q-270 0 -268 -8Z',
      linear(canvas, 'down', [
        [0, lighter(main, 0.4)],
        [1, darker(main, 0.25)],
      ]),
    ) + rect([-50, -10, 100, 8], darker(main, 0.3), 'rx="4"')
  return piece(540, 330, screen + deck)
}

const monitor: Draw = (canvas, [main = '#c3c7cc', second = '#f0a36b', third = '#31598f'], seed) => {
  const inside = clip(canvas, '<rect x="-236" y="-398" width="472" height="268" rx="6"/>')
  const stand =
    path(
      'M-30 -130H30L38 -20H-38Z',
      linear(canvas, 'across', [
        [0, lighter(main, 0.3)],
        [1, darker(main, 0.35)],
      ]),
    ) +
    oval([0, -12, 120, 15], darker(main, 0.15)) +
    oval([0, -16, 118, 13], lighter(main, 0.25))
  return piece(
    500,
    410,
    stand +
      rect([-246, -408, 492, 288], '#15171b', 'rx="12"') +
      `<g clip-path="${inside}"><g transform="translate(-236 -398)">${aurora(canvas, { width: 472, height: 268, seed }, [third, second, '#161830'])}</g></g>`,
  )
}

const watch: Draw = (canvas, [main = '#3b3d42', second = '#c9775b', third = '#3b5bdb'], seed) => {
  const strap =
    path(
      'M-66 -330C-60 -400 -54 -430 -50 -440H50C54 -430 60 -400 66 -330Z',
      linear(canvas, 'across', [
        [0, lighter(second, 0.2)],
        [1, darker(second, 0.3)],
      ]),
    ) +
    path(
      'M-66 -110C-60 -40 -54 -10 -50 0H50C54 -10 60 -40 66 -110Z',
      linear(canvas, 'across', [
        [0, lighter(second, 0.1)],
        [1, darker(second, 0.36)],
      ]),
    )
  const face = `<g transform="translate(0 -110)">${slab(canvas, [192, 224, 56], main)}${rect([-84, -212, 168, 200], '#0b0c10', 'rx="46"')}</g>`
  const ring = (radius: number, colour: string, share: number): string =>
    `<circle cx="0" cy="-222" r="${radius}" fill="none" stroke="${colour}" stroke-width="11" stroke-linecap="round" stroke-dasharray="${Math.round(radius * 6.28 * share)} 999" transform="rotate(-90 0 -222)"/>`
  return piece(
    220,
    440,
    strap +
      face +
      ring(62, second, 0.7 + 0.2 * chance(seed, 1)) +
      ring(45, third, 0.6) +
      ring(28, '#7ed2a5', 0.8) +
      rect([96, -250, 12, 44], darker(main, 0.2), 'rx="5"'),
  )
}

function cardArt(canvas: Canvas, tones: readonly string[], seed: number): string {
  const [main = '#5b3fd1', second = '#f08c5a'] = tones
  const field = { width: 400, height: 252, seed }
  const forms = [
    (): string => aurora(canvas, field, [main, second, darker(main, 0.55)]),
    (): string => geometry(field, [second, lighter(main, 0.2), main]),
    (): string => landscape(canvas, field, [lighter(main, 0.2), darker(main, 0.35), second]),
    (): string => waves(field, [main, lighter(second, 0.2)]),
  ]
  return (forms[seed % forms.length] ?? (() => ''))()
}

function plastic(canvas: Canvas, tones: readonly string[], seed: number): string {
  const inside = clip(canvas, '<rect width="400" height="252" rx="22"/>')
  const sheen = linear(canvas, 'diagonal', [
    [0, '#ffffff', 0.32],
    [0.42, '#ffffff', 0.04],
    [0.43, '#ffffff', 0.14],
    [1, '#000000', 0.12],
  ])
  const mark = `<g transform="translate(38 38)">${oval([16, 16, 16, 16], '#ffffff', 'opacity="0.95"')}${oval([36, 16, 16, 16], '#ffffff', 'opacity="0.55"')}</g>`
  const dots = Array.from({ length: 16 }, (_, step) => oval([42 + step * 13 + Math.floor(step / 4) * 14, 212, 4, 4], '#ffffff', 'opacity="0.85"')).join('')
  return `<g clip-path="${inside}">${cardArt(canvas, tones, seed)}${rect([0, 0, 400, 252], sheen)}</g>${mark}${dots}`
}

const card: Draw = (canvas, tones, seed) => piece(400, 252, `<g transform="translate(-200 -252)">${plastic(canvas, tones, seed)}</g>`, 'wall')

const cards: Draw = (canvas, tones, seed) => {
  const second = [darker(tones[0] ?? '#5b3fd1', 0.35), tones[1] ?? '#f08c5a']
  return piece(
    460,
    380,
    `<g transform="translate(-178 -352) rotate(8)">${plastic(canvas, second, seed + 1)}</g><g transform="translate(-222 -240) rotate(-7)">${rect([8, 14, 388, 246], '#1d1720', 'rx="24" opacity="0.25"')}${plastic(canvas, tones, seed)}</g>`,
    'wall',
  )
}

export const screenPieces: Readonly<Record<string, Draw>> = { phone, phoneFace, phoneRear, tablet, reader, laptop, monitor, watch, card, cards }
