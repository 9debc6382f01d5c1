import { defineErrors } from '../shared/index.ts'
import { factorErrors } from './factor-errors.ts'

export const identityErrors = defineErrors({
  ...factorErrors,
  'identity.email-taken': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '这个邮箱已经注册过，请直接登录。', en: 'This e-mail address has an account already; sign in instead.' },
  },
  'identity.credentials-wrong': {
    status: 401,
    retryable: false,
    text: { 'zh-CN': '邮箱或密码不对，请检查后再试。', en: 'The e-mail address or password is wrong; check both and try again.' },
  },
  'identity.address-not-found': { status: 404, retryable: false, text: { 'zh-CN': '没有找到这个收货地址。', en: 'This address was not found.' } },
  'identity.region-unknown': {
    status: 400,
    retryable: false,
    text: { 'zh-CN': '省、市、区不匹配，请重新选择。', en: 'Province, city and district do not belong together; choose again.' },
  },
})
