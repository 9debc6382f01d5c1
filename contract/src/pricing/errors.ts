import { defineErrors } from '../shared/index.ts'

export const pricingErrors = defineErrors({
  'pricing.coupon-unknown': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '没有优惠码 {coupon}。请检查拼写，或去掉它继续。', en: 'There is no coupon {coupon}; check the spelling or go on without it.' },
  },
  'pricing.coupon-expired': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '优惠码 {coupon} 不在有效期内。去掉它即可继续。', en: 'Coupon {coupon} is not valid now; go on without it.' },
  },
  'pricing.coupon-used-up': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '优惠码 {coupon} 已被用完。去掉它即可继续。', en: 'Coupon {coupon} is used up; go on without it.' },
  },
  'pricing.coupon-spend-too-low': {
    status: 409,
    retryable: false,
    text: {
      'zh-CN': '优惠码 {coupon} 需要该店商品满 {amount}，再加一些或去掉它。',
      en: 'Coupon {coupon} needs {amount} from its shop; add something or go on without it.',
    },
  },
  'pricing.coupon-code-taken': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '优惠码 {coupon} 已存在，请换一个。', en: 'Coupon {coupon} exists already; choose another code.' },
  },
  'pricing.flash-sale-not-found': { status: 404, retryable: false, text: { 'zh-CN': '没有找到这场限时抢购。', en: 'This flash sale was not found.' } },
  'pricing.flash-sale-overlaps': {
    status: 409,
    retryable: false,
    text: {
      'zh-CN': '这段时间里，这个规格已有一场限时抢购。请换一个时间，或先结束那一场。',
      en: 'This variant has a flash sale in that time already; choose another time or end that one first.',
    },
  },
  'pricing.flash-sale-over': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '“{title}”的限时价现在没有在进行。', en: 'The flash sale of “{title}” is not running now.' },
  },
  'pricing.flash-sale-sold-out': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '“{title}”的限时价名额不够了，还剩 {available} 件。', en: '“{title}” has {available} left at the flash sale price.' },
  },
  'pricing.flash-sale-limit-reached': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '“{title}”的限时价每人限 {limit} 件。', en: '“{title}” is limited to {limit} per person at the flash sale price.' },
  },
})
