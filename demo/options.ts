/** Build-your-own choices and priced options of two demo offers, as data. Prices are added to the offer's price. */
import type { Localised } from './types.ts'

export interface OptionChoice {
  readonly key: string
  readonly name: Localised
  readonly priceMinor: number
  /** Parts in stock; left out where the choice is not limited. */
  readonly stock?: number
}

export interface OptionGroup {
  readonly key: string
  readonly name: Localised
  readonly required: boolean
  readonly min: number
  readonly max: number
  readonly choices: readonly OptionChoice[]
}

export interface ChoiceRef {
  readonly group: string
  readonly choice: string
}

/** Choosing `when` rules out every one of `excludes`; `reason` is what the shopper reads. */
export interface OptionRule {
  readonly when: ChoiceRef
  readonly excludes: readonly ChoiceRef[]
  readonly reason: Localised
}

export interface OfferOptions {
  readonly shop: string
  readonly handle: string
  readonly groups: readonly OptionGroup[]
  readonly rules: readonly OptionRule[]
}

function text(chinese: string, english: string): Localised {
  return { 'zh-CN': chinese, en: english }
}

function choice(key: string, name: Localised, priceYuan: number, stock?: number): OptionChoice {
  return { key, name, priceMinor: priceYuan * 100, ...(stock === undefined ? {} : { stock }) }
}

function one(key: string, name: Localised, choices: readonly OptionChoice[]): OptionGroup {
  return { key, name, required: true, min: 1, max: 1, choices }
}

function upTo(max: number, key: string, name: Localised, choices: readonly OptionChoice[]): OptionGroup {
  return { key, name, required: false, min: 0, max, choices }
}

function ref(group: string, key: string): ChoiceRef {
  return { group, choice: key }
}

const PHONE_GROUPS: readonly OptionGroup[] = [
  one('cpu', text('处理器', 'Processor'), [
    choice('n1', text('北辰 N1 八核', 'Beichen N1, eight cores'), 0, 160),
    choice('n2', text('北辰 N2 高能效', 'Beichen N2, efficient'), 400, 90),
    choice('n2-pro', text('北辰 N2 Pro 散热版', 'Beichen N2 Pro, vapour-cooled'), 800, 36),
  ]),
  one('memory', text('内存', 'Memory'), [
    choice('8gb', text('8 GB', '8 GB'), 0, 200),
    choice('12gb', text('12 GB', '12 GB'), 250, 140),
    choice('16gb', text('16 GB', '16 GB'), 500, 60),
    choice('24gb', text('24 GB', '24 GB'), 900, 12),
  ]),
  one('storage', text('存储', 'Storage'), [
    choice('128gb', text('128 GB', '128 GB'), 0, 180),
    choice('256gb', text('256 GB', '256 GB'), 300, 150),
    choice('512gb', text('512 GB', '512 GB'), 700, 70),
    choice('1tb', text('1 TB', '1 TB'), 1400, 15),
  ]),
  one('camera', text('影像', 'Camera'), [
    choice('single', text('单摄 5000 万', 'Single, 50 MP'), 0, 160),
    choice('dual', text('双摄 主摄 + 超广角', 'Dual, wide and ultra-wide'), 300, 120),
    choice('tele', text('三摄 加潜望长焦', 'Triple, with periscope zoom'), 900, 28),
  ]),
  one('colour', text('颜色', 'Colour'), [
    choice('ink', text('墨黑', 'Ink black'), 0),
    choice('mist', text('雾蓝', 'Mist blue'), 0),
    choice('blush', text('藕粉', 'Blush'), 0),
    choice('forest', text('松绿', 'Pine green'), 0),
    choice('wood', text('原木', 'Natural wood'), 0),
  ]),
  one('material', text('背板材质', 'Back material'), [
    choice('glass', text('磨砂玻璃', 'Frosted glass'), 0, 220),
    choice('leather', text('素皮', 'Vegan leather'), 150, 80),
    choice('ceramic', text('微晶陶瓷', 'Ceramic'), 500, 20),
    choice('walnut', text('胡桃木', 'Walnut'), 350, 9),
  ]),
  upTo(3, 'extras', text('附加', 'Extras'), [
    choice('charger', text('65W 充电器', '65 W charger'), 99, 300),
    choice('case', text('同色手机壳', 'Matching case'), 49, 300),
    choice('film', text('出厂贴膜', 'Screen film, fitted'), 29),
  ]),
]

const PHONE_RULES: readonly OptionRule[] = [
  {
    when: ref('cpu', 'n1'),
    excludes: [ref('memory', '16gb'), ref('memory', '24gb')],
    reason: text('N1 的内存控制器最多支持 12 GB。', 'The N1 addresses at most 12 GB of memory.'),
  },
  {
    when: ref('cpu', 'n1'),
    excludes: [ref('camera', 'tele')],
    reason: text('潜望长焦需要 N2 的影像单元。', 'The periscope zoom needs the image unit of the N2.'),
  },
  {
    when: ref('cpu', 'n2'),
    excludes: [ref('memory', '24gb')],
    reason: text('24 GB 只与 N2 Pro 的散热板配套。', '24 GB is built only with the cooling plate of the N2 Pro.'),
  },
  {
    when: ref('camera', 'tele'),
    excludes: [ref('material', 'walnut')],
    reason: text('潜望镜组太厚，木质背板开不了那么深的槽。', 'The periscope is deeper than a wooden back can be cut.'),
  },
  {
    when: ref('material', 'walnut'),
    excludes: [ref('colour', 'ink'), ref('colour', 'mist'), ref('colour', 'blush'), ref('colour', 'forest')],
    reason: text('胡桃木背板保持原木色，不染色。', 'The walnut back keeps its own colour and is not dyed.'),
  },
  {
    when: ref('colour', 'wood'),
    excludes: [ref('material', 'glass'), ref('material', 'leather'), ref('material', 'ceramic')],
    reason: text('原木色只有胡桃木背板。', 'Natural wood exists only as the walnut back.'),
  },
  {
    when: ref('storage', '1tb'),
    excludes: [ref('memory', '8gb')],
    reason: text('1 TB 的索引至少需要 12 GB 内存。', 'Indexing 1 TB needs at least 12 GB of memory.'),
  },
]

const GIFT_GROUPS: readonly OptionGroup[] = [
  one('paper', text('包装纸', 'Wrapping paper'), [
    choice('none', text('不包，环保盒即可', 'None, the plain box is fine'), 0),
    choice('kraft', text('牛皮纸', 'Kraft'), 6),
    choice('washi', text('和纸 山色', 'Washi, hills'), 15, 60),
    choice('furoshiki', text('棉布包袱 可再用', 'Cotton wrap, reusable'), 38, 24),
  ]),
  upTo(1, 'ribbon', text('丝带', 'Ribbon'), [
    choice('cream', text('米白', 'Off-white'), 4),
    choice('crimson', text('朱砂', 'Vermilion'), 4),
    choice('forest', text('松绿', 'Pine green'), 4),
  ]),
  upTo(2, 'tucked-in', text('放进去', 'Tucked in'), [
    choice('card', text('空白卡一张', 'A blank card'), 3),
    choice('sprig', text('干花一枝', 'A dried sprig'), 8, 80),
    choice('hide-price', text('不放价签与发票', 'No price tag or invoice'), 0),
  ]),
]

const GIFT_RULES: readonly OptionRule[] = [
  {
    when: ref('paper', 'furoshiki'),
    excludes: [ref('ribbon', 'cream'), ref('ribbon', 'crimson'), ref('ribbon', 'forest')],
    reason: text('包袱布自己打结，不用丝带。', 'The cloth ties its own knot and takes no ribbon.'),
  },
]

export const OFFER_OPTIONS: readonly OfferOptions[] = [
  { shop: 'digital', handle: 'polaris-phone-custom', groups: PHONE_GROUPS, rules: PHONE_RULES },
  { shop: 'home', handle: 'gift-set-evening', groups: GIFT_GROUPS, rules: GIFT_RULES },
]
