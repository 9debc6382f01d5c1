import { load } from './load.ts'
import { startBenchServer } from './bench-server.ts'

/** Reads of the public API over HTTP on 10,000 offers: listing, one offer, search. Prints one JSON line last. */
const offers = 10_000
const server = await startBenchServer(offers)
const words = ['龙井茶', '蓝牙耳机', '经典', '手机壳', 'longjing', '运动鞋', '保温杯', '台灯', '双肩包', '咖啡豆', '加厚围巾', 'gangbi']
const sorts = ['sold', 'newest', 'price', '-price']
const listing = sorts.flatMap((sort) => Array.from({ length: 10 }, (_, shop) => `/api/v1/offers?sort=${sort}&shop=shop-${shop}`))
const search = words.flatMap((word) => sorts.map((sort) => `/api/v1/offers?query=${encodeURIComponent(word)}&sort=${sort}`))
const offer = server.offerIds.slice(0, 300).map((offerId) => `/api/v1/offers/${offerId}`)
try {
  const figures = { listing: await load(server.url, listing), offer: await load(server.url, offer), search: await load(server.url, search) }
  // Every address new, so that nothing kept can answer: what the database and the code cost.
  const uncached = {
    listing: await load(server.url, (round) => `/api/v1/offers?priceMin=${round % 99_000}&limit=${24 + (round % 7)}`),
    search: await load(server.url, (round) => `/api/v1/offers?query=${encodeURIComponent(words[round % words.length] ?? '')}&priceMin=${round}`),
  }
  console.log(JSON.stringify({ bench: 'catalogue', offers, ...figures, uncached, memoryMb: server.memoryMb() }))
} finally {
  await server.stop()
}
