import type { Facet } from '@yizhan/contract/search'
import type { Id } from '@yizhan/contract/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { all, run, sql } from '#platform/db.ts'
import { systemIds } from '#platform/ids.ts'
import { createTestDatabase } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { createSearchWorld, shops } from './search.testing.ts'
import type { SearchWorld } from './search.testing.ts'

let testDatabase: TestDatabase
let world: SearchWorld
const [teaHouse, phoneShop] = shops.map(({ merchantId }) => merchantId)

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  world = createSearchWorld(testDatabase.url)
})
beforeEach(async () => {
  world.documents.clear()
  world.stock.clear()
  await run(world.database.db, sql`truncate search_offers, search_titles, search_sales, search_facets, search_words, search_queue`)
})
afterAll(async () => {
  await world.database.close()
  await testDatabase.close()
})

function countsOf(facets: readonly Facet[], key: string): Record<string, number> {
  return Object.fromEntries(facets.find((facet) => facet.key === key)?.values.map(({ value, count }) => [value, count]) ?? [])
}
const sell = (offerId: Id<'off'>, quantity: number) => world.database.transaction((tx) => world.search.countSales(tx, [{ offerId, quantity }]))

describe('words', () => {
  test('a search for 景点 does not return 经典 (bug 16)', async () => {
    await world.publish({ zh: '经典款手表' })
    await world.publish({ zh: '杭州景点门票' })
    expect(await world.titles({ query: '景点' })).toEqual(['杭州景点门票'])
    expect(await world.titles({ query: '经典' })).toEqual(['经典款手表'])
  })

  test('longjing, longjin g and lj find 龙井, which words do not', async () => {
    await world.publish({ zh: '西湖龙井茶' })
    await world.publish({ zh: '安溪铁观音' })
    expect(await world.titles({ query: 'longjing' })).toEqual(['西湖龙井茶'])
    expect(await world.titles({ query: 'LongJing' })).toEqual(['西湖龙井茶'])
    expect(await world.titles({ query: 'lj' })).toEqual(['西湖龙井茶'])
    expect(await world.titles({ query: '垄井' })).toEqual([])
  })

  test('what has the words in its title comes first, however well others sell', async () => {
    const weak = await world.publish({ zh: '茶杯', description: { 'zh-CN': '配龙井很好' } })
    const sounding = await world.publish({ zh: '咖啡', tags: ['龙井'] })
    await sell(weak, 100_000)
    await sell(sounding, 50_000)
    await world.publish({ zh: '龙井' })
    await world.search.listSales()
    expect(await world.titles({ query: '龙井' })).toEqual(['龙井', '咖啡', '茶杯'])
  })

  test('a typing error is put right where nothing was found, and said', async () => {
    await world.publish({ zh: '苹果手机', en: 'Apple iPhone 15' })
    const page = await world.page({ query: 'iphnoe' })
    expect(page).toMatchObject({ corrected: 'iphone', total: 1 })
    expect(page.items.map(({ title }) => title)).toEqual(['苹果手机'])
    expect((await world.page({ query: 'iphone' })).corrected).toBeNull()
  })

  test('where nothing has all words, what has some is shown', async () => {
    await world.publish({ zh: '西湖龙井茶' })
    expect(await world.titles({ query: '龙井 显微镜' })).toEqual(['西湖龙井茶'])
  })

  test('a query without a word finds nothing, an empty one lists all', async () => {
    await world.publish({ zh: '西湖龙井茶' })
    expect(await world.page({ query: '!!! 🔥' })).toEqual({ items: [], next: null, total: 0, facets: [], corrected: null })
    expect(await world.titles({ query: '  ' })).toEqual(['西湖龙井茶'])
  })

  test.each(["' | *:* &", "'); drop table search_offers; --", '\\', '(((', '\0', '龙井:*', '~longjing', '=龙井', '%_', 'ﷺ'.repeat(100)])(
    '%s is no syntax',
    async (query) => {
      await world.publish({ zh: '西湖龙井茶' })
      await expect(world.page({ query })).resolves.toBeDefined()
    },
  )
})

describe('facets', () => {
  beforeEach(async () => {
    const red = { 'zh-CN': '红色', en: 'red' }
    const blue = { 'zh-CN': '蓝色', en: 'blue' }
    const phones = { merchantId: phoneShop!, category: 'phones' } // !: there are two shops
    await world.publish({ ...phones, zh: '手机 一', priceFromMinor: 100_000, attributes: { colour: red, size: { 'zh-CN': '大' } } })
    await world.publish({ ...phones, zh: '手机 二', priceFromMinor: 200_000, attributes: { colour: blue, size: { 'zh-CN': '大' } } })
    await world.publish({ ...phones, zh: '手机 三', priceFromMinor: 300_000, attributes: { colour: blue, size: { 'zh-CN': '小' } }, kind: 'code' })
    await world.publish({ merchantId: teaHouse!, zh: '手机 形状的茶', priceFromMinor: 5_000, poolIds: [systemIds.next('pol')] })
  })

  test.each([{}, { query: '手机' }])('without filters every count is of all ($query)', async (query) => {
    const { total, facets } = await world.page(query)
    expect(total).toBe(4)
    expect(countsOf(facets, 'category')).toEqual({ food: 1, digital: 3 })
    expect(countsOf(facets, 'shop')).toEqual({ 'phone-shop': 3, 'tea-house': 1 })
    expect(countsOf(facets, 'kind')).toEqual({ goods: 3, code: 1 })
    expect(countsOf(facets, 'inStock')).toEqual({ true: 3 })
    expect(Object.values(countsOf(facets, 'price')).reduce((sum, count) => sum + count, 0)).toBe(4)
  })

  test.each([{}, { query: '手机' }])('a facet leaves its own filter out and keeps all others ($query)', async (query) => {
    const { total, facets } = await world.page({ ...query, category: 'phones', attribute: ['colour:blue'], kind: 'goods' })
    expect(total).toBe(1)
    expect(countsOf(facets, 'attribute:colour')).toEqual({ red: 1, blue: 1 })
    expect(countsOf(facets, 'attribute:size')).toEqual({ 大: 1 })
    expect(countsOf(facets, 'kind')).toEqual({ goods: 1, code: 1 })
    expect(countsOf(facets, 'category')).toEqual({ phones: 1 })
    expect(countsOf(facets, 'shop')).toEqual({ 'phone-shop': 1 })
  })

  test('values of one attribute are alternatives, attributes are not', async () => {
    expect((await world.page({ attribute: ['colour:red', 'colour:blue'] })).total).toBe(3)
    expect(await world.titles({ attribute: ['colour:red', 'colour:blue', 'size:小'] })).toEqual(['手机 三'])
    expect((await world.page({ attribute: ['colour:green'] })).total).toBe(0)
  })

  test('choosing a value of a facet shows as many as it said', async () => {
    const { facets } = await world.page({ category: 'digital' })
    for (const { key, values } of facets) {
      for (const { value, count } of values) {
        const [priceMin, priceMax] = value.split('-')
        const chosen =
          key === 'price'
            ? { priceMin, ...(priceMax && { priceMax }) }
            : key.startsWith('attribute:')
              ? { attribute: [`${key.slice(10)}:${value}`] }
              : { [key]: value }
        expect([key, value, (await world.page({ category: 'digital', ...chosen })).total]).toEqual([key, value, count])
      }
    }
  })

  test('labels are in the reader’s language; a chosen price range is marked', async () => {
    const { facets } = await world.page({ category: 'phones' }, 'en')
    expect(facets.find(({ key }) => key === 'attribute:colour')?.values.map(({ label }) => label)).toEqual(['blue', 'red'])
    const range = facets.find(({ key }) => key === 'price')?.values[0]?.value ?? ''
    const [priceMin, priceMax] = range.split('-')
    const chosen = await world.page({ category: 'phones', priceMin, priceMax })
    expect(chosen.facets.find(({ key }) => key === 'price')?.values.find(({ isChosen }) => isChosen)?.value).toBe(range)
  })

  test('an unknown shop or category has nothing', async () => {
    expect((await world.page({ shop: 'nobody' })).total).toBe(0)
    expect((await world.page({ category: 'nothing' })).total).toBe(0)
  })
})

describe('pages', () => {
  const numbers = Array.from({ length: 11 }, (_, index) => index)

  test.each(['sold', 'newest', 'price', '-price', 'relevance'])('by %s hold every offer once, in order', async (sort) => {
    for (const index of numbers)
      await sell(
        await world.publish({
          zh: `龙井 ${String(index).padStart(2, '0')}`,
          priceFromMinor: 100 * (index % 4),
          publishedAt: new Date(1_700_000_000_000 + (index % 3) * 1000),
        }),
        index % 5 || 1,
      )
    while ((await world.search.listSales()) > 0);
    const paged = await world.allTitles({ sort, limit: 2, query: '龙井' })
    expect(paged).toEqual(await world.titles({ sort, limit: 100, query: '龙井' }))
    expect(new Set(paged).size).toBe(numbers.length)
    if (sort !== 'relevance') expect(await world.allTitles({ sort, limit: 3 })).toEqual(paged)
  })

  test.each([
    'x',
    'bnVsbA',
    Buffer.from('{"sort":"sold","sales":-1,"offerId":"off_1"}').toString('base64url'),
    Buffer.from('{"sort":"price","priceMinor":1,"offerId":"off_00000000000000000000000000"}').toString('base64url'),
  ])('the marker %s is refused', async (after) => {
    await expect(world.page({ after, sort: 'sold' })).rejects.toMatchObject({ code: 'search.cursor-invalid' })
  })

  test('behind a thousand candidates the list goes on to its true end', async () => {
    await insertMany(1050)
    const { total } = await world.page({ query: '龙井' })
    const ids = new Set<string>()
    let count = 0
    for (let after: string | null | undefined; after !== null;) {
      const page = await world.page({ query: '龙井', limit: 100, ...(after && { after }) })
      page.items.forEach(({ offerId }) => ids.add(offerId))
      count += page.items.length
      after = page.next
    }
    expect({ total, count, distinct: ids.size }).toEqual({ total: 1050, count: 1050, distinct: 1050 })
  })
})

/** Rows without their documents. */
async function insertMany(count: number): Promise<void> {
  await run(
    world.database.db,
    sql`insert into search_offers (offer_id, merchant_id, category_slug, kind, price_minor, published_at, is_in_stock, stock, pool_ids, facet_ids, words, lexemes, sales)
    select 'off_' || lpad(n::text, 26, '0'), 'mer_1', 'tea', 'goods', n, now(), true, '[]', '{}', '{}', '{}', '''龙井'':1A ''=龙井'':1', n % 7 from generate_series(1, ${count}) n`,
  )
}

describe('following the catalogue', () => {
  test('an offer that is no longer published is taken out, with its words', async () => {
    const offerId = await world.publish({ zh: '西湖龙井茶' })
    world.documents.delete(offerId)
    await world.database.transaction((tx) => world.search.noteChanged(tx, [offerId, offerId]))
    expect(await world.search.reindexQueued()).toBe(1)
    expect(await world.search.reindexQueued()).toBe(0)
    expect((await world.page({})).total).toBe(0)
    expect(await all(world.database.db, sql`select word from search_words where document_count > 0`)).toEqual([])
  })

  test('words are counted by documents', async () => {
    const offerId = await world.publish({ zh: '龙井 龙井' })
    await world.publish({ zh: '龙井茶叶' })
    await world.database.transaction((tx) => world.search.reindex(tx, [offerId]))
    expect(await all(world.database.db, sql`select document_count from search_words where word = '龙井'`)).toEqual([{ documentCount: 2 }])
  })

  test('a change noted while the offer is read is not lost', async () => {
    const offerId = await world.publish({ zh: '旧名' })
    const { pool } = world.database
    await world.database.transaction((tx) => world.search.noteChanged(tx, [offerId]))
    world.afterRead = async () => {
      const document = world.documents.get(offerId)!
      world.documents.set(offerId, { ...document, title: { 'zh-CN': '新名' } })
      // As noteChanged does, from another connection: it must not wait for the reader either.
      await pool.query(
        "set statement_timeout = '2s'; insert into search_queue as q (offer_id) values ('" +
          offerId +
          "') on conflict (offer_id) do update set revision = q.revision + 1; reset statement_timeout",
      )
    }
    expect(await world.search.reindexQueued()).toBe(1)
    expect(await world.titles({ query: '新名' })).toEqual([])
    expect(await world.search.reindexQueued()).toBe(1)
    expect(await world.search.reindexQueued()).toBe(0)
    expect(await world.titles({ query: '新名' })).toEqual(['新名'])
  })

  test('a sold-out offer is out of stock, and back when there is some again', async () => {
    const poolId = systemIds.next('pol')
    world.stock.set(poolId, 1)
    await world.publish({ zh: '西湖龙井茶', poolIds: [poolId] })
    const note = () => world.database.transaction((tx) => world.search.noteAvailability(tx, [poolId]))
    expect((await world.page({ inStock: 'true' })).total).toBe(1)
    world.stock.set(poolId, 0)
    await note()
    expect((await world.page({ inStock: 'true' })).total).toBe(0)
    expect((await world.page({})).total).toBe(1)
    world.stock.set(poolId, 3)
    await note()
    expect((await world.page({ inStock: 'true' })).total).toBe(1)
  })

  test('an offer is out of stock when an option that must be chosen is, whatever its variants say', async () => {
    const [variant, option] = [systemIds.next('pol'), systemIds.next('pol')]
    world.stock.set(variant, 5)
    await world.publish({ zh: '定制手机', poolIds: [variant], requiredPoolIds: [[option]] })
    expect((await world.page({ inStock: 'true' })).total).toBe(0)
    world.stock.set(option, 1)
    await world.database.transaction((tx) => world.search.noteAvailability(tx, [option]))
    expect((await world.page({ inStock: 'true' })).total).toBe(1)
  })

  test('sales order the list, outlive taking down, and are counted', async () => {
    const first = await world.publish({ zh: '甲' })
    const second = await world.publish({ zh: '乙' })
    await sell(first, 2)
    await sell(first, 3)
    expect(await world.search.listSales()).toBe(1)
    expect(await world.search.listSales()).toBe(0)
    expect(await world.titles({})).toEqual(['甲', '乙'])
    const document = world.documents.get(first)!
    world.documents.delete(first)
    await world.database.transaction((tx) => world.search.reindex(tx, [first]))
    world.documents.set(first, document)
    await world.database.transaction((tx) => world.search.reindex(tx, [first]))
    expect(await world.titles({})).toEqual(['甲', '乙'])
    expect(await world.search.soldCounts(world.database.db, [first, second])).toEqual(new Map([[first, 5]]))
  })

  test('shops and categories are counted; a category notes its offers and those below', async () => {
    await world.publish({ zh: '甲' })
    await world.publish({ zh: '乙', category: 'snacks' })
    expect(await world.search.offerCounts()).toEqual({
      ofMerchants: new Map([[teaHouse, 2]]),
      ofCategories: new Map([
        ['tea', 1],
        ['snacks', 1],
      ]),
    })
    await world.database.transaction((tx) => world.search.noteCategoryChanged(tx, 'food'))
    expect(await world.search.reindexQueued()).toBe(2)
    await world.database.transaction((tx) => world.search.noteMerchantChanged(tx, teaHouse!))
    expect(await world.search.reindexQueued()).toBe(2)
  })
})

describe('suggestions', () => {
  beforeEach(async () => {
    await world.publish({ zh: '龙井茶', en: 'Longjing tea' })
    await world.publish({ zh: '龙井绿茶' })
    await world.publish({ zh: '手机壳' })
  })
  const texts = async (query: string) => (await world.search.suggest(query, 'zh-CN')).map(({ type, text }) => `${type} ${text}`)

  test.each([
    ['龙', 'words 龙井'],
    ['longj', 'words 龙井'],
    ['lj', 'words 龙井'],
    ['long', 'words longjing'],
    ['龙井茶', 'offer 龙井茶'],
    ['Longjing t', 'offer 龙井茶'],
    ['茶', 'category 茶叶'],
    ['chaye', 'category 茶叶'],
    ['cs', 'shop 茶舍'],
    ['tea', 'shop 茶舍'],
    ['绿茶 龙', 'words 绿茶 龙井'],
  ])('%s suggests %s', async (query, expected) => {
    expect(await texts(query)).toContain(expected)
  })

  test('there are ten at most, none for nothing, and no input is an error', async () => {
    for (const query of ['', ' ', '%', '\\', "'", '\0', 'a'.repeat(200), '\ud800'])
      expect((await world.search.suggest(query, 'en')).length).toBeLessThanOrEqual(10)
    expect(await world.search.suggest('  ', 'en')).toEqual([])
  })
})

test('what sells best of the same categories leaves out what was bought', async () => {
  const bought = await world.publish({ zh: '甲' })
  const similar = await world.publish({ zh: '乙' })
  const other = await world.publish({ zh: '丙', category: 'phones' })
  await sell(other, 9)
  await world.search.listSales()
  const { db } = world.database
  expect(await world.search.bestSold(db, { like: [bought], limit: 5 })).toEqual([similar])
  expect(await world.search.bestSold(db, { like: null, limit: 2 })).toEqual([other, similar])
})
