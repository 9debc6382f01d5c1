import type { Localized } from '../shared/index.ts'

export const purposeKeys = ['necessary', 'orderMails', 'personalisation', 'marketingMails'] as const
export type Purpose = (typeof purposeKeys)[number]

export interface PurposeFacts {
  /** Whether the person decides. What is not asked is needed to do what they asked us for. */
  readonly isAsked: boolean
  readonly title: Required<Localized>
  readonly text: Required<Localized>
}

/** What personal data is used for. A purpose that is asked is off until somebody agrees to it. */
export const purposes: Readonly<Record<Purpose, PurposeFacts>> = {
  necessary: {
    isAsked: false,
    title: { 'zh-CN': '下单、付款与送达', en: 'Ordering, paying, delivering' },
    text: {
      'zh-CN': '处理你的购物车、订单、付款、收货地址和售后，并保护账号安全。没有这些，我们无法把东西交到你手上。',
      en: 'Your cart, orders, payments, addresses and after-sales, and the safety of your account. Without these we cannot bring you anything.',
    },
  },
  orderMails: {
    isAsked: false,
    title: { 'zh-CN': '订单与安全通知', en: 'Messages about orders and safety' },
    text: {
      'zh-CN': '付款、发货、卡密、退款和账号安全的通知，只在事情发生时发。',
      en: 'Payment, dispatch, codes, refunds and account safety; only when something happened.',
    },
  },
  personalisation: {
    isAsked: true,
    title: { 'zh-CN': '个性化推荐', en: 'Suggestions for you' },
    text: {
      'zh-CN': '根据你买过的东西，在首页给你推荐同类里卖得好的。不同意时，你看到的和大家一样。',
      en: 'What you bought chooses what the home page suggests. If you say no, you see what everybody sees.',
    },
  },
  marketingMails: {
    isAsked: true,
    title: { 'zh-CN': '活动邮件', en: 'Mails about offers' },
    text: {
      'zh-CN': '优惠和新品的邮件。现在还没有这类邮件；将来有了，也只发给在这里同意过的人。',
      en: 'Mails about discounts and new things. There are none yet; should there be, they go only to those who agreed here.',
    },
  },
}

/** The purposes a person decides on. */
export const askedPurposes = purposeKeys.filter((purpose) => purposes[purpose].isAsked)
