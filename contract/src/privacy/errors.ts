import { defineErrors } from '../shared/index.ts'

export const privacyErrors = defineErrors({
  'privacy.link-invalid': {
    status: 404,
    retryable: false,
    text: {
      'zh-CN': '这个链接无效或已过期。请在隐私中心重新操作。',
      en: 'This link is not valid or has expired. Start again in the privacy centre.',
    },
  },
  'privacy.export-under-way': {
    status: 409,
    retryable: true,
    text: {
      'zh-CN': '你的资料正在准备，请等它完成。',
      en: 'Your data is being prepared; wait until it is ready.',
    },
  },
  'privacy.erasure-not-possible': {
    status: 409,
    retryable: false,
    text: {
      'zh-CN': '现在还不能注销，请先处理列出的事项。',
      en: 'The account cannot be erased yet; settle what is listed first.',
    },
  },
  'privacy.erasure-under-way': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '已经申请过注销。', en: 'Erasure has been asked for already.' },
  },
  'privacy.no-erasure': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '没有可以撤回的注销申请。', en: 'There is no request for erasure that could be taken back.' },
  },
})
