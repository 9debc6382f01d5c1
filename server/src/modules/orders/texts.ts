import type { OrderState } from '@yizhan/contract/orders'
import { inLocale } from '@yizhan/contract/shared'
import type { Locale, Localized } from '@yizhan/contract/shared'
import type { Fulfilment } from './model.ts'

type Words = Required<Localized>

/** What the history says of an event; one that is not here is shown by its name, so that nothing is hidden. */
const timelineWords: Readonly<Record<string, Words>> = {
  placed: { 'zh-CN': '提交订单', en: 'Order placed' },
  paid: { 'zh-CN': '付款成功', en: 'Paid' },
  paidLate: { 'zh-CN': '付款晚到，商品仍有，订单已恢复', en: 'The payment came late; everything was still there and the order goes on' },
  lateMoneyReturned: { 'zh-CN': '付款晚到，商品已不够或订单已关闭，全额退回', en: 'The payment came too late; all of it goes back' },
  expired: { 'zh-CN': '超时未付款，订单关闭', en: 'Not paid in time; the order was closed' },
  cancelled: { 'zh-CN': '买家取消订单', en: 'Cancelled by the buyer' },
  tradeCancelled: { 'zh-CN': '买家取消，同一次付款的所有订单一起取消', en: 'Cancelled by the buyer, with all orders of the same payment' },
  cancelRequested: { 'zh-CN': '买家申请取消，等商家答复', en: 'The buyer asked to cancel; the shop will answer' },
  cancelGranted: { 'zh-CN': '商家同意取消，全额退款', en: 'The shop agreed to cancel; refunded in full' },
  cancelDeclined: { 'zh-CN': '商家不同意取消，订单继续', en: 'The shop declined to cancel; the order goes on' },
  refused: { 'zh-CN': '商家无法接单，全额退款', en: 'The shop cannot deliver; refunded in full' },
  accepted: { 'zh-CN': '商家接单，开始备货', en: 'The shop accepted and prepares it' },
  dispatched: { 'zh-CN': '已发货', en: 'Sent' },
  delivered: { 'zh-CN': '已送达', en: 'Delivered' },
  issued: { 'zh-CN': '卡密已发放', en: 'Codes issued' },
  receiptConfirmed: { 'zh-CN': '买家确认收货，订单完成', en: 'Receipt confirmed; the order is complete' },
  completed: { 'zh-CN': '到期自动完成', en: 'Completed by itself' },
  addressChanged: { 'zh-CN': '修改了收货地址', en: 'Delivery address changed' },
  contactChanged: { 'zh-CN': '修改了联系方式', en: 'Contact changed' },
}
export function timelineText(event: string, locale: Locale): string {
  const words = timelineWords[event]
  return words ? words[locale] : event
}

/** Why money went back, in the words of the refund. */
export const refundReasons = {
  late: { 'zh-CN': '付款晚到，订单已关闭', en: 'The payment came after the order was closed' },
  cancelled: { 'zh-CN': '订单已取消', en: 'The order was cancelled' },
  refused: { 'zh-CN': '商家无法接单', en: 'The shop could not deliver' },
} as const satisfies Record<string, Words>

export interface HeadlineFacts {
  readonly state: OrderState
  readonly fulfilment: Fulfilment
  readonly hasCancelRequest: boolean
  readonly wasPaid: boolean
  readonly payBy: Date | null
  readonly completesAt: Date | null
}

/** Where an order stands and what happens next, for its buyer. */
export function shopperHeadline(facts: HeadlineFacts, locale: Locale): string {
  const isCode = facts.fulfilment === 'code'
  switch (facts.state) {
    case 'placed':
      return fill(shopperWords.placed, facts.payBy, locale)
    case 'paid':
      return inLocale(isCode ? shopperWords.paidCode : shopperWords.paid, locale)
    case 'accepted':
      return inLocale(facts.hasCancelRequest ? shopperWords.cancelRequested : shopperWords.accepted, locale)
    case 'fulfilling':
      return fill(facts.completesAt ? shopperWords.sent : shopperWords.partlySent, facts.completesAt, locale)
    case 'fulfilled':
      return fill(isCode ? shopperWords.issued : shopperWords.delivered, facts.completesAt, locale)
    case 'completed':
      return inLocale(shopperWords.completed, locale)
    case 'cancelled':
      return inLocale(facts.wasPaid ? shopperWords.cancelledPaid : shopperWords.cancelled, locale)
    case 'expired':
      return inLocale(facts.wasPaid ? shopperWords.expiredPaid : shopperWords.expired, locale)
    default:
      return facts.state satisfies never
  }
}

const shopperWords = {
  placed: { 'zh-CN': '待付款：请在 {time} 前付款，商品已为你留好', en: 'Waiting for payment: pay before {time}; everything is held for you until then' },
  paid: { 'zh-CN': '已付款，等商家接单；接单前可以随时取消', en: 'Paid; the shop accepts it next. You can cancel until then' },
  paidCode: { 'zh-CN': '已付款，正在发放卡密，只需几秒', en: 'Paid; your codes are being issued, it takes seconds' },
  accepted: { 'zh-CN': '商家正在备货，发货后会通知你', en: 'The shop is preparing it and tells you when it is sent' },
  cancelRequested: { 'zh-CN': '已申请取消，等商家答复', en: 'You asked to cancel; the shop will answer' },
  sent: { 'zh-CN': '已发货，收到后请确认；{time} 自动完成', en: 'On its way; confirm when it is there. It completes by itself on {time}' },
  partlySent: { 'zh-CN': '一部分已发出，其余正在准备', en: 'Part of it is sent; the rest is being prepared' },
  delivered: { 'zh-CN': '已送达，没有问题请确认收货；{time} 自动完成', en: 'Delivered; confirm when all is well. It completes by itself on {time}' },
  issued: { 'zh-CN': '卡密已发放，可在本页查看', en: 'Your codes are here, on this page' },
  completed: { 'zh-CN': '已完成，欢迎再来', en: 'Complete. Order the same again whenever you like' },
  cancelled: { 'zh-CN': '已取消，没有扣款', en: 'Cancelled; nothing was charged' },
  cancelledPaid: { 'zh-CN': '已取消，款项按原路退回', en: 'Cancelled; the money goes back the way it came' },
  expired: { 'zh-CN': '超时未付款，订单已关闭；可以再次下单', en: 'Closed because it was not paid in time; you can order it again' },
  expiredPaid: {
    'zh-CN': '付款到得太晚，订单已关闭，款项按原路退回',
    en: 'The payment came too late; the order is closed and the money goes back the way it came',
  },
} as const satisfies Record<string, Words>

/** The same for the shop: what is to be done. */
export function merchantHeadline(facts: HeadlineFacts, locale: Locale): string {
  if (facts.state === 'accepted' && facts.hasCancelRequest) return merchantWords.cancelRequested[locale]
  if (facts.state === 'paid' && facts.fulfilment === 'code') return merchantWords.paidCode[locale]
  if (facts.state === 'fulfilled' && facts.fulfilment === 'code') return merchantWords.issued[locale]
  return merchantWords[facts.state][locale]
}
const merchantWords = {
  placed: { 'zh-CN': '等买家付款', en: 'Waiting for the buyer to pay' },
  paid: { 'zh-CN': '新订单，请接单或直接发货', en: 'New: accept it, or send it right away' },
  paidCode: { 'zh-CN': '正在自动发放卡密', en: 'Codes are being issued automatically' },
  accepted: { 'zh-CN': '备货中，请发货', en: 'In preparation: send it' },
  cancelRequested: { 'zh-CN': '买家申请取消，请答复', en: 'The buyer asks to cancel: answer' },
  fulfilling: { 'zh-CN': '已发货，等买家收货', en: 'Sent; the buyer is to receive it' },
  fulfilled: { 'zh-CN': '已送达，等买家确认', en: 'Delivered; the buyer is to confirm' },
  issued: { 'zh-CN': '卡密已发放', en: 'Codes issued' },
  completed: { 'zh-CN': '已完成，货款已入账', en: 'Complete; the money is yours' },
  cancelled: { 'zh-CN': '已取消', en: 'Cancelled' },
  expired: { 'zh-CN': '超时未付款，已关闭', en: 'Closed: not paid in time' },
} as const satisfies Record<OrderState | 'paidCode' | 'issued' | 'cancelRequested', Words>

const times: Record<Locale, Intl.DateTimeFormat> = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }),
}
function fill(words: Words, time: Date | null, locale: Locale): string {
  return words[locale].replace('{time}', time ? times[locale].format(time) : '')
}
