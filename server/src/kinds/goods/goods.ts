import { goodsSelectionSchema } from '@yizhan/contract/kinds'
import type { OrderPolicy } from '@yizhan/contract/orders'
import type { Localized } from '@yizhan/contract/shared'
import type { Kind } from '../kind.ts'
import { chooseVariantAndOptions, describeVariantAndOptions, variantAndOptionClaims, variantAndOptionSteps } from '../variant-and-options.ts'

const limits = { selectionSchema: goodsSelectionSchema, quantityMax: 999, needsStockRecord: false }

/** Things that are packed and sent, ready-made or built to order. */
export const goods: Kind = {
  name: 'goods',
  ...limits,
  needs: { address: true, contact: 'any' },
  policy: { changeUntil: 'dispatched', cancelUntil: 'accepted', returnDays: 7 },
  fulfilment: 'parcel',
  choose: (offer, request) => chooseVariantAndOptions(limits, offer, request),
  describe: describeVariantAndOptions,
  unitSteps: variantAndOptionSteps,
  claims: variantAndOptionClaims,
  rules: goodsRules,
}

function goodsRules({ changeUntil, cancelUntil, returnDays }: OrderPolicy): Localized[] {
  return [
    ...(changeUntil === 'dispatched' ? [rules.change] : []),
    ...(cancelUntil === 'accepted' ? [rules.cancel] : []),
    returnDays > 0 ? { 'zh-CN': `签收后 ${returnDays} 天内可以退货。`, en: `Returns within ${returnDays} days of receipt.` } : rules.noReturn,
  ]
}
const rules = {
  change: { 'zh-CN': '发货前可以自己修改收货地址和联系方式。', en: 'Address and contact can be changed until it is sent.' },
  cancel: {
    'zh-CN': '商家接单前可以随时取消并全额退款；接单后到发货前可以申请取消。',
    en: 'Cancel at once, with a full refund, until the shop accepts; from then until it is sent, ask the shop to cancel.',
  },
  noReturn: { 'zh-CN': '这件商品不支持无理由退货。', en: 'This cannot be returned without a reason.' },
}
