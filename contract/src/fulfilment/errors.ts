import { defineErrors } from '../shared/index.ts'

export const fulfilmentErrors = defineErrors({
  'fulfilment.variant-takes-no-codes': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '这件商品不是卡密，不能上传卡密。', en: 'This is not sold as codes, so codes cannot be added.' },
  },
})
