import { codeSelectionSchema } from '@yizhan/contract/kinds'
import type { OrderPolicy } from '@yizhan/contract/orders'
import type { Localized } from '@yizhan/contract/shared'
import type { Kind } from '../kind.ts'
import { chooseVariantAndOptions, describeVariantAndOptions, variantAndOptionClaims, variantAndOptionSteps } from '../variant-and-options.ts'

/** Each unit is one code of the shop's, so none is sold that is not there. */
const limits = { selectionSchema: codeSelectionSchema, quantityMax: 100, needsStockRecord: true }

/** Licence keys, gift cards and the like: issued and shown the moment they are paid. */
export const code: Kind = {
  name: 'code',
  ...limits,
  needs: { address: false, contact: 'email' },
  policy: { changeUntil: 'never', cancelUntil: 'never', returnDays: 0 },
  fulfilment: 'code',
  choose: (offer, request) => chooseVariantAndOptions(limits, offer, request),
  describe: describeVariantAndOptions,
  unitSteps: variantAndOptionSteps,
  claims: variantAndOptionClaims,
  rules: codeRules,
}

function codeRules({ cancelUntil }: OrderPolicy): Localized[] {
  return [rules.issued, ...(cancelUntil === 'never' ? [rules.final] : [])]
}
const rules = {
  issued: {
    'zh-CN': '付款后几秒内发放卡密：订单页可以查看，也会发到你的邮箱。',
    en: 'Codes are issued seconds after payment: shown with the order and sent to your e-mail address.',
  },
  final: { 'zh-CN': '卡密一经发放，不能更改、取消或退货。', en: 'Once issued, a code cannot be changed, cancelled or returned.' },
}
