import { defineErrors } from '../shared/index.ts'

export const orderErrors = defineErrors({
  'orders.not-found': { status: 404, retryable: false, text: { 'zh-CN': '没有找到这个订单。', en: 'This order was not found.' } },
  'orders.trade-not-found': { status: 404, retryable: false, text: { 'zh-CN': '没有找到这次下单。', en: 'This trade was not found.' } },
  'orders.action-not-possible': { status: 409, retryable: false, text: { 'zh-CN': '现在不能这样做：{reason}', en: 'This is not possible now: {reason}' } },
  'orders.nothing-to-reorder': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '这个订单里的商品都已下架，去看看类似的吧。', en: 'Nothing of this order is sold any more; look for something similar.' },
  },
  'orders.lookup-failed': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '验证码不对或已过期。请检查，或重新获取。', en: 'The code is wrong or has expired; check it or ask for a new one.' },
  },
  'orders.cursor-invalid': {
    status: 400,
    retryable: false,
    text: { 'zh-CN': '翻页标记无效，请从第一页重新开始。', en: 'The page marker is invalid; start again from the first page.' },
  },
})
