import type { SecurityEventKind } from '@yizhan/contract/identity'
import type { Locale } from '@yizhan/contract/shared'

export const codePurposes = ['sign-up', 'sign-in', 'confirmation', 'password-reset', 'contact-new', 'contact-old', 'unfreeze'] as const
export type CodePurpose = (typeof codePurposes)[number]

interface LetterWords {
  readonly codes: Readonly<Record<CodePurpose, { readonly subject: string; readonly intro: string }>>
  readonly codeHint: (minutes: number) => string
  readonly codeWarning: string
  readonly known: { readonly subject: string; readonly intro: string; readonly ignore: string; readonly button: string }
  readonly events: Readonly<Record<SecurityEventKind, string>>
  readonly eventSubject: (what: string) => string
  readonly eventIntro: string
  readonly eventHint: string
  readonly frozenHint: string
  readonly when: string
  readonly device: string
  readonly address: string
  readonly notMe: string
  readonly unfreeze: string
  readonly footer: string
}

export const letterWords: Readonly<Record<Locale, LetterWords>> = {
  'zh-CN': {
    codes: {
      'sign-up': { subject: '一站：注册验证码', intro: '在注册页面输入下面的验证码，账号就建好了。' },
      'sign-in': { subject: '一站：登录验证码', intro: '有人正用你的密码登录。如果是你，请输入下面的验证码。' },
      confirmation: { subject: '一站：确认是你本人', intro: '输入下面的验证码，继续刚才的操作。' },
      'password-reset': { subject: '一站：重设密码的验证码', intro: '输入下面的验证码，即可设置新密码。' },
      'contact-new': { subject: '一站：验证新的联系方式', intro: '输入下面的验证码，把这个地址设为你账号的联系方式。' },
      'contact-old': { subject: '一站：确认更换联系方式', intro: '你的账号正要更换联系方式。如果是你，请在页面输入下面的验证码。' },
      unfreeze: { subject: '一站：解冻账号的验证码', intro: '输入下面的验证码和密码，即可解冻账号。' },
    },
    codeHint: (minutes) => `${minutes} 分钟内有效，只能用一次。`,
    codeWarning: '一站的工作人员不会问你要验证码，请不要告诉任何人。如果不是你在操作，可以忽略这封邮件。',
    known: {
      subject: '一站：你已经有账号了',
      intro: '有人用这个邮箱注册，但它已经有账号。如果是你，请直接登录；忘了密码可以重设。',
      ignore: '如果不是你，不需要做什么，你的账号没有变化。',
      button: '去登录',
    },
    events: {
      'signed-up': '账号已建立',
      'signed-in': '在新设备上登录',
      'sign-in-failed': '登录失败',
      'password-changed': '密码已修改',
      'password-reset': '密码已重设',
      'email-changed': '邮箱已更换',
      'phone-changed': '手机号已更换',
      'passkey-added': '添加了通行密钥',
      'passkey-removed': '移除了通行密钥',
      'authenticator-added': '启用了验证器',
      'authenticator-removed': '停用了验证器',
      'recovery-codes-made': '生成了新的恢复码',
      'recovery-code-used': '用掉了一个恢复码',
      'sessions-ended': '其他设备已退出登录',
      frozen: '账号已冻结',
      unfrozen: '账号已解冻',
    },
    eventSubject: (what) => `一站账号提醒：${what}`,
    eventIntro: '你的一站账号有一项变化：',
    eventHint: '如果是你做的，不需要做什么。如果不是，请马上点下面的按钮冻结账号：所有设备会退出登录，别人无法再登录或付款。',
    frozenHint: '所有设备已退出登录，暂时不能登录或付款；已经下的订单不受影响。',
    when: '时间',
    device: '设备',
    address: '网络地址',
    notMe: '不是我，冻结账号',
    unfreeze: '解冻账号',
    footer: '这封邮件由一站自动发送，与你账号的安全有关，因此不能退订。',
  },
  en: {
    codes: {
      'sign-up': { subject: 'Yizhan: your sign-up code', intro: 'Enter this code on the sign-up page, and your account is ready.' },
      'sign-in': { subject: 'Yizhan: your sign-in code', intro: 'Somebody is signing in with your password. If it is you, enter this code.' },
      confirmation: { subject: 'Yizhan: confirm that it is you', intro: 'Enter this code to go on with what you were doing.' },
      'password-reset': { subject: 'Yizhan: the code to set a new password', intro: 'Enter this code to set a new password.' },
      'contact-new': { subject: 'Yizhan: verify your new contact', intro: 'Enter this code to make this the contact of your account.' },
      'contact-old': {
        subject: 'Yizhan: confirm a change of contact',
        intro: 'The contact of your account is about to change. If it is you, enter this code on the page.',
      },
      unfreeze: { subject: 'Yizhan: the code to unfreeze your account', intro: 'Enter this code and your password to unfreeze your account.' },
    },
    codeHint: (minutes) => `It is valid for ${minutes} minutes and works once.`,
    codeWarning: 'Nobody at Yizhan will ever ask you for it; give it to no one. If it was not you, ignore this mail.',
    known: {
      subject: 'Yizhan: you have an account already',
      intro: 'Somebody signed up with this address, but it has an account. If it was you, sign in; a forgotten password can be reset.',
      ignore: 'If it was not you, there is nothing to do; your account is unchanged.',
      button: 'Sign in',
    },
    events: {
      'signed-up': 'Account created',
      'signed-in': 'Signed in on a new device',
      'sign-in-failed': 'Sign-in failed',
      'password-changed': 'Password changed',
      'password-reset': 'Password reset',
      'email-changed': 'E-mail address changed',
      'phone-changed': 'Phone number changed',
      'passkey-added': 'Passkey added',
      'passkey-removed': 'Passkey removed',
      'authenticator-added': 'Authenticator app set up',
      'authenticator-removed': 'Authenticator app removed',
      'recovery-codes-made': 'New recovery codes made',
      'recovery-code-used': 'A recovery code was used',
      'sessions-ended': 'Other devices signed out',
      frozen: 'Account frozen',
      unfrozen: 'Account unfrozen',
    },
    eventSubject: (what) => `Your Yizhan account: ${what}`,
    eventIntro: 'Something changed in your Yizhan account:',
    eventHint:
      'If it was you, there is nothing to do. If not, press the button below to freeze the account at once: every device is signed out and nobody can sign in or pay.',
    frozenHint: 'Every device is signed out, and nobody can sign in or pay; orders already placed are not affected.',
    when: 'When',
    device: 'Device',
    address: 'Network address',
    notMe: 'Not me, freeze the account',
    unfreeze: 'Unfreeze the account',
    footer: 'Sent automatically by Yizhan about the safety of your account; such mails cannot be turned off.',
  },
}
