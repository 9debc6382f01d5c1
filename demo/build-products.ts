/**
 * Writes `products/<shop>.csv` from the hand-written tables: `node demo/build-products.ts`.
 * The committed CSV files are what the demo loads; a test holds that they match the tables.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CATEGORY_BY_SLUG } from './categories.ts'
import { SHOPS } from './shops.ts'
import { productsOf } from './source/products.ts'
import { TABLES } from './source/tables.ts'
import type { Localised, Product, Shop, Variant } from './types.ts'

type Language = keyof Localised
type Cells = Readonly<Record<string, string>>

export const PRODUCTS_DIR = join(import.meta.dirname, 'products')

/** Shopify's product columns, then ours. */
export const COLUMNS = [
  'Handle',
  'Title',
  'Body (HTML)',
  'Vendor',
  'Type',
  'Tags',
  'Published',
  'Option1 Name',
  'Option1 Value',
  'Option2 Name',
  'Option2 Value',
  'Option3 Name',
  'Option3 Value',
  'Variant SKU',
  'Variant Grams',
  'Variant Inventory Tracker',
  'Variant Inventory Qty',
  'Variant Inventory Policy',
  'Variant Fulfillment Service',
  'Variant Price',
  'Variant Compare At Price',
  'Variant Requires Shipping',
  'Variant Taxable',
  'Variant Barcode',
  'Image Src',
  'Image Position',
  'Image Alt Text',
  'Gift Card',
  'SEO Title',
  'SEO Description',
  'Variant Image',
  'Variant Weight Unit',
  'Status',
  'Title [en]',
  'Body (HTML) [en]',
  'Option1 Name [en]',
  'Option1 Value [en]',
  'Option2 Name [en]',
  'Option2 Value [en]',
  'Option3 Name [en]',
  'Option3 Value [en]',
  'Image Alt Text [en]',
  'Yizhan / Kind',
  'Yizhan / Category',
  'Yizhan / Attributes',
] as const

const YES = 'TRUE'
const NO = 'FALSE'

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function attributeLines(product: Product, language: Language): readonly string[] {
  const definitions = CATEGORY_BY_SLUG.get(product.category)?.attributes ?? []
  return definitions.flatMap(({ key, label, unit }) => {
    const value = product.attributes[key]
    if (value === undefined) return []
    const shown = typeof value === 'object' ? value[language] : String(value)
    const colon = language === 'en' ? ': ' : '：'
    return [`${label[language]}${colon}${shown}${unit ? ` ${unit}` : ''}`]
  })
}

function bodyOf(product: Product, language: Language): string {
  const lines = [...product.points.map((point) => point[language]), ...attributeLines(product, language)]
  const list = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')
  const service = TABLES[product.shop]?.service[language] ?? ''
  return `<p>${escapeHtml(product.summary[language])}</p><ul>${list}</ul><p>${escapeHtml(service)}</p>`
}

function yuan(minor: number | null): string {
  return minor === null ? '' : (minor / 100).toFixed(2)
}

function productCells(product: Product, shop: Shop): Cells {
  const category = CATEGORY_BY_SLUG.get(product.category)
  return {
    Title: product.title['zh-CN'],
    'Body (HTML)': bodyOf(product, 'zh-CN'),
    Vendor: shop.name['zh-CN'],
    Type: category?.name['zh-CN'] ?? '',
    Tags: [...new Set([category?.name['zh-CN'] ?? '', ...product.tags])].join(', '),
    Published: YES,
    'Gift Card': NO,
    'SEO Title': `${product.title['zh-CN']} - ${shop.name['zh-CN']}`,
    'SEO Description': product.summary['zh-CN'],
    Status: 'active',
    'Title [en]': product.title.en,
    'Body (HTML) [en]': bodyOf(product, 'en'),
    'Yizhan / Kind': product.kind,
    'Yizhan / Category': product.category,
    'Yizhan / Attributes': JSON.stringify(product.attributes),
  }
}

function optionCells(product: Product, variant: Variant, isFirst: boolean): Cells {
  if (product.axes.length === 0) return { ...(isFirst ? { 'Option1 Name': 'Title' } : {}), 'Option1 Value': 'Default Title' }
  const cells: Record<string, string> = {}
  for (const [index, axis] of product.axes.entries()) {
    const option = `Option${index + 1}`
    const value = variant.values[index]
    if (isFirst) Object.assign(cells, { [`${option} Name`]: axis.name['zh-CN'], [`${option} Name [en]`]: axis.name.en })
    Object.assign(cells, { [`${option} Value`]: value?.name['zh-CN'] ?? '', [`${option} Value [en]`]: value?.name.en ?? '' })
  }
  return cells
}

function variantCells(product: Product, variant: Variant): Cells {
  const colourKey = variant.values.find((value) => value.colourKey)?.colourKey
  const picture = colourKey ? product.pictures.find((candidate) => candidate.colourKey === colourKey) : undefined
  return {
    'Variant SKU': variant.sku,
    'Variant Grams': String(variant.grams),
    'Variant Inventory Tracker': 'shopify',
    'Variant Inventory Qty': String(variant.stock),
    'Variant Inventory Policy': 'deny',
    'Variant Fulfillment Service': 'manual',
    'Variant Price': yuan(variant.priceMinor),
    'Variant Compare At Price': yuan(variant.compareAtMinor),
    'Variant Requires Shipping': product.kind === 'code' ? NO : YES,
    'Variant Taxable': YES,
    'Variant Barcode': variant.barcode,
    'Variant Image': picture ? `pictures/${picture.file}` : '',
    'Variant Weight Unit': 'g',
  }
}

function pictureCells(product: Product, index: number): Cells {
  const picture = product.pictures[index]
  if (!picture) return {}
  return {
    'Image Src': `pictures/${picture.file}`,
    'Image Position': String(index + 1),
    'Image Alt Text': picture.alt['zh-CN'],
    'Image Alt Text [en]': picture.alt.en,
  }
}

/** As many rows as the product has variants or pictures, whichever is more. */
function rowsOf(product: Product, shop: Shop): readonly Cells[] {
  const count = Math.max(product.variants.length, product.pictures.length)
  return Array.from({ length: count }, (_, index) => {
    const variant = product.variants[index]
    return {
      Handle: product.handle,
      ...(index === 0 ? productCells(product, shop) : {}),
      ...(variant ? { ...optionCells(product, variant, index === 0), ...variantCells(product, variant) } : {}),
      ...pictureCells(product, index),
    }
  })
}

function csvCell(text: string): string {
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One shop's products as Shopify product CSV with our extra columns; UTF-8, rows ended by a newline. */
export function productCsv(shop: Shop): string {
  const rows = productsOf(shop).flatMap((product) => rowsOf(product, shop))
  const lines = rows.map((cells) => COLUMNS.map((column) => csvCell(cells[column] ?? '')).join(','))
  return `${COLUMNS.join(',')}\n${lines.join('\n')}\n`
}

export async function writeProducts(): Promise<void> {
  await mkdir(PRODUCTS_DIR, { recursive: true })
  for (const shop of SHOPS) await writeFile(join(PRODUCTS_DIR, `${shop.slug}.csv`), productCsv(shop))
}

if (import.meta.main) await writeProducts()
