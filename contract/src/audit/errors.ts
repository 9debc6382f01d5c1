import { defineErrors } from '../shared/index.ts'

export const auditErrors = defineErrors({
  'audit.cursor-invalid': {
    status: 400,
    retryable: false,
    text: { 'zh-CN': '翻页位置无效，请从第一页重新查看。', en: 'This place in the list is not valid; start again from the first page.' },
  },
})
