import type { Localized } from '../shared/index.ts'

export const thirdPartyKeys = ['paymentProvider', 'mailServer', 'textMessageProvider', 'fileStore', 'keyService', 'sharedMemory', 'carrier'] as const
export type ThirdPartyKey = (typeof thirdPartyKeys)[number]

export interface ThirdPartyFacts {
  readonly title: Required<Localized>
  /** Why they are there. */
  readonly purpose: Required<Localized>
  /** Everything they receive about a person. */
  readonly receives: Required<Localized>
  /** What they do not receive, where people might think so. */
  readonly without: Required<Localized>
}

/** Everybody outside who may receive something about a person. Whether they do depends on how this shop is set up. */
export const thirdParties: Readonly<Record<ThirdPartyKey, ThirdPartyFacts>> = {
  paymentProvider: {
    title: { 'zh-CN': '支付机构', en: 'Payment provider' },
    purpose: { 'zh-CN': '收款和退款', en: 'Takes payments and pays back refunds' },
    receives: { 'zh-CN': '付款编号、金额、币种、付款时间', en: 'The number of the payment, its amount, currency and time' },
    without: {
      'zh-CN': '不给它姓名、地址和买了什么。银行卡信息由你直接交给支付机构，我们从不经手。',
      en: 'Not your name, address or what you bought. Card details go from you to them; we never see any.',
    },
  },
  mailServer: {
    title: { 'zh-CN': '邮件服务器', en: 'Mail server' },
    purpose: { 'zh-CN': '投递我们发给你的邮件', en: 'Delivers our mails to you' },
    receives: { 'zh-CN': '你的邮箱地址和邮件内容', en: 'Your e-mail address and what the mail says' },
    without: { 'zh-CN': '不给它你的账号、地址簿和其他订单。', en: 'Not your account, your addresses or other orders.' },
  },
  textMessageProvider: {
    title: { 'zh-CN': '短信服务商', en: 'Text message provider' },
    purpose: { 'zh-CN': '投递验证码短信', en: 'Delivers codes by text message' },
    receives: { 'zh-CN': '你的手机号和短信内容', en: 'Your phone number and what the message says' },
    without: { 'zh-CN': '不给它你的姓名、地址和订单。', en: 'Not your name, address or orders.' },
  },
  fileStore: {
    title: { 'zh-CN': '文件存储', en: 'File store' },
    purpose: { 'zh-CN': '保存商品图片和你要求导出的资料', en: 'Keeps pictures of offers, and data you asked to export' },
    receives: { 'zh-CN': '加密后的导出文件，没有密钥打不开', en: 'Exports as sealed files, which nobody can open without our key' },
    without: { 'zh-CN': '密钥不在那里。', en: 'Never the key.' },
  },
  keyService: {
    title: { 'zh-CN': '密钥服务', en: 'Key service' },
    purpose: { 'zh-CN': '保管加密个人信息的主密钥', en: 'Guards the master key that seals personal data' },
    receives: { 'zh-CN': '只有密钥本身，没有任何个人信息', en: 'Keys alone, nothing about any person' },
    without: { 'zh-CN': '姓名、地址、订单都不经过它。', en: 'No name, address or order passes through it.' },
  },
  sharedMemory: {
    title: { 'zh-CN': '共享计数服务', en: 'Shared counters' },
    purpose: { 'zh-CN': '数一数短时间内的尝试次数，防止被人猜密码', en: 'Counts tries within minutes, so that nobody guesses passwords' },
    receives: { 'zh-CN': '无法还原的编号和次数，几分钟后消失', en: 'Irreversible marks and counts, gone within minutes' },
    without: { 'zh-CN': '不给它手机号、邮箱或网络地址的原文。', en: 'No phone number, e-mail or network address as such.' },
  },
  carrier: {
    title: { 'zh-CN': '店铺选择的快递公司', en: 'The carrier a shop chose' },
    purpose: { 'zh-CN': '把包裹送到你手上', en: 'Brings the parcel to you' },
    receives: {
      'zh-CN': '由发货的店铺写在面单上：收货人、电话、地址',
      en: 'What the shop that sends it writes on the label: recipient, phone, address',
    },
    without: { 'zh-CN': '我们不直接把资料传给快递公司。', en: 'We ourselves send carriers nothing.' },
  },
}
