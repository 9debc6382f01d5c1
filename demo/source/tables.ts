/** Which hand-written table belongs to which shop, and the sentence every page of that shop ends with. */
import type { Localised } from '../types.ts'
import { booksToys } from './books-toys.ts'
import { cards } from './cards.ts'
import { coffee } from './coffee.ts'
import { digital } from './digital.ts'
import { fashion } from './fashion.ts'
import { flowers } from './flowers.ts'
import { home } from './home.ts'
import { kitchen } from './kitchen.ts'
import { outdoor } from './outdoor.ts'
import { snacks } from './snacks.ts'
import { software } from './software.ts'
import { stationery } from './stationery.ts'
import { teaHouse } from './tea-house.ts'

export interface ShopTable {
  readonly table: string
  readonly service: Localised
}

function shop(table: string, chinese: string, english: string): ShopTable {
  return { table, service: { 'zh-CN': chinese, en: english } }
}

export const TABLES: Readonly<Record<string, ShopTable>> = {
  'tea-house': shop(
    teaHouse,
    '避光分装，48 小时内发货；不合口味，七天内可退未拆的那一份。',
    'Packed away from light and sent within 48 hours; if it is not to your taste, return what is unopened within seven days.',
  ),
  stationery: shop(stationery, '每单随寄一张试纸，48 小时内发货，破损包换。', 'A swatch sheet with every order, sent within 48 hours, replaced if damaged.'),
  kitchen: shop(kitchen, '防震包装，附养护卡；五年内非人为损坏免费修。', 'Shock-proof packing and a care card; five years of free repair for faults.'),
  flowers: shop(flowers, '保温保湿运输，到货不新鲜拍照即赔。', 'Shipped cool and damp; send a photo if it arrives less than fresh and we refund.'),
  fashion: shop(fashion, '尺码表精确到厘米，七天无理由，寄回免邮。', 'Sizes to the centimetre, seven-day returns, postage on us.'),
  digital: shop(digital, '全国联保，三年内故障以旧换修，十五天内可退。', 'Nationwide warranty, three years of repair by exchange, fifteen-day returns.'),
  snacks: shop(snacks, '当日 12 点前下单当日发，坏果按个赔付。', 'Order by noon for same-day dispatch; bruised fruit is refunded by the piece.'),
  'books-toys': shop(booksToys, '书角有保护套，玩具过 3C 认证，七天可退。', 'Corner guards for books, certified toys, seven-day returns.'),
  outdoor: shop(
    outdoor,
    '实测数据见图，终身付费维修，试用后三十天可换尺码。',
    'Measured figures in the pictures, repairs for life at cost, thirty days to change size.',
  ),
  home: shop(home, '无塑包装，30 天内不合心意可退。', 'Plastic-free packing; thirty days to change your mind.'),
  coffee: shop(coffee, '全国十二家晨雾门店可自提、可兑券。', 'Collect or redeem in any of our twelve shops.'),
  cards: shop(
    cards,
    '付款后数秒自动发码，一经发出不退不换；发码失败自动原路退款。',
    'Codes are issued seconds after payment and cannot be returned once issued; a failed issue is refunded by itself.',
  ),
  software: shop(
    software,
    '激活码付款即达，未激活七天内可申诉换码，附安装说明。',
    'Activation codes arrive at payment; seven days to have a faulty one replaced; set-up guide included.',
  ),
}
