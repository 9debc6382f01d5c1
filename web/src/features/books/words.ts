import { defineWords } from '../../ui/language.tsx'

export const bookWords = defineWords({
  'zh-CN': {
    title: '财务',
    note: '每一分钱都记在平台的复式账里，这里是你店铺的那一部分。',
    escrow: '担保中',
    escrowText: '买家已付、订单还没完成的钱。由平台保管，买家确认收货或到期自动确认后转给你。',
    earned: '已到账',
    earnedText: '已完成订单转给你的钱，已扣除平台佣金。',
    commission: '平台佣金',
    commissionText: '订单完成时从货款里扣除的部分。',
    refunded: '已退款',
    refundedText: '取消的订单原路退回给买家的钱。',
    flow: '钱是怎么走的',
    steps: ['买家付款，钱进入担保', '你接单、发货', '买家确认收货，或到期自动确认', '扣除佣金，钱转给你'],
    ordersOf: (filter: string) => `看“${filter}”的订单`,
  },
  en: {
    title: 'Books',
    note: 'Every cent stands in the platform’s double-entry ledger; this is your shop’s part.',
    escrow: 'In escrow',
    escrowText:
      'Paid by buyers for orders that are not complete. The platform keeps it and hands it to you when the buyer confirms receipt, or by itself after a while.',
    earned: 'Earned',
    earnedText: 'Handed to you for completed orders, commission already taken off.',
    commission: 'Commission',
    commissionText: 'What the platform took off when orders completed.',
    refunded: 'Refunded',
    refundedText: 'Returned to buyers for cancelled orders, by the way it came.',
    flow: 'How the money travels',
    steps: [
      'The buyer pays; the money goes into escrow',
      'You accept and send',
      'The buyer confirms receipt, or time does',
      'Less the commission, the money is yours',
    ],
    ordersOf: (filter: string) => `See orders “${filter}”`,
  },
})
