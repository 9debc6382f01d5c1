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
})
