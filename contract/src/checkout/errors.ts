import { defineErrors } from '../shared/index.ts'

export const checkoutErrors = defineErrors({
  'checkout.refused': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '现在还不能下单，请看每一项的说明。', en: 'It cannot be ordered yet; see the note beside each item.' },
  },
  'checkout.cart-empty': { status: 409, retryable: false, text: { 'zh-CN': '购物车是空的，先去挑选吧。', en: 'The cart is empty; choose something first.' } },
  'checkout.price-changed': {
    status: 409,
    retryable: false,
    text: {
      'zh-CN': '价格有变：之前 {oldTotal}，现在 {newTotal}。确认新价格后再提交。',
      en: 'The price changed from {oldTotal} to {newTotal}. Confirm the new price to go on.',
    },
  },
  'checkout.quote-not-found': {
    status: 404,
    retryable: false,
    text: { 'zh-CN': '没有找到这份报价，请重新获取。', en: 'This quote was not found; ask for a new one.' },
  },
  'checkout.address-missing': { status: 409, retryable: false, text: { 'zh-CN': '请填写收货地址。', en: 'A delivery address is needed.' } },
  'checkout.contact-missing': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '请留下邮箱或手机号，方便通知你。', en: 'Leave an e-mail address or phone number so that we can reach you.' },
  },
  'checkout.email-missing': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '卡密会发到邮箱，请填写邮箱地址。', en: 'Codes are sent by e-mail; enter an e-mail address.' },
  },
  'checkout.holds-exceeded': {
    status: 409,
    retryable: true,
    text: {
      'zh-CN': '你有 {count} 笔订单待付款，已到上限。请先付款或取消其中一笔。',
      en: 'You have {count} unpaid orders, which is the limit. Pay or cancel one first.',
    },
  },
  'checkout.device-holds-exceeded': {
    status: 409,
    retryable: true,
    text: {
      'zh-CN': '这台设备上有 {count} 笔订单待付款，已到上限。请先付款或取消其中一笔；没付的到时会自动取消。',
      en: 'There are {count} unpaid orders on this device, which is the limit. Pay or cancel one first; unpaid ones lapse by themselves.',
    },
  },
  'checkout.network-holds-exceeded': {
    status: 409,
    retryable: true,
    text: {
      'zh-CN': '这个网络上有 {count} 笔订单待付款，已到上限。请先付款或取消你自己的订单，或过几分钟再试。',
      en: 'There are {count} unpaid orders on this network, which is the limit. Pay or cancel your own first, or try again in some minutes.',
    },
  },
  'checkout.hold-value-exceeded': {
    status: 409,
    retryable: true,
    text: {
      'zh-CN': '待付款的订单合计最多 {limit}，加上这一笔就超了。请先付款或取消其中一笔。',
      en: 'Unpaid orders may come to {limit} in all; with this one it is more. Pay or cancel one first.',
    },
  },
  'checkout.share-exceeded': {
    status: 409,
    retryable: true,
    text: {
      'zh-CN': '“{title}”未付款时最多为你留 {held} 件，现在还能留 {available} 件。付款后可以接着下单。',
      en: 'At most {held} of “{title}” are held for you while unpaid, {available} more now. Order the rest once these are paid.',
    },
  },
  'checkout.currencies-mixed': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '不同币种的商品请分开下单。', en: 'Order things in different currencies separately.' },
  },
})
