import type { Localized } from '../shared/index.ts'

export interface RetentionRule {
  readonly days: number
  readonly what: Required<Localized>
  readonly why: Required<Localized>
}

/** What is removed by itself, and after how long. A job of the server holds to it daily; every row has its test. */
export const retentionRules = {
  repeatedRequests: {
    days: 1,
    what: { 'zh-CN': '提交记录（防止重复下单）', en: 'Records of submissions, against ordering twice' },
    why: { 'zh-CN': '只在重试时有用', en: 'Of use only while something is tried again' },
  },
  orderLookups: {
    days: 1,
    what: { 'zh-CN': '订单查询验证码', en: 'Codes for finding an order' },
    why: { 'zh-CN': '验证码 10 分钟内有效；留一天用来限制次数', en: 'A code lives ten minutes; a day serves to count them' },
  },
  exports: {
    days: 3,
    what: { 'zh-CN': '你要求导出的资料', en: 'Data you asked to export' },
    why: { 'zh-CN': '下载后不必再留着', en: 'Once fetched it need not lie here' },
  },
  orderOrigins: {
    days: 30,
    what: { 'zh-CN': '下单时的设备和网络标记', en: 'Marks of the device and network an order came from' },
    why: { 'zh-CN': '防止恶意占用库存；订单付款或关闭后用处不大', en: 'Against holding a shop’s stock in bad faith; of little use once it is paid or closed' },
  },
  textMessages: {
    days: 30,
    what: { 'zh-CN': '已发短信的副本', en: 'Copies of text messages we sent' },
    why: { 'zh-CN': '短信里只有验证码，几分钟后就没用了', en: 'They hold codes that are of no use within minutes' },
  },
  mails: {
    days: 90,
    what: { 'zh-CN': '已发邮件的副本', en: 'Copies of mails we sent' },
    why: { 'zh-CN': '你问起时能查到我们说过什么，也能验证防伪码', en: 'So that we can tell what we wrote, and check a mail’s code' },
  },
  paymentNotifications: {
    days: 90,
    what: { 'zh-CN': '支付机构发来的通知内容', en: 'What a payment provider told us of a payment' },
    why: { 'zh-CN': '对账期内可能要核对；之后只留“收到过”', en: 'It may be needed while books are compared; after that only that it came is kept' },
  },
  abandonedCarts: {
    days: 180,
    what: { 'zh-CN': '没再动过的购物车', en: 'Carts nobody touched' },
    why: { 'zh-CN': '给你半年时间回来', en: 'Half a year to come back to it' },
  },
  pastSessions: {
    days: 30,
    what: { 'zh-CN': '已失效的登录记录', en: 'Sign-ins that have ended' },
    why: { 'zh-CN': '万一账号有异常，可以回看一个月', en: 'A month to look back should something be wrong' },
  },
  forgottenGuests: {
    days: 400,
    what: { 'zh-CN': '没下过单的游客', en: 'Guests who never ordered' },
    why: { 'zh-CN': '与浏览器里记住游客的时间一样长', en: 'As long as a browser remembers being that guest' },
  },
} as const satisfies Record<string, RetentionRule>
export type RetentionKey = keyof typeof retentionRules
export const retentionKeys = Object.keys(retentionRules) as RetentionKey[] // as: the keys of the object above

/** What is kept longer, and why: nobody removes it for the asking. */
export const keptLonger: readonly { readonly what: Required<Localized>; readonly why: Required<Localized> }[] = [
  {
    what: { 'zh-CN': '订单的金额、商品和时间', en: 'What was ordered, when, for how much' },
    why: {
      'zh-CN': '账目必须保留。注销账号后，订单里不再有姓名、地址和联系方式',
      en: 'Books must be kept. After an account is erased they no longer hold a name, address or contact',
    },
  },
  {
    what: { 'zh-CN': '账号、地址簿', en: 'Account and address book' },
    why: { 'zh-CN': '直到你删除它们，或注销账号', en: 'Until you remove them or erase the account' },
  },
  {
    what: { 'zh-CN': '注销证明', en: 'Proof of erasure' },
    why: { 'zh-CN': '证明做过什么，不含身份', en: 'Shows what was done, without who it was' },
  },
]
