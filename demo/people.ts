/** Demo accounts. Names and addresses are invented; region codes are GB/T 2260. */
import { SHOPS } from './shops.ts'

export type Role = 'shopper' | 'owner' | 'clerk' | 'operator' | 'integrator'

export interface Region {
  readonly code: string
  readonly name: string
}

export interface DemoAddress {
  readonly recipient: string
  readonly phone: string
  readonly province: Region
  readonly city: Region
  readonly district: Region
  readonly street: string
}

export interface DemoPerson {
  readonly email: string
  readonly name: string
  readonly role: Role
  /** Slug of the shop an owner, clerk or integrator works in. */
  readonly shop?: string
  readonly address?: DemoAddress
}

/** One password for every demo account; never loaded outside a demo. */
export const DEMO_PASSWORD = 'persimmon-lantern-42'

const OWNER_NAMES: Readonly<Record<string, string>> = {
  'tea-house': '沈云岫',
  stationery: '方格子',
  kitchen: '周灶生',
  flowers: '白半夏',
  fashion: '苏履安',
  digital: '韩北辰',
  snacks: '果子姐',
  'books-toys': '林小舟',
  outdoor: '高远',
  home: '木棉',
  coffee: '陈雾',
  cards: '丁卡卡',
  software: '郑软',
}

const SHOPPERS: readonly DemoPerson[] = [
  {
    email: 'shopper@demo.yizhan.test',
    name: '李小满',
    role: 'shopper',
    address: {
      recipient: '李小满',
      phone: '13800000001',
      province: { code: '330000', name: '浙江省' },
      city: { code: '330100', name: '杭州市' },
      district: { code: '330106', name: '西湖区' },
      street: '文三路 138 号 5 幢 602 室',
    },
  },
  {
    email: 'shopper2@demo.yizhan.test',
    name: '王知秋',
    role: 'shopper',
    address: {
      recipient: '王知秋',
      phone: '13800000002',
      province: { code: '510000', name: '四川省' },
      city: { code: '510100', name: '成都市' },
      district: { code: '510107', name: '武侯区' },
      street: '桐梓林北路 6 号 3 单元 1201',
    },
  },
]

const OWNERS: readonly DemoPerson[] = SHOPS.map(({ slug, ownerEmail }) => ({
  email: ownerEmail,
  name: OWNER_NAMES[slug] ?? slug,
  role: 'owner',
  shop: slug,
}))

const STAFF: readonly DemoPerson[] = [
  { email: 'clerk@demo.yizhan.test', name: '小青', role: 'clerk', shop: 'tea-house' },
  { email: 'operator@demo.yizhan.test', name: '值班员', role: 'operator' },
  { email: 'integrator@demo.yizhan.test', name: '接口测试', role: 'integrator', shop: 'tea-house' },
]

export const PEOPLE: readonly DemoPerson[] = [...SHOPPERS, ...OWNERS, ...STAFF]
