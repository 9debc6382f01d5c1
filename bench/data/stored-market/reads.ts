import { orderFilters } from '@yizhan/contract/orders'
import { merchantSlugOf } from '../stored-market.ts'
import type { MarketSize } from '../stored-market.ts'
import type { Readers } from './readers.ts'

/** One question to a filled market. `page` 2 is asked with what the answer to the same question calls `next`. */
export interface Read {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly page: 1 | 2
}
export interface ReadKind {
  /** The question of this round; rounds differ in who asks, and for what. */
  readonly read: (round: number) => Read
  /** Rows that one step of its statements may read, however large the market is. */
  readonly rowsMax: number
}

/** Each stands in the titles of a twentieth of all offers and more. */
const commonWords = ['手机', '茶', '运动', 'Lumen', '杭州']
/** Both words together stand in few titles of a thousand, or none. */
const rareWords = ['青岛 刀具套装', '新疆 演唱会门票', '内蒙古 床垫', '景德镇 帆布鞋', '西湖 激活码']
/** Orders are searched for what stands there letter by letter; the last is nowhere, so that all are looked through. */
const orderWords = [...commonWords, '刀具套装', '演唱会门票', '折叠屏手机', '没有的东西']
const sorts = ['sold', 'newest', 'price', '-price']
const categories = [
  'food',
  'tea',
  'snacks',
  'digital',
  'phones',
  'accessories',
  'fashion',
  'shoes',
  'clothes',
  'home',
  'kitchen',
  'furniture',
  'virtual',
  'tickets',
]
const filters = ['', '&inStock=true', '&priceMin=5000&priceMax=50000', '&attribute=colour%3Ared', '&kind=goods']

/** What is read of stored data, by kind. Every question about offers has an address of its own, so that no kept answer hides the database. */
export function readKinds(readers: Readers, size: MarketSize): Readonly<Record<string, ReadKind>> {
  return { ...orderReads(readers), ...offerReads(size) }
}

/** One person has some hundred orders, of up to three lines. */
const ofPersonMax = 1200
const pageRowsMax = 400
const searchedMax = 5001

function orderReads({ shoppers, merchants, operator }: Readers): Record<string, ReadKind> {
  const tab = (round: number) => `?state=${pick(orderFilters, Math.floor(round / 7))}`
  const words = (round: number) => `?query=${encodeURIComponent(pick(orderWords, Math.floor(round / 3)))}`
  const ofShopper = (query: string, round: number) => ({ path: `/orders${query}`, headers: pick(shoppers, round) })
  const ofMerchant = (query: string, round: number) => {
    const { merchantId, headers } = pick(merchants, round)
    return { path: `/merchant/${merchantId}/orders${query}`, headers }
  }
  const ofAll = (query: string) => ({ path: `/operator/orders${query}`, headers: operator })
  return {
    orderCentre: { read: (round) => ({ ...ofShopper(tab(round), round), page: 1 }), rowsMax: ofPersonMax },
    orderCentrePage2: { read: (round) => ({ ...ofShopper('?limit=5', round), page: 2 }), rowsMax: ofPersonMax },
    orderCentreSearch: { read: (round) => ({ ...ofShopper(words(round), round), page: 1 }), rowsMax: ofPersonMax },
    merchantOrders: { read: (round) => ({ ...ofMerchant(tab(round), round), page: 1 }), rowsMax: pageRowsMax },
    merchantOrdersPage2: { read: (round) => ({ ...ofMerchant('', round), page: 2 }), rowsMax: pageRowsMax },
    merchantOrdersSearch: { read: (round) => ({ ...ofMerchant(words(round), round), page: 1 }), rowsMax: searchedMax },
    allOrders: { read: (round) => ({ ...ofAll(tab(round)), page: 1 }), rowsMax: pageRowsMax },
    allOrdersPage2: { read: () => ({ ...ofAll(''), page: 2 }), rowsMax: pageRowsMax },
    allOrdersSearch: { read: (round) => ({ ...ofAll(words(round)), page: 1 }), rowsMax: searchedMax },
  }
}

/** A page is filled from the offers in order; the rarest filters let one of a hundred through. */
const walkedMax = 3000

function offerReads({ merchants }: MarketSize): Record<string, ReadKind> {
  const listing = (round: number) =>
    `/offers?category=${pick(categories, round)}&sort=${pick(sorts, Math.floor(round / 3))}${pick(filters, Math.floor(round / 5))}&round=${round}`
  const anew = (round: number) => `/offers?category=${pick(categories, round)}&sort=${pick(sorts, Math.floor(round / 3))}&priceMin=${1000 + round}`
  const ofShop = (round: number) => `/offers?shop=${merchantSlugOf(1 + ((round * 37) % merchants))}&sort=${pick(sorts, Math.floor(round / 3))}&round=${round}`
  const ofAll = (round: number) => `/offers?sort=${pick(sorts, round)}&round=${round}`
  const search = (words: readonly string[]) => (round: number) => `/offers?query=${encodeURIComponent(pick(words, round))}&round=${round}`
  const kind = (path: (round: number) => string, page: 1 | 2 = 1): ReadKind => ({
    read: (round) => ({ path: path(round), headers: {}, page }),
    rowsMax: walkedMax,
  })
  return {
    listing: kind(listing),
    listingPage2: kind(listing, 2),
    listingAnew: kind(anew),
    listingOfShop: kind(ofShop),
    listingOfAll: kind(ofAll),
    searchCommon: kind(search(commonWords)),
    searchCommonPage2: kind(search(commonWords), 2),
    searchRare: kind(search(rareWords)),
  }
}

function pick<T>(from: readonly T[], round: number): T {
  return from[round % from.length]! // !: below the length
}
