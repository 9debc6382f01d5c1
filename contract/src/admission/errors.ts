import { defineErrors } from '../shared/index.ts'

export const admissionErrors = defineErrors({
  'admission.wait': {
    status: 429,
    retryable: true,
    text: {
      'zh-CN': '现在结算的人很多，你排在第 {position} 位，还要等{wait}。购物车会一直留着，轮到你时再继续。',
      en: 'Many people are checking out. You are number {position} in line; it takes {wait}. Your cart is kept; go on when it is your turn.',
    },
  },
  'admission.ticket-unknown': {
    status: 404,
    retryable: false,
    text: {
      'zh-CN': '没有找到这个排队号，或它已经过期。请重新排队。',
      en: 'This place in line was not found or has lapsed. Please line up again.',
    },
  },
})
