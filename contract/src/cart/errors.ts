import { defineErrors } from '../shared/index.ts'

export const cartErrors = defineErrors({
  'cart.not-found': { status: 404, retryable: false, text: { 'zh-CN': '没有找到这个购物车。', en: 'This cart was not found.' } },
  'cart.line-not-found': {
    status: 404,
    retryable: false,
    text: { 'zh-CN': '购物车里没有这一项，可能已在别的设备上移除。', en: 'The cart has no such line; it may have been removed on another device.' },
  },
  'cart.full': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '购物车最多放 {limit} 项。请先结算或移除一些。', en: 'A cart holds {limit} lines at most; check out or remove some first.' },
  },
  'line.unavailable': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '“{title}”已下架，请移除后继续。', en: '“{title}” is no longer sold; remove it to go on.' },
  },
  'line.sold-out': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '“{title}”只剩 {available} 件，请减少数量或换一款。', en: 'Only {available} of “{title}” are left; take fewer or another one.' },
  },
  'line.variant-unknown': { status: 409, retryable: false, text: { 'zh-CN': '请先为“{title}”选择规格。', en: 'Choose a variant of “{title}” first.' } },
  'line.selection-invalid': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '“{title}”的选项需要修改：{reason}', en: 'The choices for “{title}” need a change: {reason}' },
  },
  'line.quantity-too-high': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '“{title}”每次最多订 {limit} 件。', en: 'At most {limit} of “{title}” can be ordered at once.' },
  },
})
