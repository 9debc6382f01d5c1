import type { Id, Localized } from '@yizhan/contract/shared'
import type { OfferDocument } from '../../server/src/modules/search/index.ts'

/** Categories of generated offers: two levels, as in `generateCategories`. */
const things = {
  tea: ['龙井茶', '普洱茶', '铁观音', '茉莉花茶', '白毫银针'],
  snacks: ['坚果礼盒', '牛肉干', '曲奇饼干', '薯片', '巧克力'],
  phones: ['智能手机', '折叠屏手机', '老人手机'],
  accessories: ['手机壳', '无线耳机', '充电宝', '数据线', '钢化膜'],
  shoes: ['运动鞋', '跑鞋', '登山鞋', '帆布鞋'],
  clothes: ['羽绒服', '连衣裙', 'T恤', '牛仔裤', '衬衫'],
  kitchen: ['电饭煲', '不粘锅', '保温杯', '刀具套装'],
  furniture: ['办公椅', '沙发', '床垫', '书桌'],
  games: ['游戏点卡', '激活码', '会员月卡'],
  tickets: ['景点门票', '电影票', '演唱会门票'],
} as const
const english: Readonly<Record<keyof typeof things, string>> = {
  tea: 'tea',
  snacks: 'snack',
  phones: 'smartphone',
  accessories: 'phone accessory',
  shoes: 'sneakers',
  clothes: 'jacket',
  kitchen: 'rice cooker',
  furniture: 'office chair',
  games: 'game card code',
  tickets: 'ticket',
}
const parents: Readonly<Record<keyof typeof things, string>> = {
  tea: 'food',
  snacks: 'food',
  phones: 'digital',
  accessories: 'digital',
  shoes: 'fashion',
  clothes: 'fashion',
  kitchen: 'home',
  furniture: 'home',
  games: 'virtual',
  tickets: 'virtual',
}
const leaves = Object.keys(things) as (keyof typeof things)[]
const qualities = [
  '正宗',
  '经典',
  '新款',
  '家用',
  '便携',
  '加厚',
  '防水',
  '轻便',
  '高端',
  '学生',
  '商务',
  '复古',
  '限量',
  '环保',
  '大容量',
  '智能',
  '迷你',
  '专业',
  '儿童',
  '情侣',
]
const places = ['杭州', '云南', '福建', '北京', '上海', '广州', '成都', '西湖', '景德镇', '内蒙古', '新疆', '青岛']
const brands = [
  'Lumen',
  'Aurora',
  'Kestrel',
  'Nordic',
  'Pioneer',
  'Willow',
  'Orchid',
  'Summit',
  'Harbor',
  'Maple',
  'Falcon',
  'Cedar',
  'Iris',
  'Quartz',
  'Meadow',
  'Ridge',
]
const colours = [
  ['红色', 'red'],
  ['蓝色', 'blue'],
  ['黑色', 'black'],
  ['白色', 'white'],
  ['绿色', 'green'],
  ['灰色', 'grey'],
] as const
const materials = [
  ['纯棉', 'cotton'],
  ['不锈钢', 'steel'],
  ['实木', 'wood'],
  ['陶瓷', 'ceramic'],
] as const
const sentences = [
  '采用优质材料制作,经久耐用。',
  '适合送礼、自用和办公场合。',
  '全国包邮,七天无理由退货。',
  '支持多种规格选择,满足不同需求。',
  'Made with care from selected materials.',
  '厂家直销,价格实惠,品质保证。',
  '细节用心,做工精细,手感舒适。',
  'Ships within a day from our own warehouse.',
  '客服在线解答,售后无忧。',
]

export function generateCategories(): { slug: string; parentSlug: string | null; name: string; attributes: { key: string; label: string }[] }[] {
  const attributes = [
    { key: 'colour', label: '颜色' },
    { key: 'material', label: '材质' },
  ]
  const tops = [...new Set(Object.values(parents))].map((slug) => ({ slug, parentSlug: null, name: slug, attributes }))
  return [...tops, ...leaves.map((slug) => ({ slug, parentSlug: parents[slug], name: things[slug][0], attributes: [] }))]
}

/**
 * Offers such as shops write them, a few dozen to some hundred words each, always the same for the same numbers.
 * Shops, words and categories are of uneven frequency, as in life.
 */
export function* generateOffers(count: number, merchantIds: readonly Id<'mer'>[]): Generator<OfferDocument> {
  const random = randomFrom(20_260_101)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() ** 1.7 * from.length)]! // !: below the length
  for (let index = 0; index < count; index += 1) {
    const categorySlug = pick(leaves)
    const thing = pick(things[categorySlug])
    const brand = pick(brands)
    const model = `${brand.charAt(0)}${100 + Math.floor(random() * 900)}`
    const title: Localized = {
      'zh-CN': `${brand} ${pick(places)}${pick(qualities)}${thing} ${pick(qualities)} ${model}`,
      en: `${brand} ${english[categorySlug]} ${model}`,
    }
    yield {
      offerId: `off_${String(index).padStart(26, '0')}` as Id<'off'>, // as: digits are of the alphabet
      merchantId: pick(merchantIds),
      kind: categorySlug === 'games' ? 'code' : 'goods',
      isListed: true,
      title,
      vendor: brand,
      skus: [`${model}-${index}`],
      choices: [],
      categoryPath: [
        { slug: parents[categorySlug], name: { en: parents[categorySlug] } },
        { slug: categorySlug, name: { 'zh-CN': things[categorySlug][0], en: english[categorySlug] } },
      ],
      shop: { slug: '', name: { 'zh-CN': `${brand}旗舰店`, en: `${brand} store` } },
      description: { 'zh-CN': Array.from({ length: 6 + Math.floor(random() * 8) }, () => pick(sentences)).join('') + `${pick(places)}${pick(qualities)}` },
      tags: [pick(qualities), pick(places)],
      attributes: [attribute('colour', pick(colours)), attribute('material', pick(materials))],
      priceFromMinor: Math.floor(10 ** (3 + random() * 3)),
      publishedAt: new Date(1_767_225_600_000 + index * 60_000),
      poolIds: [`pol_${String(index).padStart(26, '0')}` as Id<'pol'>],
      isUnlimited: false,
      requiredPoolIds: [], // as: see above
    }
  }
}

function attribute(key: string, [zh, en]: readonly [string, string]): OfferDocument['attributes'][number] {
  return { key, label: {}, value: { 'zh-CN': zh, en } }
}

/** A small generator of even numbers in 0..1 (mulberry32): repeatable, which Math.random is not. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
