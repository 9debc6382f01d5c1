import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { COLUMNS, PRODUCTS_DIR, productCsv } from './build-products.ts'
import { CATEGORIES, CATEGORY_BY_SLUG } from './categories.ts'
import { demoCodes } from './codes.ts'
import { OFFER_OPTIONS } from './options.ts'
import { PEOPLE } from './people.ts'
import { allRecipes, makePicture } from './pictures.ts'
import { SHOPS } from './shops.ts'
import { allProducts } from './source/products.ts'

type Row = Readonly<Record<string, string>>

function committed(slug: string): string {
  return readFileSync(join(PRODUCTS_DIR, `${slug}.csv`), 'utf8')
}

const rows: readonly Row[] = SHOPS.flatMap((shop) => parse(committed(shop.slug), { columns: true }) as Row[])
const heads = rows.filter((row) => row['Title'] !== '')
const variants = rows.filter((row) => row['Variant SKU'] !== '')
const CHINESE = /\p{Script=Han}/u

function repeated(values: readonly (string | undefined)[]): readonly (string | undefined)[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

describe('demo products', () => {
  it.each(SHOPS.map((shop) => [shop.slug, shop] as const))('the committed CSV of %s is what the tables say', (slug, shop) => {
    expect(productCsv(shop)).toBe(committed(slug))
  })

  it('there are at least 300 offers in at least nine shops', () => {
    expect(heads.length).toBeGreaterThanOrEqual(300)
    expect(SHOPS.length).toBeGreaterThanOrEqual(9)
  })

  it('handles, titles and skus are unique, and so are barcodes', () => {
    expect(repeated(heads.map((row) => row['Handle']))).toEqual([])
    expect(repeated(heads.map((row) => row['Title']))).toEqual([])
    expect(repeated(variants.map((row) => row['Variant SKU']))).toEqual([])
    expect(repeated(variants.map((row) => row['Variant Barcode']))).toEqual([])
  })

  it('every offer speaks both languages and has a category and a picture', () => {
    const wanting = heads.filter(
      (row) =>
        !CHINESE.test(row['Title'] ?? '') ||
        !CHINESE.test(row['Body (HTML)'] ?? '') ||
        !row['Title [en]'] ||
        CHINESE.test(row['Title [en]']) ||
        CHINESE.test(row['Body (HTML) [en]'] ?? '') ||
        !CATEGORY_BY_SLUG.has(row['Yizhan / Category'] ?? '') ||
        !row['Image Src']?.startsWith('pictures/'),
    )
    expect(wanting.map((row) => row['Handle'])).toEqual([])
  })

  it('every option name and value is given in English too', () => {
    const wanting = rows.filter((row) =>
      [1, 2, 3].some((step) => {
        const isDefault = row['Option1 Value'] === 'Default Title'
        return !isDefault && [`Option${step} Name`, `Option${step} Value`].some((cell) => Boolean(row[cell]) !== Boolean(row[`${cell} [en]`]))
      }),
    )
    expect(wanting.map((row) => row['Handle'])).toEqual([])
  })

  it('a compare-at price is above the price', () => {
    const wrong = variants.filter((row) => row['Variant Compare At Price'] !== '' && Number(row['Variant Compare At Price']) <= Number(row['Variant Price']))
    expect(wrong.map((row) => row['Variant SKU'])).toEqual([])
  })

  it('some skus are sold out, some are low, some offers have three or more variants', () => {
    const stocks = variants.map((row) => Number(row['Variant Inventory Qty']))
    expect(stocks.filter((stock) => stock === 0).length).toBeGreaterThan(10)
    expect(stocks.filter((stock) => stock > 0 && stock < 6).length).toBeGreaterThan(20)
    expect(allProducts().filter((product) => product.variants.length >= 3).length).toBeGreaterThan(80)
  })

  it('search tests find what they look for: 景点, 经典, 苹果, 耳机, 手机', () => {
    for (const word of ['景点', '经典', '苹果', '耳机', '手机']) {
      expect(heads.filter((row) => row['Title']?.includes(word)).length, word).toBeGreaterThanOrEqual(2)
    }
  })

  it('the header is the documented one', () => {
    for (const shop of SHOPS) expect(committed(shop.slug).split('\n', 1)[0]).toBe(COLUMNS.join(','))
  })
})

describe('demo pictures', () => {
  it('every picture a CSV names is made, once', () => {
    const made = allRecipes().map((recipe) => recipe.file)
    expect(repeated(made)).toEqual([])
    const named = rows.flatMap((row) => [row['Image Src'], row['Variant Image']]).filter(Boolean)
    expect(named.filter((name) => !made.includes(name?.replace('pictures/', '') ?? ''))).toEqual([])
  })

  it('at least a third of the offers has two pictures or more', () => {
    const rich = allProducts().filter((product) => product.pictures.length >= 2)
    expect(rich.length).toBeGreaterThanOrEqual(allProducts().length / 3)
  })

  it('the same recipe gives the same bytes', async () => {
    const recipes = ['longjing-mingqian-1.webp', 'apple-aksu-1.webp', 'starfire-card-1.webp'].map((file) => allRecipes().find((recipe) => recipe.file === file))
    for (const recipe of recipes) {
      if (!recipe) throw new Error('A picture of the test is missing')
      expect((await makePicture(recipe)).equals(await makePicture(recipe))).toBe(true)
    }
  })
})

describe('demo categories, options, codes and people', () => {
  it('there are eight doors, and every shop trades behind one of them', () => {
    expect(CATEGORIES).toHaveLength(8)
    expect(SHOPS.filter((shop) => !CATEGORIES.some((door) => door.slug === shop.category))).toEqual([])
  })

  it('every child category holds offers', () => {
    const used = new Set(heads.map((row) => row['Yizhan / Category']))
    expect(
      CATEGORIES.flatMap((door) => door.children)
        .filter((child) => !used.has(child.slug))
        .map((child) => child.slug),
    ).toEqual([])
  })

  it('option rules name existing groups and choices, and offers that exist', () => {
    for (const { handle, groups, rules } of OFFER_OPTIONS) {
      expect(heads.some((row) => row['Handle'] === handle)).toBe(true)
      const known = new Set(groups.flatMap((group) => group.choices.map((choice) => `${group.key}/${choice.key}`)))
      const named = rules.flatMap((rule) => [rule.when, ...rule.excludes]).map((ref) => `${ref.group}/${ref.choice}`)
      expect(named.filter((name) => !known.has(name))).toEqual([])
    }
  })

  it('every code sku has as many codes as stock; codes never repeat; one sku has three left', () => {
    const all = demoCodes()
    const bySku = new Map(variants.map((row) => [row['Variant SKU'], Number(row['Variant Inventory Qty'])]))
    expect(all.filter(({ sku, codes }) => codes.length !== bySku.get(sku)).map(({ sku }) => sku)).toEqual([])
    const codes = all.flatMap((entry) => entry.codes)
    expect(new Set(codes).size).toBe(codes.length)
    expect(all.filter((entry) => entry.codes.length === 3)).toHaveLength(1)
  })

  it('every shop has its owner, and nobody shares an e-mail address', () => {
    expect(repeated(PEOPLE.map((person) => person.email))).toEqual([])
    expect(SHOPS.filter((shop) => !PEOPLE.some((person) => person.role === 'owner' && person.shop === shop.slug && person.email === shop.ownerEmail))).toEqual(
      [],
    )
  })
})
