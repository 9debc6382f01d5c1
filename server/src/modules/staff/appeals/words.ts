import type { Locale } from '@yizhan/contract/shared'

/** The sentences around what staff answer to an appeal. */
export const appealWords = {
  'zh-CN': {
    granted: '你的账号已解冻',
    grantedNext: '现在可以重新登录。之前的登录都已退出，请在安全中心看看设备和密码。',
    declined: '关于你的申诉',
    declinedNext: '账号暂时仍然冻结。如果有新的情况，可以再写一次。',
    signIn: '登录',
    appealAgain: '再写一次',
    footer: '这是一站对你的申诉的答复。没有申诉过？请忽略本邮件。',
  },
  en: {
    granted: 'Your account is open again',
    grantedNext: 'You can sign in again. All earlier sessions have ended; look at devices and password in the security centre.',
    declined: 'About your appeal',
    declinedNext: 'The account stays frozen for now. If there is something new to say, write again.',
    signIn: 'Sign in',
    appealAgain: 'Write again',
    footer: 'This is Yizhan’s answer to your appeal. You did not appeal? Ignore this mail.',
  },
} as const satisfies Record<Locale, Record<string, string>>
