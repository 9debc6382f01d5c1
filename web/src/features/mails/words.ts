import { defineWords } from '../../ui/language.tsx'

export const mailWords = defineWords({
  'zh-CN': {
    title: '发出的邮件',
    hint: '开发环境不真的发邮件，都留在这里给你看。',
    none: '还没有邮件',
    noneText: '下一单，或查找一个订单，通知和验证码就会出现。',
    to: '收件人',
    filter: '只看发给',
    filterPlaceholder: '邮箱或手机号',
    show: '筛选邮件',
    all: '看全部',
    html: '网页版',
    states: { queued: '排队中', sent: '已发送', failed: '发送失败', kept: '已留存' },
    more: '更早的',
    frame: (subject: string) => `邮件内容：${subject}`,
  },
  en: {
    title: 'Mails sent',
    hint: 'In development mails are kept here to be read, not sent.',
    none: 'No mails yet',
    noneText: 'Place an order or look one up, and what we write appears here.',
    to: 'To',
    filter: 'Only those to',
    filterPlaceholder: 'E-mail or phone',
    show: 'Filter mails',
    all: 'Show all',
    html: 'As a web page',
    states: { queued: 'queued', sent: 'sent', failed: 'failed', kept: 'kept' },
    more: 'Earlier ones',
    frame: (subject: string) => `Content of the mail: ${subject}`,
  },
})
