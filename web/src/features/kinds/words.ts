import { defineWords } from '../../ui/language.tsx'

export const kindWords = defineWords({
  'zh-CN': {
    none: '已售完',
    impossible: '没有这种搭配',
    plus: (amount: string) => `+${amount}`,
    free: '不加价',
    joiner: '、',
    upTo: (n: number) => `最多选 ${n} 项`,
    blocked: (choice: string, reason: string) => `${choice}：${reason}`,
    quantity: '数量',
    onlyLeft: (n: number) => `仅剩 ${n} 件`,
    goodsPromise: '快递送达，付款后由商家发货',
    codePromise: '付款后几秒内发到邮箱，订单里也能看到',
    codeHint: '不用填收货地址，留下邮箱就行。',
  },
  en: {
    none: 'sold out',
    impossible: 'not made in this combination',
    plus: (amount: string) => `+${amount}`,
    free: 'included',
    joiner: ', ',
    upTo: (n: number) => `up to ${n}`,
    blocked: (choice: string, reason: string) => `${choice}: ${reason}`,
    quantity: 'Quantity',
    onlyLeft: (n: number) => `Only ${n} left`,
    goodsPromise: 'Sent by parcel once it is paid',
    codePromise: 'E-mailed seconds after payment, and shown in the order',
    codeHint: 'No address needed, an e-mail address is enough.',
  },
})
