import { defineErrors } from '../shared/index.ts'

export const integratorErrors = defineErrors({
  'integrators.key-not-found': { status: 404, retryable: false, text: { 'zh-CN': '没有找到这个 API 密钥。', en: 'This API key was not found.' } },
  'integrators.too-many-keys': {
    status: 409,
    retryable: false,
    text: {
      'zh-CN': '一家店最多同时有 {limit} 个有效密钥。请先停用不再使用的。',
      en: 'A shop has at most {limit} live keys; revoke one that is no longer used.',
    },
  },
})
