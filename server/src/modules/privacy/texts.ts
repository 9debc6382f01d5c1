import type { ErasureBlocker, MailTopic } from '@yizhan/contract/privacy'
import type { Localized } from '@yizhan/contract/shared'

type Words = Required<Localized>

/** Why an account cannot be erased yet, and what to do. */
export const blockerTexts: Readonly<Record<ErasureBlocker, Words>> = {
  orderOpen: {
    'zh-CN': '还有订单没有完成。请先收货、取消，或等它们完成。',
    en: 'Some orders are not complete. Receive or cancel them, or wait until they are.',
  },
  moneyUnderWay: {
    'zh-CN': '还有付款或退款在路上。到账后就可以注销。',
    en: 'A payment or refund is on its way. Once it has arrived you can go on.',
  },
  onlyOwner: {
    'zh-CN': '有店铺只有你一位店主。请先让别人也成为店主，或关闭店铺。',
    en: 'You are the only owner of a shop. Make somebody else an owner too, or close it.',
  },
  staff: {
    'zh-CN': '你的账号有平台工作人员的权限。请先请管理员收回。',
    en: 'Your account works for the platform. Ask an administrator to take that role back first.',
  },
}

/** What a mail with this code was about. */
export const topicTexts: Readonly<Record<MailTopic, Words>> = {
  order: { 'zh-CN': '订单通知', en: 'a message about an order' },
  codes: { 'zh-CN': '卡密通知', en: 'a message with codes you bought' },
  refund: { 'zh-CN': '退款通知', en: 'a message about a refund' },
  lookup: { 'zh-CN': '查询订单的验证码', en: 'a code for finding an order' },
  account: { 'zh-CN': '账号与安全通知', en: 'a message about an account and its safety' },
  privacy: { 'zh-CN': '隐私中心的通知', en: 'a message from the privacy centre' },
  other: { 'zh-CN': '通知', en: 'a message' },
}

/** The answers of the page that says whether something was ours. */
export const verdictTexts = {
  ours: {
    'zh-CN': '这个防伪码对应我们发出的一封{topic}。请再看看邮件里写的事和这里是否一致。',
    en: 'We sent {topic} with this code. See whether what the mail says agrees with that.',
  },
  codeUnknown: {
    'zh-CN': '我们没有发过带这个防伪码的邮件（或已超过 90 天）。请先检查有没有抄错；确实没错，就不要点邮件里的链接。',
    en: 'We sent no mail with this code, or more than 90 days ago. Check for a slip; if there is none, do not follow any link of that mail.',
  },
  linkOurs: {
    'zh-CN': '这个网址是我们的。打开后请确认地址栏仍是这个网址，再输入任何信息。',
    en: 'This address is ours. Once it is open, make sure the address bar still shows it before you type anything.',
  },
  linkForeign: {
    'zh-CN': '这不是我们的网址。不要在那里登录、付款或填写验证码。',
    en: 'This is not our address. Do not sign in, pay or enter a code there.',
  },
  senderOurs: {
    'zh-CN': '我们用这个地址发邮件。但发件人可以伪造，请再核对邮件末尾的防伪码。',
    en: 'We write from this address. A sender can be forged though, so check the code at the end of the mail as well.',
  },
  senderForeign: {
    'zh-CN': '我们不用这个地址发邮件。不要点里面的链接，也不要回复。',
    en: 'We do not write from this address. Follow no link of it, and do not answer.',
  },
} as const satisfies Record<string, Words>

/** What our mails end with. */
export const closingTexts = {
  phrase: {
    'zh-CN': '你的暗语：{phrase}。没有这句话，或写得不对，就不是我们发的。',
    en: 'Your phrase: {phrase}. A mail without it, or with another, is not from us.',
  },
  code: {
    'zh-CN': '防伪码 {code}。不确定这是不是我们发的？自己打开 {url}，输入防伪码核对。',
    en: 'Check code {code}. Not sure this is from us? Open {url} yourself and enter the code.',
  },
} as const satisfies Record<string, Words>

/** The mails of the privacy centre. */
export const mailTexts = {
  'zh-CN': {
    footer: '这是一站隐私中心的通知。不是你申请的？请马上登录并修改密码。',
    exportSubject: '你要的个人资料准备好了',
    exportIntro: '我们已经把一站记录的关于你的全部资料整理成一个压缩包。',
    exportHow: '请在 72 小时内用同一个账号登录下载，过期后文件会被删除。压缩包里有你的地址和订单，请妥善保管。',
    exportButton: '下载我的资料',
    erasureSubject: '你申请了注销账号',
    erasureIntro: '我们收到了注销申请。到期后，你的账号、地址、联系方式和登录方式会被永久删除，无法恢复；订单的金额和商品按规定保留，但不再有你的身份。',
    erasureHow: '改变主意？到期前点下面的按钮即可撤回，不需要登录。',
    erasureButton: '撤回注销',
    erasureDue: '注销时间',
    erasureNumber: '注销编号',
    withdrawnSubject: '已撤回注销',
    withdrawnIntro: '你的账号保持原样，什么都没有删除。',
  },
  en: {
    footer: 'A message from Yizhan’s privacy centre. Not asked for by you? Sign in and change your password at once.',
    exportSubject: 'Your data is ready',
    exportIntro: 'Everything Yizhan keeps about you is in one archive.',
    exportHow: 'Fetch it within 72 hours, signed in to the same account; then the file is removed. It holds your addresses and orders, so keep it safe.',
    exportButton: 'Fetch my data',
    erasureSubject: 'You asked to erase your account',
    erasureIntro:
      'We have your request. When the time is up your account, addresses, contacts and ways to sign in are removed for good. What was ordered and paid is kept as books must be, without your name.',
    erasureHow: 'Changed your mind? The button below takes it back until then; no need to sign in.',
    erasureButton: 'Keep my account',
    erasureDue: 'Erased on',
    erasureNumber: 'Number of the request',
    withdrawnSubject: 'Your account stays',
    withdrawnIntro: 'The request to erase it was taken back. Nothing was removed.',
  },
} as const
