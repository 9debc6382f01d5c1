/** Turns a recipe into one SVG: reads the object list, draws the pieces, sets the scene. */
import { COLOURS } from '../source/words.ts'
import type { PictureRecipe } from '../types.ts'
import { emojiPiece } from './emoji.ts'
import { createCanvas, hashOf, lighter, linear, oval, put, rect, type Canvas, type Draw, type Piece } from './paint.ts'
import { backdropOf } from './palettes.ts'
import { clothesPieces } from './pieces-clothes.ts'
import { coffeePieces } from './pieces-coffee.ts'
import { gearPieces } from './pieces-gear.ts'
import { homePieces } from './pieces-home.ts'
import { kitchenPieces } from './pieces-kitchen.ts'
import { outdoorPieces } from './pieces-outdoor.ts'
import { paperPieces } from './pieces-paper.ts'
import { plantPieces } from './pieces-plants.ts'
import { playPieces } from './pieces-play.ts'
import { screenPieces } from './pieces-screens.ts'
import { teaPieces } from './pieces-tea.ts'
import { softShadow } from './soft-shadow.ts'
import { family, frame, lineUp, stillLife } from './scene.ts'
import type { Stage } from './studio.ts'

const PIECES: Readonly<Record<string, Draw>> = {
  ...clothesPieces,
  ...coffeePieces,
  ...gearPieces,
  ...homePieces,
  ...kitchenPieces,
  ...outdoorPieces,
  ...paperPieces,
  ...plantPieces,
  ...playPieces,
  ...screenPieces,
  ...teaPieces,
}

const SIZES = {
  product: [768, 960],
  cover: [1200, 800],
  category: [960, 640],
  logo: [480, 480],
} as const

function toneOf(word: string): string {
  if (word.startsWith('#')) return word
  const known = COLOURS[word]
  if (!known) throw new Error(`Unknown colour "${word}" in a picture`)
  return known.tone
}

/** Draws one entry of an object list: `tin:sage/bone`, `card:violet/orange`, `🍎` or `🍎x5`. */
async function drawObject(canvas: Canvas, text: string, seed: number): Promise<Piece> {
  const [name = '', colours = ''] = text.split(':')
  const draw = PIECES[name]
  if (draw) return draw(canvas, colours === '' ? [] : colours.split('/').map(toneOf), seed)
  const [, emoji = '', count = '1'] = /^([^x\w]+)(?:x(\d))?$/u.exec(text) ?? []
  if (emoji === '') throw new Error(`Unknown object "${text}" in a picture`)
  return emojiPiece(canvas, emoji, Number(count), seed)
}

/** The recipe's picture as SVG. Same recipe, same bytes. */
export async function composeSvg(recipe: PictureRecipe): Promise<string> {
  const [width, height] = SIZES[recipe.format]
  const canvas = createCanvas()
  // Art on the object itself depends on the product, never on the shot, so all views show one thing.
  const objectSeed = hashOf(recipe.seed)
  const viewSeed = hashOf(`${recipe.seed}/${recipe.shot}/${recipe.file}`)
  const words = recipe.objects.split(/\s+/u).filter(Boolean)
  const shown = recipe.shot === 'detail' ? words.slice(0, 1) : words
  const pieces: Piece[] = []
  for (const [index, word] of shown.entries()) {
    const item = await drawObject(canvas, word, objectSeed + (recipe.shot === 'family' ? 0 : index))
    pieces.push(item.stance === 'wall' ? { ...item, shadow: await softShadow(canvas, item) } : item)
  }
  if (recipe.format === 'logo') return frame(canvas, { width, height }, logo(canvas, pieces[0], recipe))
  const stage: Stage = {
    width,
    height,
    backdrop: backdropOf(recipe.palette, viewSeed >>> 7),
    seed: viewSeed,
    layout: viewSeed >>> 3,
    zoom: recipe.shot === 'detail' ? 1.3 : 1,
  }
  const arrange = recipe.shot === 'family' ? family : recipe.format === 'product' ? stillLife : lineUp
  return frame(canvas, stage, arrange(canvas, stage, pieces))
}

function logo(canvas: Canvas, item: Piece | undefined, { palette }: PictureRecipe): string {
  if (!item) throw new Error('A logo needs an object')
  const { accent } = backdropOf(palette, 0)
  const scale = Math.min(230 / item.width, 230 / item.height)
  const ground = linear(canvas, 'diagonal', [
    [0, lighter(accent, 0.62)],
    [1, lighter(accent, 0.2)],
  ])
  return rect([0, 0, 480, 480], ground) + oval([240, 240, 178, 178], '#ffffff', 'opacity="0.55"') + put(item, 240, 240 + (item.height * scale) / 2, scale)
}
