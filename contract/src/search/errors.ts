import { defineErrors } from '../shared/index.ts'

export const searchErrors = defineErrors({
  'search.cursor-invalid': {
    status: 400,
    retryable: false,
    text: { 'zh-CN': '翻页标记无效，请从第一页重新开始。', en: 'The page marker is invalid; start again from the first page.' },
  },
})
