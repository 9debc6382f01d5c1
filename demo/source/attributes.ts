/** What categories may ask of an offer: attribute definitions and the words of their choices. */
import type { CategoryAttribute, Localised } from '../types.ts'

type Choice = Localised & { readonly key: string }

function choices(text: string): readonly Choice[] {
  return text.split(', ').map((entry) => {
    const [key = '', chinese = '', english = ''] = entry.split('|')
    return { key, 'zh-CN': chinese, en: english }
  })
}

const YES_NO = 'yes|是|Yes, no|否|No'

const MATERIALS = choices(
  'porcelain|瓷|Porcelain, clay|陶土|Clay, metal|马口铁|Tinplate, glass|玻璃|Glass, linen|亚麻|Linen, cast-iron|铸铁|Cast iron, iron|精铁|Iron, ' +
    'aluminium|铝合金|Aluminium, bamboo|竹|Bamboo, steel|不锈钢|Steel, wood|木|Wood, stoneware|粗陶|Stoneware, cotton|棉|Cotton, soil|混合基质|Growing mix, ' +
    'ceramic|陶瓷|Ceramic, leather|牛皮|Leather, mesh|网布|Mesh, canvas|帆布|Canvas, nylon|尼龙|Nylon, polycarbonate|聚碳酸酯|Polycarbonate, ' +
    'viscose|粘纤|Viscose, denim|牛仔布|Denim, wool|羊毛|Wool, cashmere|羊绒|Cashmere, raffia|拉菲草|Raffia, plush|短毛绒|Plush, rubber|橡胶|Rubber, ' +
    'abs|ABS 树脂|ABS, paper|纸|Paper, magnet|软磁|Magnetic sheet, polyester|涤纶|Polyester, titanium|钛|Titanium, carbon|碳纤维|Carbon fibre, ' +
    'brass|黄铜|Brass, pu|PU 合成革|PU leather, feather|羽毛|Feather, maple|加拿大枫木|Canadian maple, latex|天然乳胶|Natural latex, rattan|藤|Rattan, set|多种|Several',
)

const LIGHTS = choices('sun|全日照|Full sun, bright|明亮散射光|Bright indirect, shade|耐阴|Shade, vase|瓶插|Vase')

function text(key: string, chinese: string, english: string): CategoryAttribute {
  return { key, label: { 'zh-CN': chinese, en: english }, type: 'text' }
}

function number(key: string, chinese: string, english: string, unit?: string): CategoryAttribute {
  return { key, label: { 'zh-CN': chinese, en: english }, type: 'number', ...(unit ? { unit } : {}) }
}

function choice(key: string, chinese: string, english: string, options: readonly Choice[]): CategoryAttribute {
  return { key, label: { 'zh-CN': chinese, en: english }, type: 'choice', choices: options }
}

const PLAIN: readonly CategoryAttribute[] = [
  text('origin', '产地', 'Origin'),
  choice('harvest', '采期', 'Harvest', choices('spring|春|Spring, summer|夏|Summer, autumn|秋|Autumn, all-year|全年|All year')),
  choice('roast', '烘焙度', 'Roast', choices('light|浅烘|Light, medium|中烘|Medium, dark|深烘|Dark')),
  choice('keep', '储存', 'Storage', choices('cool|阴凉干燥|Cool and dry, fridge|冷藏|Refrigerate')),
  choice('taste', '风味', 'Taste', choices('original|原味|Plain, sweet|甜|Sweet, spicy|辣|Spicy')),
  choice(
    'season',
    '季节',
    'Season',
    choices('spring|春秋|Spring and autumn, summer|夏|Summer, winter|冬|Winter, three|三季|Three seasons, all-year|四季|All year'),
  ),
  choice('induction', '电磁炉', 'Induction', choices(YES_NO)),
  choice('wireless', '无线', 'Wireless', choices(YES_NO)),
  choice('pet', '宠物友好', 'Pet-friendly', choices(YES_NO)),
  choice('network', '网络', 'Network', choices('5G|5G|5G, 4G|4G|4G')),
  choice('scent', '香调', 'Scent', choices('woody|木质|Woody, floral|花香|Floral, green|草本|Green, citrus|柑橘|Citrus')),
  choice('platform', '平台', 'Platform', choices('all|全平台|All platforms, pc|电脑|Computer, mobile|手机|Mobile, console|主机|Console')),
  choice('delivery', '交付', 'Delivery', choices('instant|付款即发码|At payment')),
  text('interface', '接口', 'Interface'),
  text('paper', '纸张', 'Paper'),
  text('tip', '笔尖', 'Tip'),
  text('author', '作者', 'Author'),
  number('screen', '屏幕', 'Screen', '″'),
  number('battery', '电池', 'Battery', 'mAh'),
  number('memory', '内存', 'Memory', 'GB'),
  number('power', '功率', 'Power', 'W'),
  number('pages', '页数', 'Pages'),
  number('age', '适龄（岁起）', 'Age from'),
  number('height', '株高', 'Height', 'cm'),
  number('days', '观赏或生长期（天）', 'Vase life or days to grow'),
  number('people', '人数', 'People'),
  number('number', '号数', 'Size number'),
  number('validity', '有效期（天）', 'Valid for (days)'),
]

const BY_KEY = new Map(PLAIN.map((attribute) => [attribute.key, attribute]))

function pick(all: readonly Choice[], keys: string): readonly Choice[] {
  return keys.split(',').map((key) => {
    const found = all.find((entry) => entry.key === key)
    if (!found) throw new Error(`Unknown choice "${key}"`)
    return found
  })
}

function attributeOf(word: string): CategoryAttribute {
  const [key = '', detail = ''] = word.split(':')
  if (key === 'material') return choice('material', '材质', 'Material', pick(MATERIALS, detail))
  if (key === 'light') return choice('light', '光照', 'Light', pick(LIGHTS, detail))
  if (key === 'capacity') return number('capacity', '容量', 'Capacity', detail)
  const known = BY_KEY.get(key)
  if (!known) throw new Error(`Unknown attribute "${word}"`)
  return known
}

/** Reads `origin season material:wool,cotton capacity:ml` into attribute definitions. */
export function attributesOf(words: string): readonly CategoryAttribute[] {
  return words.split(' ').filter(Boolean).map(attributeOf)
}
