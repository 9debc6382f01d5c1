import { defineErrors } from '../shared/index.ts'

export const merchantErrors = defineErrors({
  'merchants.slug-taken': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '这个店铺网址已被使用，请换一个。', en: 'This shop address is taken; choose another.' },
  },
  'merchants.member-unknown': {
    status: 404,
    retryable: false,
    text: { 'zh-CN': '没有用这个邮箱注册的账号，请对方先注册。', en: 'No account has this e-mail address; ask the person to sign up first.' },
  },
  'merchants.member-not-found': { status: 404, retryable: false, text: { 'zh-CN': '这家店没有这位成员。', en: 'The shop has no such member.' } },
  'merchants.last-owner': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '店铺至少要有一位店主。请先指定另一位店主。', en: 'A shop needs at least one owner; name another first.' },
  },
})
