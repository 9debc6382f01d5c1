import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ProductDraft } from './product-draft.ts'
import { readShopifyCsv } from './read-shopify-csv.ts'
import type { ReadEvent, ReadOptions } from './read-shopify-csv.ts'
import type { RowError } from './row-error.ts'

const fixture = (name: string) => new URL(`fixtures/${name}`, import.meta.url)

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function readAll(bytes: AsyncIterable<Uint8Array>, options: ReadOptions = { currency: 'CNY' }) {
  const events: ReadEvent[] = []
  for await (const event of readShopifyCsv(bytes, options)) events.push(event)
  const products = events.flatMap((event): ProductDraft[] => (event.kind === 'product' ? [event.product] : []))
  const errors = events.flatMap((event): RowError[] => (event.kind === 'error' ? [event] : []))
  return { events, products, errors, end: events.at(-1) }
}

const readText = (text: string, options?: ReadOptions) => readAll(inChunks(Buffer.from(text), 1024), options)
const short = (errors: readonly RowError[]) => errors.map(({ row, column, code, severity }) => [row, column, code, severity])

describe('a file as Shopify exports it', () => {
  const read = () => readAll(createReadStream(fixture('several-variants.csv')), { currency: 'USD' })

  test('gives every product with its variants, pictures and rows', async () => {
    const { products, errors, end } = await read()
    expect(errors).toEqual([])
    expect(products.map(({ handle, row, rows, status, kind }) => [handle, row, rows.last, status, kind])).toEqual([
      ['tea-cup', 2, 5, 'active', 'goods'],
      ['wall-clock', 6, 7, 'draft', 'goods'],
      ['gift-card', 8, 8, 'draft', 'code'],
    ])
    expect(end).toMatchObject({ kind: 'end', encoding: 'ascii', rowsRead: 7, productsRead: 3, productsRefused: 0, errorsFound: 0 })
  })

  test('reads a product with options, each variant with its own picture', async () => {
    const [cup] = (await read()).products
    expect(cup).toMatchObject({
      title: { en: 'Stoneware Tea Cup' },
      tags: ['Tea', 'Cup', 'Gift'],
      vendor: 'North Kiln',
      type: 'Kitchen',
      bodyHtml: { en: '<p>Holds 8 oz, 3" tall.</p>\n<ul>\n<li>Dishwasher safe</li>\n<li>Made by hand</li>\n</ul>' },
      options: [{ name: { en: 'Color' }, values: [{ en: 'Blue' }, { en: 'Sand' }] }],
      passthrough: { 'SEO Title': 'Tea cup' },
      variants: [
        {
          sku: 'CUP-B',
          optionValues: [{ en: 'Blue' }],
          priceMinor: 999,
          compareAtMinor: 1200,
          stock: 12,
          imageSrc: 'https://pictures.example.com/cup-blue.jpg',
          requiresShipping: true,
        },
        {
          sku: 'CUP-S',
          optionValues: [{ en: 'Sand' }],
          priceMinor: 1050,
          compareAtMinor: null,
          stock: 0,
          imageSrc: 'https://pictures.example.com/cup-sand.jpg',
        },
      ],
    })
    expect(cup?.images.map(({ src, position }) => [src.split('/').at(-1), position])).toEqual([
      ['cup-blue.jpg', 1],
      ['cup-table.jpg', 2],
      ['cup-hand.jpg', 3],
      ['cup-sand.jpg', 4],
    ])
    expect(cup?.images[0]?.alt).toEqual({ en: 'Blue cup' })
  })

  test('reads the single unnamed variant, uncounted stock, missing positions and a weight in grams whatever its display unit', async () => {
    const [, clock] = (await read()).products
    expect(clock).toMatchObject({ options: [], images: [{ position: 1 }, { position: 2 }] })
    expect(clock?.variants).toEqual([
      expect.objectContaining({
        optionValues: [],
        stock: null,
        weightGrams: 28,
        priceMinor: 7500,
        passthrough: expect.objectContaining({ 'Variant Inventory Qty': '3', 'Variant Weight Unit': 'oz' }),
      }),
    ])
  })

  test('reads the same from chunks of one byte', async () => {
    const bytes = readFileSync(fixture('several-variants.csv'))
    expect((await readAll(inChunks(bytes, 1), { currency: 'USD' })).products).toEqual((await read()).products)
  })
})

describe('encodings and delimiters', () => {
  test.each([
    ['chinese-gbk.csv', 'gb18030'],
    ['chinese-utf16le.csv', 'utf-16le'],
    ['chinese-utf16be.csv', 'utf-16be'],
    ['chinese-utf8-bom.csv', 'utf-8'],
  ])('reads %s alike', async (name, encoding) => {
    const { products, errors, end } = await readAll(createReadStream(fixture(name), { highWaterMark: 61 }))
    expect(errors).toEqual([])
    expect(end).toMatchObject({ encoding })
    expect(products).toMatchObject([
      {
        title: { 'zh-CN': '青花瓷茶杯' },
        tags: ['茶杯', '青花', '礼物'],
        options: [{ name: { 'zh-CN': '颜色' }, values: [{ 'zh-CN': '青蓝' }, { 'zh-CN': '素白' }] }],
        variants: [{ priceMinor: 12_800 }, { priceMinor: 11_800 }],
      },
      { title: { 'zh-CN': '紫砂茶壶' }, bodyHtml: { 'zh-CN': '宜兴紫砂，容量 250 毫升。<br />附赠杯垫。' } },
    ])
  })

  test('reads Big5', async () => {
    const { products, end } = await readAll(createReadStream(fixture('chinese-big5.csv')))
    expect(end).toMatchObject({ encoding: 'big5', errorsFound: 0 })
    expect(products[0]?.options[0]?.name).toEqual({ 'zh-CN': '顏色' })
  })

  test('reads semicolons with decimal commas', async () => {
    const { products, errors, events } = await readAll(createReadStream(fixture('semicolon-windows-1252.csv')), { currency: 'EUR' })
    expect(errors).toEqual([])
    expect(events[0]).toMatchObject({ kind: 'header', delimiter: ';' })
    expect(products).toMatchObject([
      { title: { en: 'Théière émaillée' }, tags: ['thé', 'cuisine'], variants: [{ priceMinor: 2490, compareAtMinor: 2950 }] },
      { title: { en: 'Carafe à décanter' }, variants: [{ priceMinor: 1900 }] },
    ])
  })

  test.each(['\n', '\r\n', '\r'])('reads tabs and line ends %j, with an Excel separator line counted as a row', async (end) => {
    const { products } = await readText(['sep=\t', 'HANDLE \tTitle\tvariant  price', 'a\tA "big" cup\t5', '', 'b\tB\t6'].join(end))
    expect(products).toMatchObject([
      { handle: 'a', row: 3, title: { en: 'A "big" cup' } },
      { handle: 'b', row: 5 },
    ])
  })

  test('knows the names of the newer template', async () => {
    const { products } = await readText(
      'URL handle,Title,Description,Price,Compare-at price,SKU,Continue selling when out of stock,Product image URL,Weight value (grams)\na,A,<p>x</p>,5,6,S1,CONTINUE,https://p.example/a.jpg,40\n',
    )
    expect(products).toMatchObject([
      {
        bodyHtml: { en: '<p>x</p>' },
        variants: [{ sku: 'S1', priceMinor: 500, compareAtMinor: 600, oversell: 'continue', weightGrams: 40 }],
        images: [{ src: 'https://p.example/a.jpg' }],
      },
    ])
  })
})

describe('languages', () => {
  test('puts each column where it says, and plain ones where the option or the script says', async () => {
    const header = 'Handle,Title,Title [en],Option1 Name,Option1 Name [EN],Option1 Value,Option1 Value [en],Variant Price\n'
    const rows = 'a,茶杯,Tea cup,颜色,Colour,蓝,Blue,5\na,,,,,红,Red,5\nb,iPhone,,,,,,5\n'
    const guessed = await readText(header + rows)
    expect(guessed.products).toMatchObject([
      {
        title: { 'zh-CN': '茶杯', en: 'Tea cup' },
        options: [
          {
            name: { 'zh-CN': '颜色', en: 'Colour' },
            values: [
              { 'zh-CN': '蓝', en: 'Blue' },
              { 'zh-CN': '红', en: 'Red' },
            ],
          },
        ],
      },
      { title: { en: 'iPhone' } },
    ])
    const given = await readText(header + rows, { currency: 'CNY', locale: 'zh-CN' })
    expect(given.products[1]?.title).toEqual({ 'zh-CN': 'iPhone' })
  })

  test('reads our own columns', async () => {
    const { products } = await readText(
      'Handle,Title,Variant Price,Yizhan / Kind,Yizhan/Category,Yizhan / Attributes\na,A,5,code,games,"{""region"":""CN""}"\n',
    )
    expect(products).toMatchObject([{ kind: 'code', categorySlug: 'games', attributes: { region: 'CN' } }])
  })
})

describe('what is wrong with some rows', () => {
  test('reports a bad variant and imports the rest of the product', async () => {
    const { products, errors } = await readText('Handle,Title,Option1 Name,Option1 Value,Variant Price\na,A,Size,S,5\na,,,M,5.9999\na,,,L,7\na,,,L,8\na,,,,9\n')
    expect(short(errors)).toEqual([
      [3, 'Variant Price', 'price_too_precise', 'row'],
      [5, 'Option1 Value', 'variant_repeated', 'row'],
      [6, 'Option1 Value', 'option_value_missing', 'row'],
    ])
    expect(errors[0]).toMatchObject({ value: '5.9999', handle: 'a', details: { max: 2 } })
    expect(products.map(({ variants, options, rows }) => [variants.map(({ priceMinor }) => priceMinor), options[0]?.values, rows.last])).toEqual([
      [[500, 700], [{ en: 'S' }, { en: 'L' }], 6],
    ])
  })

  test('keeps the product when its first row has the bad variant', async () => {
    const { products, errors } = await readText('Handle,Title,Option1 Name,Option1 Value,Variant Price\na,A,Size,S,-5\na,,,M,6\n')
    expect(short(errors)).toEqual([[2, 'Variant Price', 'price_negative', 'row']])
    expect(products).toMatchObject([{ title: { en: 'A' }, options: [{ name: { en: 'Size' }, values: [{ en: 'M' }] }], variants: [{ priceMinor: 600 }] }])
  })

  test('refuses a product without title or without a usable variant', async () => {
    const { products, errors, end } = await readText('Handle,Title,Variant Price\na,,5\nb,B,free\nc,C,5\n')
    expect(short(errors)).toEqual([
      [2, 'Title', 'title_missing', 'product'],
      [3, 'Variant Price', 'price_invalid', 'row'],
      [3, null, 'variant_none', 'product'],
    ])
    expect(products.map(({ handle }) => handle)).toEqual(['c'])
    expect(end).toMatchObject({ productsRead: 1, productsRefused: 2, errorsFound: 3 })
  })

  test('reports a handle that returns later, once, and takes nothing of it', async () => {
    const { products, errors } = await readText('Handle,Title,Variant Price,Variant SKU\na,A,5,1\nb,B,5,2\na,,6,3\na,,7,4\nc,C,5,5\n')
    expect(short(errors)).toEqual([[4, 'Handle', 'handle_repeated', 'product']])
    expect(errors[0]?.details).toEqual({ firstRow: 2 })
    expect(products.map(({ handle, variants }) => [handle, variants.length])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 1],
    ])
  })

  test('reports a blank handle without ending the product around it', async () => {
    const { products, errors } = await readText('Handle,Title,Option1 Name,Option1 Value,Variant Price\na,A,Size,S,5\n,,,M,6\na,,,L,7\n')
    expect(short(errors)).toEqual([[3, 'Handle', 'handle_missing', 'row']])
    expect(products).toMatchObject([{ variants: [{ priceMinor: 500 }, { priceMinor: 700 }] }])
  })
})

describe('what is wrong with some cells', () => {
  test('tolerates commas beyond the header but no other number of cells', async () => {
    const { products, errors } = await readText('Handle,Title,Variant Price,\na,A,5,,,,\nb,B\nc,C,5,x\n,,,\nd,D,5\n')
    expect(short(errors)).toEqual([
      [3, null, 'column_count', 'row'],
      [4, null, 'column_count', 'row'],
    ])
    expect(products.map(({ handle, row }) => [handle, row])).toEqual([
      ['a', 2],
      ['d', 6],
    ])
  })

  test('reports damaged text and NUL bytes by row and column', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Handle,Title,Variant Price\na,茶杯茶杯茶杯茶杯茶杯茶杯,5\nb,'),
      Buffer.from([0xe8, 0x8c]),
      Buffer.from(',5\nc,C\0,5\nd,茶杯,5\n'),
    ])
    const { products, errors } = await readAll(inChunks(bytes, 7))
    expect(short(errors)).toEqual([
      [3, 'Title', 'text_damaged', 'row'],
      [4, 'Title', 'nul_character', 'row'],
    ])
    expect(products.map(({ handle }) => handle)).toEqual(['a', 'd'])
  })

  test('warns and leaves out a value that cannot be used', async () => {
    const { products, errors } = await readText(
      'Handle,Title,Variant Price,Variant Compare At Price,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Grams,Variant Barcode,Image Src,Image Position,Status,Variant Requires Shipping\n' +
        'a,A,5,4,shopify,,stop,heavy,8.69E+12,https://p.example/a.jpg,first,gone,perhaps\na,,,,,,,,,cup.jpg,,,\na,,,,,,,,,,,,\n',
    )
    expect(errors.every(({ severity }) => severity === 'warning')).toBe(true)
    expect(errors.map(({ row, code }) => [row, code])).toEqual([
      [2, 'status_unknown'],
      [2, 'compare_at_below_price'],
      [2, 'stock_missing'],
      [2, 'policy_unknown'],
      [2, 'weight_invalid'],
      [2, 'barcode_invalid'],
      [2, 'boolean_unknown'],
      [2, 'image_position_invalid'],
      [3, 'image_url_invalid'],
      [4, 'row_without_effect'],
    ])
    expect(products).toMatchObject([
      {
        status: 'draft',
        variants: [{ compareAtMinor: null, stock: 0, oversell: 'deny', weightGrams: null, barcode: null, requiresShipping: true }],
        images: [{ position: 1 }],
      },
    ])
  })

  test('refuses stock that is negative or not whole', async () => {
    const { errors } = await readText('Handle,Title,Variant Price,Variant Inventory Qty\na,A,5,-1\nb,B,5,1.5\n')
    expect(short(errors).filter(([, , code]) => code !== 'variant_none')).toEqual([
      [2, 'Variant Inventory Qty', 'stock_negative', 'row'],
      [3, 'Variant Inventory Qty', 'stock_invalid', 'row'],
    ])
  })

  test('holds a product to its bounds', async () => {
    const many = Array.from({ length: 2002 }, (_, index) => `a,${index === 0 ? 'A' : ''},Size,v${index},5,https://p.example/${index}.jpg\n`)
    const { products, errors } = await readText(`Handle,Title,Option1 Name,Option1 Value,Variant Price,Image Src\n${many.join('')}`)
    expect(products.map(({ variants, images }) => [variants.length, images.length])).toEqual([[2000, 250]])
    expect(errors.map(({ row, code }) => [row, code])).toEqual([
      [252, 'images_too_many'],
      [2002, 'variants_too_many'],
      [2003, 'variants_too_many'],
    ])
  })
})

describe('what makes a file unreadable', () => {
  test.each([
    ['nothing', '', [1, null, 'file_empty', 'file']],
    ['a header alone', 'Handle,Title,Variant Price\n', [1, null, 'file_empty', 'file']],
    ['missing columns', 'Handle,Name\na,A\n', [1, 'Title, Variant Price', 'header_missing', 'file']],
    ['a repeated column', 'Handle,Title,title,Variant Price\na,A,B,5\n', [1, 'title', 'header_repeated', 'file']],
    [
      'too many columns',
      `Handle,Title,Variant Price${Array.from({ length: 600 }, (_, index) => `,c${index}`).join('')}\na,A,5\n`,
      [1, null, 'columns_too_many', 'file'],
    ],
  ])('stops at %s with one error', async (_, text, expected) => {
    const { products, errors, end } = await readText(text)
    expect(short(errors)).toEqual([expected])
    expect(products).toEqual([])
    expect(end).toMatchObject({ kind: 'end', productsRead: 0 })
  })

  test('keeps what stood before a quote that is never closed', async () => {
    const { products, errors, events } = await readText('Handle,Title,Variant Price\na,A,5\nb,"B,5\nc,C,5\n')
    expect(products.map(({ handle }) => handle)).toEqual(['a'])
    expect(short(errors)).toEqual([[3, null, 'quote_not_closed', 'file']])
    expect(events.slice(-2).map(({ kind }) => kind)).toEqual(['error', 'end'])
  })

  test('stops at a record beyond the bound instead of holding it', async () => {
    const text = `Handle,Title,Variant Price\na,A,5\nb,"${'x'.repeat(2_100_000)}`
    expect(short((await readText(text)).errors)).toEqual([[3, null, 'record_too_long', 'file']])
  })

  test('passes on a failure of the source itself', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('Handle,Title,Variant Price\na,A,5\n')
      throw new Error('connection lost')
    }
    await expect(readAll(failing())).rejects.toThrow('connection lost')
  })
})

test('lets go of the source when the caller stops', async () => {
  let isReleased = false
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      yield Buffer.from('Handle,Title,Variant Price\n')
      for (let index = 0; ; index += 1) yield Buffer.from(`h${index},T,5\n`.repeat(1))
    } finally {
      isReleased = true
    }
  }
  for await (const event of readShopifyCsv(endless(), { currency: 'CNY' })) if (event.kind === 'product') break
  await new Promise(setImmediate)
  expect(isReleased).toBe(true)
})

test('every fixture is read without an error', async () => {
  for (const name of readdirSync(fixture('')).filter((file) => file.endsWith('.csv'))) {
    const { errors } = await readAll(createReadStream(fixture(name)))
    expect([name, short(errors)]).toEqual([name, []])
  }
})
