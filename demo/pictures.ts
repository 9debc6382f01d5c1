/** Makes every picture of the demo: still lifes drawn as SVG, rendered and packed as WebP by sharp. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { composeSvg } from './art/compose.ts'
import { CATEGORIES } from './categories.ts'
import { SHOPS } from './shops.ts'
import { allProducts } from './source/products.ts'
import { DOOR_SHOWCASES, SHOP_SHOWCASES } from './source/showcases.ts'
import type { PictureRecipe } from './types.ts'

const QUALITY = 84
/** Two at a time keeps memory low; librsvg is single-threaded, so two cores are busy. */
const CONCURRENCY = 2

/** Renders one recipe to WebP bytes. The same recipe always gives the same picture. */
export async function makePicture(recipe: PictureRecipe): Promise<Buffer> {
  const svg = await composeSvg(recipe)
  return sharp(Buffer.from(svg)).removeAlpha().webp({ quality: QUALITY, effort: 0 }).toBuffer()
}

/** Told after each picture: how many are done, how many there are, the file just written. */
export type OnProgress = (done: number, total: number, file: string) => void

/** Makes every picture the demo refers to into `outDir`, replacing what is there; answers the count and the bytes written. */
export async function makePictures(outDir: string, onProgress?: OnProgress): Promise<{ count: number; bytes: number }> {
  await mkdir(outDir, { recursive: true })
  const recipes = allRecipes()
  let next = 0
  let done = 0
  let bytes = 0
  const worker = async (): Promise<void> => {
    for (let recipe = recipes[next++]; recipe; recipe = recipes[next++]) {
      const picture = await makePicture(recipe)
      await writeFile(join(outDir, recipe.file), picture)
      bytes += picture.length
      done += 1
      onProgress?.(done, recipes.length, recipe.file)
    }
  }
  // Small pictures gain nothing from libvips' own threads; they only fight over the cores the two workers use.
  const threads = sharp.concurrency()
  sharp.concurrency(1)
  try {
    await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  } finally {
    sharp.concurrency(threads)
  }
  return { count: done, bytes }
}

/** Every picture of the demo: products, shop covers and logos, category doors. */
export function allRecipes(): readonly PictureRecipe[] {
  return [...allProducts().flatMap((product) => product.pictures), ...shopRecipes(), ...categoryRecipes()]
}

function shopRecipes(): readonly PictureRecipe[] {
  return SHOPS.flatMap(({ slug, coverPicture, logoPicture }): PictureRecipe[] => {
    const [cover = '', logo = ''] = SHOP_SHOWCASES[slug] ?? []
    const base = { palette: slug, seed: slug, shot: 'first' } as const
    return [
      { ...base, file: coverPicture, format: 'cover', objects: cover },
      { ...base, file: logoPicture, format: 'logo', objects: logo },
    ]
  })
}

function categoryRecipes(): readonly PictureRecipe[] {
  return CATEGORIES.flatMap(({ slug, picture }): PictureRecipe[] => {
    const [palette = '', objects = ''] = DOOR_SHOWCASES[slug] ?? []
    return picture ? [{ file: picture, format: 'category', palette, objects, seed: slug, shot: 'first' }] : []
  })
}
