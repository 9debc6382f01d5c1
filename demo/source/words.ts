/** Words that many products share: colours with their names and tones, and the names of option axes. */
import type { Localised } from '../types.ts'

export interface Colour {
  readonly name: Localised
  readonly tone: string
}

function colour(tone: string, chinese: string, english: string): Colour {
  return { tone, name: { 'zh-CN': chinese, en: english } }
}

export const COLOURS: Readonly<Record<string, Colour>> = {
  ink: colour('#2b2d33', '墨黑', 'Ink black'),
  charcoal: colour('#4a4d54', '炭灰', 'Charcoal'),
  stone: colour('#9b9a94', '岩灰', 'Stone grey'),
  silver: colour('#c5c9ce', '银色', 'Silver'),
  white: colour('#f3f1ec', '瓷白', 'Porcelain white'),
  bone: colour('#e8e0d0', '米白', 'Off-white'),
  cream: colour('#f0e2c2', '奶油', 'Cream'),
  sand: colour('#d8c3a0', '沙色', 'Sand'),
  oat: colour('#cbb594', '燕麦', 'Oat'),
  caramel: colour('#b7824f', '焦糖', 'Caramel'),
  walnut: colour('#6f4a33', '胡桃', 'Walnut'),
  bamboo: colour('#cfa868', '竹色', 'Bamboo'),
  wood: colour('#b98a5c', '原木', 'Natural wood'),
  clay: colour('#a65f45', '陶土', 'Clay'),
  terracotta: colour('#c9775b', '赤陶', 'Terracotta'),
  persimmon: colour('#d2603a', '柿红', 'Persimmon'),
  crimson: colour('#a8342f', '朱砂', 'Vermilion'),
  rose: colour('#c9656f', '玫瑰', 'Rose'),
  blush: colour('#e6b3ac', '藕粉', 'Blush'),
  plum: colour('#7a4560', '梅紫', 'Plum'),
  lavender: colour('#a99cc9', '薰衣草', 'Lavender'),
  violet: colour('#6a4fc0', '紫罗兰', 'Violet'),
  navy: colour('#2e4464', '藏青', 'Navy'),
  indigo: colour('#4259a8', '靛蓝', 'Indigo'),
  sky: colour('#86b1d1', '天蓝', 'Sky blue'),
  mist: colour('#b9cbd1', '雾蓝', 'Mist blue'),
  teal: colour('#3f7d80', '松石', 'Teal'),
  sage: colour('#93a88f', '鼠尾草', 'Sage'),
  moss: colour('#6e7f4e', '苔绿', 'Moss'),
  forest: colour('#3f6350', '松绿', 'Pine green'),
  olive: colour('#7d7a45', '橄榄', 'Olive'),
  lemon: colour('#ecd06a', '柠檬', 'Lemon'),
  mustard: colour('#d5a13f', '姜黄', 'Mustard'),
  orange: colour('#ea8a3c', '橙色', 'Orange'),
  gold: colour('#cfae68', '香槟金', 'Champagne gold'),
  steel: colour('#a9b0b5', '不锈钢本色', 'Brushed steel'),
}

/** Option axes by the short name the tables use. */
export const AXES: Readonly<Record<string, Localised>> = {
  colour: { 'zh-CN': '颜色', en: 'Colour' },
  size: { 'zh-CN': '尺码', en: 'Size' },
  dimension: { 'zh-CN': '规格', en: 'Dimensions' },
  weight: { 'zh-CN': '净含量', en: 'Net weight' },
  volume: { 'zh-CN': '容量', en: 'Capacity' },
  flavour: { 'zh-CN': '口味', en: 'Flavour' },
  set: { 'zh-CN': '套装', en: 'Set' },
  style: { 'zh-CN': '款式', en: 'Style' },
  grind: { 'zh-CN': '研磨度', en: 'Grind' },
  storage: { 'zh-CN': '存储', en: 'Storage' },
  length: { 'zh-CN': '长度', en: 'Length' },
  term: { 'zh-CN': '时长', en: 'Term' },
  face: { 'zh-CN': '面额', en: 'Face value' },
  seats: { 'zh-CN': '授权数', en: 'Seats' },
  platform: { 'zh-CN': '平台', en: 'Platform' },
  switch: { 'zh-CN': '轴体', en: 'Switches' },
  place: { 'zh-CN': '地点', en: 'Place' },
}

export function colourOf(key: string): Colour {
  const known = COLOURS[key]
  if (!known) throw new Error(`Unknown colour "${key}"`)
  return known
}
