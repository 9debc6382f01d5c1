/** The demo's merchants. Names, people and brands are invented. */
import type { Localised, Shop } from './types.ts'

interface ShopText {
  readonly slug: string
  readonly prefix: string
  readonly name: readonly [chinese: string, english: string]
  readonly tagline: readonly [chinese: string, english: string]
  readonly description: readonly [chinese: string, english: string]
  readonly colour: string
  readonly emoji: string
  readonly category: string
  /** Delivery fee and the amount from which it is free, in fen; null for shops that post nothing. */
  readonly delivery: readonly [feeMinor: number, freeFromMinor: number] | null
}

const TEXTS: readonly ShopText[] = [
  {
    slug: 'tea-house',
    prefix: 'YX',
    colour: '#4F6B52',
    emoji: '🍵',
    category: 'tea-coffee',
    delivery: [800, 9900],
    name: ['云岫茶舍', 'Yunxiu Tea House'],
    tagline: ['山里的茶，慢慢喝', 'Tea from the hills, taken slowly'],
    description: [
      '我们每年春天进山两个月，只收看得见茶园、叫得出制茶人名字的茶。每一款都写清产地、采期和怎么泡。',
      'Each spring we spend two months in the hills and buy only where we have seen the garden and know the maker. Every tea says where it grew, when it was picked and how to brew it.',
    ],
  },
  {
    slug: 'stationery',
    prefix: 'BG',
    colour: '#3F5D73',
    emoji: '📔',
    category: 'books-culture',
    delivery: [600, 5900],
    name: ['半格文具', 'Half-Grid Stationery'],
    tagline: ['给还在用手写字的人', 'For people who still write by hand'],
    description: [
      '从一本可以摊平的本子开始。景点手账、明信片、钢笔和墨水，都是我们自己先用满一本才上架。',
      'It began with one notebook that lies flat. Travel journals, postcards, pens and ink: we fill one ourselves before we sell it.',
    ],
  },
  {
    slug: 'kitchen',
    prefix: 'ZT',
    colour: '#9C4A2F',
    emoji: '🍲',
    category: 'home',
    delivery: [1000, 19900],
    name: ['灶台边', 'By the Stove'],
    tagline: ['好用十年的厨房东西', 'Kitchen things good for ten years'],
    description: [
      '锅、刀、碗、砧板。少而耐用，坏了能修，附每件东西的养护办法。',
      'Pots, knives, bowls and boards. Few and lasting, repairable, each with the way to care for it.',
    ],
  },
  {
    slug: 'flowers',
    prefix: 'HJ',
    colour: '#A8566A',
    emoji: '💐',
    category: 'home',
    delivery: [1200, 12900],
    name: ['花间半亩', 'Half an Acre of Flowers'],
    tagline: ['从花田到你家的窗台', 'From the field to your sill'],
    description: [
      '昆明半亩花田，和一群知道你家朝北的人。鲜花当日采扎，绿植养稳了才发。',
      'Half an acre in Kunming and people who remember that your window faces north. Flowers are cut the same day; plants leave when settled.',
    ],
  },
  {
    slug: 'fashion',
    prefix: 'SL',
    colour: '#6B5444',
    emoji: '👟',
    category: 'wear',
    delivery: [0, 0],
    name: ['素履', 'Sulü'],
    tagline: ['穿得久的鞋包衣裳', 'Shoes, bags and clothes to wear long'],
    description: [
      '素履以往。版型一年只改一次，尺码写到厘米，七天无理由，寄回免邮。',
      'Plain shoes, a long road. Patterns change once a year, sizes are given in centimetres, returns are free for seven days.',
    ],
  },
  {
    slug: 'digital',
    prefix: 'BJ',
    colour: '#34416B',
    emoji: '📱',
    category: 'digital',
    delivery: [0, 0],
    name: ['北极星数码', 'Polestar Digital'],
    tagline: ['你来配，我们装', 'You choose, we build'],
    description: [
      '手机可以像电脑一样自选配置。耳机、键盘、充电器都写明实测数据，三年内坏了以旧换修。',
      'Phones built to order like computers. Earphones, keyboards and chargers come with our own measurements, and three years of repair by exchange.',
    ],
  },
  {
    slug: 'snacks',
    prefix: 'GR',
    colour: '#C2701E',
    emoji: '🍎',
    category: 'food',
    delivery: [800, 6900],
    name: ['果然鲜', 'Fresh Indeed'],
    tagline: ['当季的水果，认真的零嘴', 'Fruit in season, snacks in earnest'],
    description: [
      '下单才摘，坏果包赔，不熟的不发。零食配料表越短越好。',
      'Picked after you order, bruises refunded, nothing sent unripe. Snacks with the shortest lists of ingredients we could find.',
    ],
  },
  {
    slug: 'books-toys',
    prefix: 'ZC',
    colour: '#2F6B75',
    emoji: '📚',
    category: 'books-culture',
    delivery: [600, 8800],
    name: ['纸船书屋', 'Paper Boat Books'],
    tagline: ['大人的书，小孩的玩具', 'Books for grown-ups, toys for the small'],
    description: [
      '一间开在河边的书店。每本书店员都读过，每件玩具都被至少三个孩子摔过。',
      'A bookshop by the river. Every book has been read by one of us, every toy dropped by at least three children.',
    ],
  },
  {
    slug: 'outdoor',
    prefix: 'YS',
    colour: '#3E6651',
    emoji: '⛺',
    category: 'sport',
    delivery: [1000, 19900],
    name: ['远山户外', 'Far Hills Outdoor'],
    tagline: ['走出去，再走回来', 'Walk out, and walk back'],
    description: [
      '帐篷、背包、球和垫子。我们在同一座山上试过所有东西，雨天也去。',
      'Tents, packs, balls and mats, all tried on the same mountain, rain included.',
    ],
  },
  {
    slug: 'home',
    prefix: 'MM',
    colour: '#8A7358',
    emoji: '🪔',
    category: 'home',
    delivery: [1000, 15900],
    name: ['木与棉', 'Wood & Cotton'],
    tagline: ['让家安静一点', 'A quieter home'],
    description: ['床品、灯、香和收纳。颜色从同一张色卡里来，怎么搭都不吵。', 'Bedding, light, scent and storage in colours from one card, so nothing argues.'],
  },
  {
    slug: 'coffee',
    prefix: 'CW',
    colour: '#7A4B2E',
    emoji: '☕',
    category: 'tea-coffee',
    delivery: [800, 9900],
    name: ['晨雾咖啡', 'Morning Mist Coffee'],
    tagline: ['豆子寄到家，券码进店喝', 'Beans to your door, cups in our shops'],
    description: [
      '云南山里的处理站，城里的十二家小店。豆子下单次日烘，咖啡券付款就到。',
      'A washing station in Yunnan and twelve small shops in town. Beans are roasted the day after you order; vouchers arrive with the payment.',
    ],
  },
  {
    slug: 'cards',
    prefix: 'DK',
    colour: '#5A4AA8',
    emoji: '🎮',
    category: 'cards',
    delivery: null,
    name: ['点卡驿站', 'Card Relay'],
    tagline: ['付款即发码，二十四小时', 'Codes at payment, round the clock'],
    description: [
      '游戏点卡、电影和餐饮券码。自动发码，查得到每一张的去处。',
      'Game cards, cinema and restaurant vouchers, issued automatically and every code accounted for.',
    ],
  },
  {
    slug: 'software',
    prefix: 'ZR',
    colour: '#2D5F86',
    emoji: '💿',
    category: 'cards',
    delivery: null,
    name: ['正软', 'Zheng Software'],
    tagline: ['正版授权与会员', 'Licences and memberships, genuine'],
    description: [
      '软件授权、影音会员、网盘和课程。写清能装几台、何时到期、怎么退。',
      'Software licences, media memberships, storage and courses, plain about devices, expiry and refunds.',
    ],
  },
]

function localised([chinese, english]: readonly [string, string]): Localised {
  return { 'zh-CN': chinese, en: english }
}

export const SHOPS: readonly Shop[] = TEXTS.map((text) => ({
  slug: text.slug,
  name: localised(text.name),
  tagline: localised(text.tagline),
  description: localised(text.description),
  colour: text.colour,
  coverEmoji: text.emoji,
  ownerEmail: `${text.slug}@demo.yizhan.test`,
  deliveryFeeMinor: text.delivery?.[0] ?? 0,
  freeDeliveryFromMinor: text.delivery?.[1] ?? null,
  currency: 'CNY',
  category: text.category,
  coverPicture: `shop-${text.slug}-cover.webp`,
  logoPicture: `shop-${text.slug}-logo.webp`,
  skuPrefix: text.prefix,
}))
