import { defineErrors } from '../shared/index.ts'

/** Refusals about second factors. What is wrong with a passkey's answer is never told apart. */
export const factorErrors = defineErrors({
  'identity.passkey-refused': {
    status: 400,
    retryable: false,
    text: { 'zh-CN': '这个通行密钥没有通过验证。请再试一次，或换一种方式。', en: 'This passkey could not be verified; try once more, or use another way.' },
  },
  'identity.passkeys-full': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '最多保存 {limit} 个通行密钥。请先移除不用的。', en: 'You have {limit} passkeys, which is the most; remove one that you no longer use.' },
  },
  'identity.authenticator-code-wrong': {
    status: 400,
    retryable: false,
    text: {
      'zh-CN': '验证码不对，或这次设置已经过期。请等下一组数字再试，或重新开始。',
      en: 'The code is wrong, or this setup has expired; wait for the next code, or start again.',
    },
  },
  'identity.factor-not-found': {
    status: 404,
    retryable: false,
    text: { 'zh-CN': '没有找到，可能已经移除。', en: 'Not found; it may have been removed already.' },
  },
  'identity.factor-is-last': {
    status: 409,
    retryable: false,
    text: {
      'zh-CN': '这是最后一个通行密钥或验证器。移除后恢复码一并作废，需要它的角色（如运营）在重新设置前什么都不能做。确定要移除，请再确认一次。',
      en: 'This is your last passkey or authenticator app. Without it your recovery codes end, and roles that need one, such as operators, can do nothing until you set up another. Confirm once more to remove it.',
    },
  },
  'identity.factor-needed': {
    status: 409,
    retryable: false,
    text: {
      'zh-CN': '恢复码是通行密钥和验证器的备用。请先设置其中一个。',
      en: 'Recovery codes stand in for a passkey or an authenticator app; set one up first.',
    },
  },
})
