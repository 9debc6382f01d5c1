import fc from 'fast-check'
import { createReadStream } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { kindNames } from '@yizhan/contract/kinds'
import { currencies } from '@yizhan/contract/shared'
import type { Currency, Localized } from '@yizhan/contract/shared'
import { draftStatuses, oversellPolicies } from './product-draft.ts'
import type { DraftOption, DraftVariant, JsonObject, ProductDraft } from './product-draft.ts'
import { readShopifyCsv } from './read-shopify-csv.ts'
import type { RowError } from './row-error.ts'
import { sanitizeDescription } from './sanitize-description.ts'
import { passthroughColumnsOf, writeShopifyCsv } from './write-shopify-csv.ts'
import type { WriteOptions } from './write-shopify-csv.ts'

async function write(drafts: readonly ProductDraft[], options: WriteOptions): Promise<string> {
  const parts: string[] = []
  for await (const part of writeShopifyCsv(drafts, options)) parts.push(part)
  return parts.join('')
}

async function read(source: AsyncIterable<Uint8Array>, currency: Currency) {
  const products: ProductDraft[] = []
  const errors: RowError[] = []
  for await (const event of readShopifyCsv(source, { currency })) {
    if (event.kind === 'product') products.push(event.product)
    if (event.kind === 'error') errors.push(event)
  }
  return { products, errors }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += 97) yield bytes.subarray(at, at + 97)
}

/** Rows are where a draft stands in a file, not what it says. */
const withoutRows = ({ row: _row, rows: _rows, ...draft }: ProductDraft) => draft

const awkward = fc.constantFrom('茶', '杯', 'é', '😀', '𠮷', ',', '"', ';', '\n', '\r\n', '=1+1', "'", ' ', 'a', 'B', '0', '-', '{x}', '[en]', '<b>', '&amp;')
const text = fc
  .array(awkward, { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join('').trim())
  .filter((joined) => joined !== '')
const line = fc.option(text, { nil: '' })
const localized: fc.Arbitrary<Localized> = fc.oneof(fc.record({ 'zh-CN': text, en: text }), fc.record({ 'zh-CN': text }), fc.record({ en: text }))
const maybeLocalized = fc.oneof(localized, fc.constant({}))
const html: fc.Arbitrary<Localized> = maybeLocalized.map((texts) => {
  const clean = Object.entries(texts).map(([locale, raw]) => [locale, sanitizeDescription(raw, 1000).html] as const)
  return Object.fromEntries(clean.filter(([, kept]) => kept !== ''))
})
const address = fc.integer({ min: 0, max: 9999 }).map((index) => `https://pictures.example.com/${index}.jpg?a=1,2`)
const price = fc.integer({ min: 0, max: 1_000_000_000_000 })
const carriedOf = (...columns: string[]) => fc.dictionary(fc.constantFrom(...columns), text, { maxKeys: 2 })

interface OptionShape {
  readonly options: readonly DraftOption[]
  readonly combinations: readonly (readonly Localized[])[]
}

/** One to three options, with every value used by some variant and no combination twice. */
const optionShape: fc.Arbitrary<OptionShape> = fc
  .array(
    fc.record({
      name: localized,
      values: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 99 }), localized), { minLength: 1, maxLength: 3, selector: ([number]) => number }),
    }),
    { maxLength: 3 },
  )
  .map((drawn) => {
    const options = drawn.map(({ name, values }) => ({ name, values: values.map(([number, value]) => numbered(value, number)) }))
    const combinations = options.reduce<Localized[][]>((made, { values }) => made.flatMap((before) => values.map((value) => [...before, value])), [[]])
    return { options, combinations }
  })

function numbered(value: Localized, number: number): Localized {
  return Object.fromEntries(Object.entries(value).map(([locale, words]) => [locale, `${number} ${words}`]))
}

const variantFields = fc.record({
  priceMinor: price,
  above: fc.option(fc.integer({ min: 1, max: 1000 })),
  stock: fc.option(fc.nat(999_999_999)),
  oversell: fc.constantFrom(...oversellPolicies),
  weightGrams: fc.option(fc.nat(1_000_000)),
  barcode: fc.option(fc.stringMatching(/^\d{8,13}$/)),
  imageSrc: fc.option(address),
  requiresShipping: fc.boolean(),
  hasSku: fc.boolean(),
  skuText: text,
  passthrough: carriedOf('Variant Weight Unit', 'Variant Tax Code', 'Cost per item', 'Variant Shade'),
})

const draft: fc.Arbitrary<ProductDraft> = fc
  .record({
    title: localized,
    bodyHtml: html,
    vendor: line,
    type: line,
    categorySlug: fc.option(fc.constantFrom('phones', 'home-garden')),
    tags: fc.uniqueArray(text.map((tag) => tag.replace(/[,，]/g, '').trim()).filter(Boolean), { maxLength: 4, selector: (tag) => tag.toLowerCase() }),
    status: fc.constantFrom(...draftStatuses),
    kind: fc.constantFrom(...kindNames),
    isGiftCard: fc.boolean(),
    attributes: fc.dictionary(text, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as JsonObject), // as: made from such
    shape: optionShape,
    fields: fc.array(variantFields, { minLength: 27, maxLength: 27 }),
    images: fc.uniqueArray(fc.record({ src: address, alt: maybeLocalized }), { maxLength: 5, selector: ({ src }) => src }),
    passthrough: carriedOf('SEO Title', 'Product Category', 'Material (product.metafields.custom.material)'),
  })
  .map(({ shape, fields, images, ...product }) => ({
    ...product,
    row: 0,
    rows: { first: 0, last: 0 },
    handle: '',
    options: shape.options,
    variants: shape.combinations.map((optionValues, index): DraftVariant => {
      const { above, hasSku, skuText, ...variant } = fields[index] ?? fields[0] ?? neverEmpty()
      const compareAtMinor = above === null ? null : Math.min(variant.priceMinor + above, 1_000_000_000_000)
      return { ...variant, compareAtMinor, optionValues, sku: hasSku ? `${index}-${skuText}` : null }
    }),
    images: images.map((image, index) => ({ ...image, position: index + 1 })),
  }))

function neverEmpty(): never {
  throw new Error('27 combinations are the most that three options of three values have')
}

const drafts = fc.array(draft, { minLength: 1, maxLength: 4 }).map((made) => made.map((one, index) => ({ ...one, handle: `product-${index}` })))
const currency = fc.constantFrom(...(Object.keys(currencies) as Currency[])) // as: the keys of that very object

describe('writing and reading again', () => {
  test('gives equal drafts, whatever stands in their texts', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, currency, fc.constantFrom('zh-CN', 'en'), fc.boolean(), async (written, money, locale, hasByteOrderMark) => {
        const file = await write(written, { currency: money, locale, hasByteOrderMark, passthroughColumns: passthroughColumnsOf(written) })
        const { products, errors } = await read(bytesOf(file), money)
        expect(errors).toEqual([])
        expect(products.map(withoutRows)).toEqual(written.map(withoutRows))
      }),
      { numRuns: 150 },
    )
  })

  test.each(['several-variants.csv', 'chinese-gbk.csv', 'chinese-big5.csv'])('loses nothing of %s', async (name) => {
    const first = await read(createReadStream(new URL(`fixtures/${name}`, import.meta.url)), 'CNY')
    const file = await write(first.products, { currency: 'CNY', locale: 'zh-CN', passthroughColumns: passthroughColumnsOf(first.products) })
    const second = await read(bytesOf(file), 'CNY')
    expect(second.products.map(withoutRows)).toEqual(first.products.map(withoutRows))
    expect(await write(second.products, { currency: 'CNY', locale: 'zh-CN', passthroughColumns: passthroughColumnsOf(first.products) })).toBe(file)
  })
})

const cup: ProductDraft = {
  row: 2,
  rows: { first: 2, last: 2 },
  handle: 'cup',
  title: { 'zh-CN': '茶杯', en: 'Cup' },
  bodyHtml: {},
  vendor: '',
  categorySlug: null,
  type: '',
  tags: ['a', 'b'],
  status: 'draft',
  kind: 'goods',
  isGiftCard: false,
  attributes: {},
  options: [],
  images: [],
  passthrough: {},
  variants: [
    {
      sku: '=1+1',
      optionValues: [],
      priceMinor: 129_900,
      compareAtMinor: null,
      stock: 3,
      oversell: 'deny',
      weightGrams: 200,
      barcode: null,
      imageSrc: null,
      requiresShipping: true,
      passthrough: {},
    },
  ],
}

async function cellsOf(made: ProductDraft, locale: 'zh-CN' | 'en'): Promise<Record<string, string>> {
  const [header = '', row = ''] = (await write([made], { currency: 'CNY', locale })).split('\r\n')
  const cells = row.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []
  return Object.fromEntries(header.split(',').map((name, at) => [name, (cells[at] ?? '').replace(/,$/, '').replace(/^"|"$/g, '')]))
}

test('writes what Shopify expects in its own columns, and cells exactly as they are', async () => {
  expect(await cellsOf(cup, 'zh-CN')).toMatchObject({
    Handle: 'cup',
    Title: '茶杯',
    'Title [en]': 'Cup',
    'Title [zh-CN]': '',
    Tags: 'a, b',
    Published: 'FALSE',
    Status: 'draft',
    'Option1 Name': 'Title',
    'Option1 Value': 'Default Title',
    'Variant SKU': '=1+1',
    'Variant Price': '1299.00',
    'Variant Inventory Tracker': 'shopify',
    'Variant Inventory Qty': '3',
    'Variant Grams': '200',
    'Yizhan / Locale': 'zh-CN',
  })
})

test('falls back to the language a product has, for the plain columns', async () => {
  expect(await cellsOf({ ...cup, title: { en: 'Cup' } }, 'zh-CN')).toMatchObject({ Title: 'Cup', 'Title [en]': '', 'Yizhan / Locale': 'en' })
  expect(await cellsOf(cup, 'en')).toMatchObject({ Title: 'Cup', 'Title [zh-CN]': '茶杯' })
})

test('throws rather than lose a column that was not announced', async () => {
  await expect(write([{ ...cup, passthrough: { Material: 'clay' } }], { currency: 'CNY', locale: 'en' })).rejects.toThrow(RangeError)
})
