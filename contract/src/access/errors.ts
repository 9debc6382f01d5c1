import { defineErrors } from '../shared/index.ts'

/** Refusals of the policy that any route with such a row can meet. */
export const accessErrors = defineErrors({
  'auth.confirmation-required': {
    status: 403,
    retryable: true,
    text: {
      'zh-CN': '这一步需要先确认是你本人。确认后请再试一次。',
      en: 'Please confirm that it is you first, then try again.',
    },
  },
  'auth.factor-required': {
    status: 403,
    retryable: false,
    text: {
      'zh-CN': '你的角色需要通行密钥或验证器。请先在安全中心设置一个。',
      en: 'Your role needs a passkey or an authenticator app; set one up in the security centre first.',
    },
  },
  'auth.challenge-required': {
    status: 403,
    retryable: true,
    text: { 'zh-CN': '请先完成安全检查，再试一次。', en: 'Please complete the security check, then try again.' },
  },
  'auth.scope-missing': {
    status: 403,
    retryable: false,
    text: { 'zh-CN': '这个 API 密钥没有 {scope} 权限。', en: 'This API key lacks the scope {scope}.' },
  },
})
