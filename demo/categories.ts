/** The category tree: eight doors that read as kinds of business, their children, and what each child's offers say about themselves. */
import { attributesOf } from './source/attributes.ts'
import type { Category } from './types.ts'

/** `slug | 中文 | English | tabler-icon | emoji | attribute keys` */
type Row = readonly [slug: string, chinese: string, english: string, icon: string, emoji: string, attributes: string]

function child([slug, chinese, english, icon, emoji, attributes]: Row): Category {
  return { slug, name: { 'zh-CN': chinese, en: english }, icon, emoji, attributes: attributesOf(attributes), children: [] }
}

function door([slug, chinese, english, icon, emoji]: Row, children: readonly Row[]): Category {
  return {
    slug,
    name: { 'zh-CN': chinese, en: english },
    icon,
    emoji,
    picture: `category-${slug}.webp`,
    attributes: [],
    children: children.map(child),
  }
}

export const CATEGORIES: readonly Category[] = [
  door(
    ['digital', '数码 手机', 'Phones & digital', 'device-mobile', '📱', ''],
    [
      ['phones', '手机', 'Phones', 'device-mobile', '📱', 'screen battery network'],
      ['audio', '耳机音箱', 'Headphones & speakers', 'headphones', '🎧', 'wireless battery interface'],
      ['wearables', '智能穿戴', 'Wearables', 'device-watch', '⌚', 'battery wireless'],
      ['computers', '电脑平板', 'Computers & tablets', 'device-laptop', '💻', 'screen memory interface wireless'],
      ['cameras', '相机游戏', 'Cameras & gaming', 'camera', '📷', 'battery wireless'],
      ['digital-accessories', '数码配件', 'Accessories', 'plug', '🔌', 'interface power battery'],
    ],
  ),
  door(
    ['wear', '服饰 鞋包', 'Fashion', 'hanger', '👗', ''],
    [
      ['clothing', '衣服', 'Clothing', 'shirt', '👕', 'material:cotton,linen,wool,viscose,denim season'],
      ['shoes', '鞋', 'Shoes', 'shoe', '👟', 'material:leather,canvas,mesh season'],
      ['bags', '包袋箱', 'Bags & luggage', 'briefcase', '👜', 'material:leather,canvas,nylon,polycarbonate capacity:L'],
      ['wear-accessories', '围巾帽袜', 'Scarves, hats & socks', 'sock', '🧣', 'material:cashmere,cotton,raffia season'],
    ],
  ),
  door(
    ['home', '家居 厨具', 'Home & kitchen', 'sofa', '🍲', ''],
    [
      ['cookware', '锅具', 'Cookware', 'soup', '🍲', 'material:cast-iron,iron,aluminium,clay,bamboo capacity:ml induction'],
      ['knives', '刀与砧板', 'Knives & boards', 'tools-kitchen', '🔪', 'material:steel,wood'],
      ['tableware', '餐具', 'Tableware', 'tools-kitchen-2', '🥣', 'material:porcelain,stoneware,glass,wood capacity:ml'],
      ['drinkware', '水壶饭盒', 'Flasks & lunch boxes', 'bottle', '🥤', 'material:steel capacity:ml induction'],
      ['kitchen-tools', '厨房工具', 'Kitchen tools', 'scale', '🧂', 'material:wood,glass,cotton,linen capacity:ml'],
      ['home-textiles', '床品布艺', 'Bedding & textiles', 'bed', '🧺', 'material:cotton,linen,latex'],
      ['home-scent', '香氛', 'Home scent', 'candle', '🪔', 'scent'],
      ['lighting', '灯具', 'Lighting', 'lamp', '💡', 'material:wood,abs power'],
      ['home-decor', '装饰', 'Decoration', 'frame', '🏺', 'material:stoneware,wood,paper,aluminium,set'],
      ['storage', '收纳', 'Storage', 'box', '📦', 'material:rattan,cotton,abs,wood'],
      ['home-care', '清洁护理', 'Care', 'droplet', '🧼', 'scent'],
      ['potted-plants', '绿植', 'House plants', 'plant-2', '🪴', 'light:sun,bright,shade height pet'],
      ['bouquets', '鲜花', 'Cut flowers', 'flower', '💐', 'light:vase days'],
      ['garden-tools', '花盆园艺', 'Pots & tools', 'shovel', '🌱', 'material:clay,ceramic,steel,soil,glass'],
      ['seeds', '种子种球', 'Seeds & bulbs', 'seeding', '🌱', 'light:sun,bright days'],
    ],
  ),
  door(
    ['food', '食品 生鲜', 'Fresh food', 'apple', '🍎', ''],
    [
      ['fruit', '水果', 'Fruit', 'apple', '🍎', 'origin keep'],
      ['nuts-snacks', '坚果零食', 'Nuts & snacks', 'cookie', '🥜', 'origin keep taste'],
      ['pantry', '粮油调味', 'Pantry', 'grain', '🍚', 'origin keep'],
      ['gift-food', '礼盒', 'Gift boxes', 'gift', '🎁', 'keep taste'],
    ],
  ),
  door(
    ['tea-coffee', '茶 咖啡', 'Tea & coffee', 'cup', '🍵', ''],
    [
      ['green-tea', '绿茶花茶', 'Green & jasmine tea', 'leaf', '🍃', 'origin harvest'],
      ['black-tea', '红茶', 'Black tea', 'cup', '☕', 'origin harvest'],
      ['oolong-puer', '乌龙普洱', 'Oolong & pu-erh', 'mug', '🍵', 'origin harvest'],
      ['herbal-tea', '花草茶', 'Herbal tea', 'plant', '🌼', 'origin harvest'],
      ['teaware', '茶具', 'Teaware', 'teapot', '🫖', 'material:porcelain,clay,glass,metal,linen capacity:ml'],
      ['coffee-beans', '咖啡豆', 'Coffee', 'coffee', '☕', 'origin roast'],
      ['coffee-gear', '咖啡器具', 'Coffee gear', 'filter', '🫗', 'material:ceramic,steel,glass,aluminium,abs,paper,set capacity:ml'],
    ],
  ),
  door(
    ['books-culture', '图书 文创', 'Books & stationery', 'books', '📚', ''],
    [
      ['books', '图书', 'Books', 'book', '📕', 'author pages age'],
      ['picture-books', '绘本童书', 'Picture books', 'book-2', '📖', 'author pages age'],
      ['journals', '旅行手账', 'Travel journals', 'map-2', '📔', 'paper pages'],
      ['postcards', '明信片信笺', 'Postcards & letters', 'mail', '💌', 'paper pages'],
      ['notebooks', '本册', 'Notebooks', 'notebook', '📓', 'paper pages'],
      ['pens', '笔与墨', 'Pens & ink', 'pencil', '✒️', 'tip'],
      ['paper-goods', '纸品文创', 'Paper goods', 'sticker', '🗓️', 'paper pages'],
      ['toys', '玩具', 'Toys', 'horse-toy', '🧸', 'material:plush,wood,rubber,abs,bamboo age'],
      ['puzzles-games', '拼图桌游', 'Puzzles & games', 'puzzle', '🧩', 'material:paper,magnet age'],
    ],
  ),
  door(
    ['sport', '运动 户外', 'Sport & outdoor', 'ball-football', '⛺', ''],
    [
      ['camping', '露营', 'Camping', 'tent', '⛺', 'people season battery material:nylon,polyester,wood,steel,titanium'],
      ['hiking', '徒步', 'Hiking', 'mountain', '🥾', 'material:nylon,leather,mesh,carbon,steel,brass season capacity:L'],
      ['balls', '球类', 'Ball games', 'ball-basketball', '🏀', 'material:pu,carbon,feather,wood number'],
      ['fitness', '健身', 'Fitness', 'barbell', '🏋️', 'material:rubber,pu,maple,wool season'],
    ],
  ),
  door(
    ['cards', '卡券 充值', 'Cards & top-ups', 'ticket', '🎟️', ''],
    [
      ['game-cards', '游戏点卡', 'Game cards', 'device-gamepad-2', '🎮', 'platform delivery'],
      ['software-licences', '软件授权', 'Software licences', 'license', '💿', 'platform delivery'],
      ['memberships', '会员', 'Memberships', 'crown', '👑', 'platform delivery'],
      ['vouchers', '餐饮票券', 'Vouchers & tickets', 'ticket', '🎫', 'validity'],
    ],
  ),
]

/** Every category by slug, top doors included. */
export const CATEGORY_BY_SLUG: ReadonlyMap<string, Category> = new Map(
  CATEGORIES.flatMap((top) => [top, ...top.children]).map((category) => [category.slug, category]),
)
