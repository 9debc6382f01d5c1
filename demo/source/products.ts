/** All demo products: table rows completed with variants, stock, barcodes and pictures. Pure; same every time. */
import { hashOf } from '../art/paint.ts'
import { SHOPS } from '../shops.ts'
import type { Localised, OptionValue, Product, ProductPicture, Shop, Variant } from '../types.ts'
import { parseTable, type Row } from './parse-table.ts'
import { TABLES } from './tables.ts'
import { COLOURS } from './words.ts'

/** Codes prepared per code sku, unless its table row says otherwise. */
export const CODES_PER_SKU = 40
const COLOUR_PICTURES_MAX = 2
const SIZE_STEP_GRAMS = 20

function combinations(row: Row): readonly (readonly OptionValue[])[] {
  return row.axes.reduce<readonly (readonly OptionValue[])[]>((rows, axis) => rows.flatMap((values) => axis.values.map((value) => [...values, value])), [[]])
}

/** Most skus are well stocked, about one in ten is low, about one in sixteen is sold out. */
function stockOf(row: Row, sku: string): number {
  if (row.stock !== null) return row.stock
  if (row.kind === 'code') return CODES_PER_SKU
  const hash = hashOf(`stock/${sku}`)
  if (hash % 16 === 0) return 0
  if (hash % 10 === 1) return 1 + (hash % 4)
  return 8 + ((hash >>> 8) % 233)
}

/** An EAN-13 of the range 20-29, which GS1 keeps for use inside a shop, so it can clash with no real article. */
function barcodeOf(sku: string): string {
  const digits = `2${String(hashOf(`barcode/${sku}`))
    .padStart(10, '0')
    .slice(0, 10)}${hashOf(sku) % 10}`
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

function variantsOf(row: Row, skuBase: string): readonly Variant[] {
  return combinations(row).map((values, index) => {
    const sku = `${skuBase}-${String(index + 1).padStart(2, '0')}`
    const delta = values.reduce((sum, value) => sum + value.deltaMinor, 0)
    return {
      sku,
      values,
      priceMinor: row.priceMinor + delta,
      compareAtMinor: row.compareAtMinor === null ? null : row.compareAtMinor + delta,
      stock: stockOf(row, sku),
      grams: row.kind === 'code' ? 0 : row.grams + (index % 5) * SIZE_STEP_GRAMS,
      barcode: barcodeOf(sku),
    }
  })
}

function altText(row: Row, ending: Localised): Localised {
  return { 'zh-CN': `${row.title['zh-CN']}，${ending['zh-CN']}`, en: `${row.title.en}, ${ending.en}` }
}

function colourPictures(row: Row, shop: string, colours: readonly string[]): readonly ProductPicture[] {
  const shown = colours.slice(0, COLOUR_PICTURES_MAX)
  const single = shown.map((colourKey, index): ProductPicture => ({
    file: `${row.handle}-${index === 0 ? '1' : colourKey}.webp`,
    format: 'product',
    palette: shop,
    objects: row.objects.replaceAll('*', colourKey),
    seed: row.handle,
    shot: 'first',
    alt: altText(row, COLOURS[colourKey]?.name ?? { 'zh-CN': '', en: '' }),
    colourKey,
  }))
  if (shown.length < 3) return single
  const [main = ''] = row.objects.split(' ')
  const family = colours
    .slice(0, 3)
    .map((colourKey) => main.replaceAll('*', colourKey))
    .join(' ')
  const together: ProductPicture = {
    file: `${row.handle}-2.webp`,
    format: 'product',
    palette: shop,
    objects: family,
    seed: row.handle,
    shot: 'family',
    alt: altText(row, { 'zh-CN': '各色并列', en: 'all colours side by side' }),
  }
  return [...single.slice(0, 1), together, ...single.slice(1)]
}

function plainPictures(row: Row, shop: string): readonly ProductPicture[] {
  const base = { format: 'product', palette: shop, objects: row.objects, seed: row.handle } as const
  const first: ProductPicture = { ...base, file: `${row.handle}-1.webp`, shot: 'first', alt: altText(row, { 'zh-CN': '正面', en: 'front view' }) }
  const hash = hashOf(`view/${row.handle}`)
  if (hash % 5 > 1) return [first]
  const shot = row.objects.includes(' ') && hash % 2 === 0 ? 'detail' : 'other'
  const alt = shot === 'detail' ? { 'zh-CN': '近看', en: 'close view' } : { 'zh-CN': '另一景', en: 'another setting' }
  return [first, { ...base, file: `${row.handle}-2.webp`, shot, alt: altText(row, alt) }]
}

function productOf(row: Row, shop: Shop, order: number): Product {
  const colours = row.axes.flatMap((axis) => axis.values).flatMap((value) => value.colourKey ?? [])
  const inColours = colours.length > 0 && row.objects.includes('*')
  return {
    shop: shop.slug,
    handle: row.handle,
    kind: row.kind,
    category: row.category,
    title: row.title,
    summary: row.summary,
    points: row.points,
    tags: row.tags,
    attributes: row.attributes,
    axes: row.axes,
    variants: variantsOf(row, `${shop.skuPrefix}-${String(order + 1).padStart(3, '0')}`),
    pictures: inColours ? colourPictures(row, shop.slug, colours) : plainPictures(row, shop.slug),
  }
}

/** Products of one shop, in the order of its table. */
export function productsOf(shop: Shop): readonly Product[] {
  const source = TABLES[shop.slug]
  if (!source) throw new Error(`No product table for the shop ${shop.slug}`)
  return parseTable(source.table).map((row, order) => productOf(row, shop, order))
}

export function allProducts(): readonly Product[] {
  return SHOPS.flatMap(productsOf)
}
