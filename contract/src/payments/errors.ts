import { defineErrors } from '../shared/index.ts'

export const paymentErrors = defineErrors({
  'payments.not-found': { status: 404, retryable: false, text: { 'zh-CN': '没有找到这笔付款。', en: 'This payment was not found.' } },
  'payments.method-unknown': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '现在不能用 {method} 付款，请换一种方式。', en: '{method} cannot be used now; choose another way to pay.' },
  },
  'payments.already-succeeded': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '这笔款已经付过，不会重复扣款。', en: 'This is paid already; nothing is charged twice.' },
  },
  'payments.closed': {
    status: 409,
    retryable: false,
    text: {
      'zh-CN': '付款时限已过，订单已关闭。请再次下单，商品可能仍有。',
      en: 'The time to pay is over and the order is closed; order again, it may still be available.',
    },
  },
  'payments.signature-invalid': { status: 401, retryable: false, text: { 'zh-CN': '通知签名不正确。', en: 'The notification’s signature is wrong.' } },
})
