import { defineErrors } from '../shared/index.ts'

export const staffErrors = defineErrors({
  'staff.person-not-found': { status: 404, retryable: false, text: { 'zh-CN': '没有找到这个人。', en: 'This person was not found.' } },
  'staff.operator-not-found': {
    status: 404,
    retryable: false,
    text: { 'zh-CN': '这个人不是平台的工作人员。', en: 'This person does not work for the platform.' },
  },
  'staff.role-unchanged': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '角色没有变化：要授予的已经有了，或要收回的本来没有。', en: 'Nothing would change: the role is there already, or was never given.' },
  },
  'staff.last-admin': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '平台至少要有一位管理员。请先授予另一位。', en: 'The platform needs at least one admin; make another one first.' },
  },
  'staff.own-training': {
    status: 403,
    retryable: false,
    text: { 'zh-CN': '培训记录要由另一位管理员登记。', en: 'Your training is recorded by another admin.' },
  },
  'staff.approval-not-found': { status: 404, retryable: false, text: { 'zh-CN': '没有找到这个审批。', en: 'This approval was not found.' } },
  'staff.approval-waiting': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '同样的事已经在等待审批。', en: 'The same is waiting for a decision already.' },
  },
  'staff.approval-closed': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '这个审批已经结束，或已过期。', en: 'This approval was decided already, or has expired.' },
  },
  'staff.own-approval': {
    status: 403,
    retryable: false,
    text: { 'zh-CN': '自己提出的事要由另一个人决定。', en: 'What you asked for is decided by somebody else.' },
  },
  'staff.freeze-unchanged': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '账号的冻结状态没有变化，请刷新后再看。', en: 'The account is as you want it already; look again.' },
  },
  'staff.freeze-needs-two': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '解冻工作人员的账号需要两个人同意，请提出审批。', en: 'Lifting the freeze of staff takes two people; ask for approval.' },
  },
  'staff.own-account': {
    status: 403,
    retryable: false,
    text: { 'zh-CN': '不能这样处理自己的账号。', en: 'This cannot be done to your own account.' },
  },
  'staff.appeal-not-found': { status: 404, retryable: false, text: { 'zh-CN': '没有找到这个申诉。', en: 'This appeal was not found.' } },
  'staff.appeal-closed': { status: 409, retryable: false, text: { 'zh-CN': '这个申诉已经处理过了。', en: 'This appeal was decided already.' } },
})
