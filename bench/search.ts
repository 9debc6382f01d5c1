/**
 * How long searches take at 100,000 offers and 400 shops: `node bench/search.ts [offers] [data folder]`. Indexes them
 * once into a database of its own, kept between runs; then runs the mix one by one: cold, as the first reader finds it, and warm, with
 * counts and plans remembered for seconds as they are in service. The last line is JSON.
 */
import path from 'node:path'
import { offersQuerySchema } from '@yizhan/contract/search'
import type { OfferCard } from '@yizhan/contract/catalogue'
import type { Id } from '@yizhan/contract/shared'
import { createSearch } from '../server/src/modules/search/index.ts'
import type { OfferDocument, Search } from '../server/src/modules/search/index.ts'
import type { MerchantFacts } from '../server/src/modules/merchants/index.ts'
import { first, openDatabase, run, sql } from '../server/src/platform/db.ts'
import type { Database } from '../server/src/platform/db.ts'
import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres.ts'
import { migrate } from '../server/src/platform/migrate.ts'
import { generateCategories, generateOffers } from './data/generate-search-rows.ts'

const mix: Readonly<Record<string, Record<string, unknown>>> = {
  'all, by sales': {},
  newest: { sort: 'newest' },
  'cheapest first': { sort: 'price' },
  'top category': { category: 'digital' },
  'leaf category': { category: 'tea' },
  'small category': { category: 'tickets' },
  shop: { shop: 'shop-7' },
  'small shop': { shop: 'shop-390' },
  'category, price, stock': { category: 'fashion', priceMin: 5000, priceMax: 20_000, inStock: 'true' },
  'category, attribute': { category: 'food', attribute: ['colour:red', 'colour:blue'] },
  'two attributes': { category: 'home', attribute: ['colour:green', 'material:ceramic'] },
  龙井: { query: '龙井' },
  手机壳: { query: '手机壳' },
  运动鞋: { query: '运动鞋 防水' },
  茶: { query: '茶' },
  手机: { query: '手机' },
  longjing: { query: 'longjing' },
  lj: { query: 'ljc' },
  phone: { query: 'phone' },
  'brand model': { query: 'Lumen L345' },
  'typing error': { query: 'aurroa' },
  'word and category': { query: '经典', category: 'clothes' },
  'word, attribute': { query: '便携', attribute: ['colour:black'] },
  'word by price': { query: '手机', sort: 'price' },
  'nearly all': { query: '包邮' },
  景点: { query: '景点' },
  nothing: { query: 'zxqwv' },
  'office chair': { query: 'office chair' },
  'long question': { query: '适合送礼的大容量保温杯 家用' },
}
const typed = ['龙', '手', 'l', 'lo', 'longj', 'sjk', 'aur', 'Lumen 杭', '运动', 'o', '保温杯']
const rounds = 7

const [count = 100_000, dataDir = path.resolve(import.meta.dirname, '../.cache/bench-search')] = [
  process.argv[2] ? Number(process.argv[2]) : undefined,
  process.argv[3],
]
const merchantIds = Array.from({ length: 400 }, (_, index) => `mer_${String(index).padStart(26, '0')}` as Id<'mer'>) // as: digits are of the alphabet
const postgres = await startEmbeddedPostgres({ dataDir: `${dataDir}-${count}` })
await migrate(postgres.url)
const documents = new Map<Id<'off'>, OfferDocument>([...generateOffers(count, merchantIds)].map((document) => [document.offerId, document]))
const database = openDatabase({ url: postgres.url })
const search = searchOver(database, 0)
try {
  const indexSeconds = await index(search)
  const cold = await measure(search)
  const warm = await measure(searchOver(database, 60))
  console.log(JSON.stringify({ bench: 'search', offers: count, shops: merchantIds.length, indexSeconds, cold, warm }))
} finally {
  await database.close()
  await postgres.stop()
}

function searchOver(over: Database, rememberSeconds: number): Search {
  const facts = new Map(
    merchantIds.map((merchantId, shop) => [merchantId, { merchantId, slug: `shop-${shop}`, name: { en: `Shop ${shop}` } } as MerchantFacts]),
  ) // as: search reads no more
  return createSearch({
    database: over,
    rememberSeconds,
    merchants: {
      facts: async (_, ids) => new Map(ids.flatMap((id) => (facts.has(id) ? [[id, facts.get(id)!] as const] : []))), // !: just asked
      bySlug: async (_, slug) => [...facts.values()].find((shop) => shop.slug === slug),
      listOpen: async () => [...facts.values()],
    },
    documents: async (_, ids) => ids.flatMap((id) => documents.get(id) ?? []),
    cards: async (_, ids) => new Map(ids.map((offerId) => [offerId, { offerId, title: documents.get(offerId)?.title['zh-CN'] } as OfferCard])), // as: nobody looks further
    categories: async () => generateCategories(),
    availability: async (_, ids) => new Map(ids.map((id, at) => [id, { available: at % 10 === 0 ? 0 : 5 }])),
  })
}

async function index(over: Search): Promise<number> {
  const known = await first(database.db, sql<{ count: number }>`select count(*) as count from search_offers`)
  if (known?.count === count) return 0
  const started = performance.now()
  const ids = [...documents.keys()]
  for (let at = 0; at < ids.length; at += 5000) await database.transaction((tx) => over.noteChanged(tx, ids.slice(at, at + 5000)))
  while ((await over.reindexQueued()) > 0);
  // A few sell much, most sell little.
  const lines = ids.map((offerId, at) => ({ offerId, quantity: Math.floor(20_000 / (1 + ((at * 7919) % ids.length))) })).filter(({ quantity }) => quantity > 0)
  for (let at = 0; at < lines.length; at += 5000) await database.transaction((tx) => over.countSales(tx, lines.slice(at, at + 5000)))
  while ((await over.listSales()) > 0);
  await run(database.db, sql`vacuum analyze`)
  return Math.round((performance.now() - started) / 1000)
}

async function measure(over: Search): Promise<{ p50: number; p95: number; max: number; suggestP50: number; suggestP95: number; slowest: string }> {
  await over.warmUp()
  const times: number[] = []
  const medians: [string, number, number][] = []
  for (const [name, query] of Object.entries(mix)) {
    const own: number[] = []
    let total = 0
    for (let round = 0; round < rounds; round += 1) {
      const started = performance.now()
      total = (await over.list(offersQuerySchema.parse(query), 'zh-CN')).total
      own.push(performance.now() - started)
    }
    medians.push([name, percentile(own, 0.5), total])
    times.push(...own)
  }
  const suggesting: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const text of typed) {
      const started = performance.now()
      await over.suggest(text, 'zh-CN')
      suggesting.push(performance.now() - started)
    }
  }
  for (const [name, millis, total] of medians) console.log(`${millis.toFixed(1).padStart(8)} ms  ${String(total).padStart(7)} offers  ${name}`)
  const slowest = medians.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    max: percentile(times, 1),
    suggestP50: percentile(suggesting, 0.5),
    suggestP95: percentile(suggesting, 0.95),
    slowest,
  }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 10) / 10
}
