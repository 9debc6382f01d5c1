import { defineErrors } from '../shared/index.ts'
import { factorErrors } from './factor-errors.ts'

export const identityErrors = defineErrors({
  ...factorErrors,
  'identity.credentials-wrong': {
    status: 401,
    retryable: false,
    text: { 'zh-CN': '邮箱或密码不对，请检查后再试。', en: 'The e-mail address or password is wrong; check both and try again.' },
  },
  'identity.code-wrong': {
    status: 400,
    retryable: false,
    text: { 'zh-CN': '验证码不对，或已经过期。请检查后再试，或重新获取。', en: 'The code is wrong or no longer valid; check it, or have a new one sent.' },
  },
  'identity.link-wrong': {
    status: 400,
    retryable: false,
    text: { 'zh-CN': '这个链接不对，或已经失效。请在安全中心操作。', en: 'This link is wrong or no longer valid; use the security centre instead.' },
  },
  'identity.password-weak': {
    status: 400,
    retryable: false,
    text: {
      'zh-CN': '这个密码太容易被猜到，或出现在泄露的密码里。请换一个更长、更少见的。',
      en: 'This password is easy to guess or known from a breach; choose a longer, rarer one.',
    },
  },
  'identity.phone-unreachable': {
    status: 400,
    retryable: false,
    text: { 'zh-CN': '这个号码收不到短信，请检查或换一个。', en: 'No text message reaches this number; check it or use another.' },
  },
  'identity.factor-unknown': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '这个账号没有设置这种确认方式，请换一种。', en: 'This account has no such way to confirm; choose another.' },
  },
  'identity.frozen': {
    status: 403,
    retryable: false,
    text: {
      'zh-CN': '这个账号已冻结，暂时不能登录或付款。可以自助解冻或申诉。',
      en: 'This account is frozen; nobody can sign in or pay with it. You can unfreeze it or appeal.',
    },
  },
  'identity.address-not-found': { status: 404, retryable: false, text: { 'zh-CN': '没有找到这个收货地址。', en: 'This address was not found.' } },
  'identity.region-unknown': {
    status: 400,
    retryable: false,
    text: { 'zh-CN': '省、市、区不匹配，请重新选择。', en: 'Province, city and district do not belong together; choose again.' },
  },
})
