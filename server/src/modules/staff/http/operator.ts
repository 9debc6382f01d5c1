import type { Id } from '@yizhan/contract/shared'
import { staffRoutes } from '@yizhan/contract/staff'
import type { Approval } from '@yizhan/contract/staff'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import type { OpenedApproval } from '../approvals/approvals.ts'
import type { Staff } from '../staff.ts'

/** Staff among themselves: roles, training, and what takes two of them. */
export function serveOperators(api: Api, staff: Staff): void {
  const view = async (approval: OpenedApproval, reader: Id<'usr'>): Promise<Approval> => {
    const [viewed] = await staff.viewApprovals([approval], reader)
    if (!viewed) throw new AppError('staff.approval-not-found')
    return viewed
  }
  api.handle(staffRoutes.listOperators, async () => ({ items: await staff.listOperators() }))
  api.handle(staffRoutes.recordTraining, ({ params, body, caller, audit }) => {
    audit.note({ facts: { validDays: body.validDays } })
    return staff.recordTraining({ ...params, ...body, recordedBy: userOf(caller) })
  })
  api.handle(staffRoutes.listApprovals, async ({ query, caller }) => {
    const page = await staff.approvals.list({ onlyOpen: query.state === 'open', after: query.after, limit: query.limit })
    return { next: page.next, items: await staff.viewApprovals(page.items, userOf(caller)) }
  })
  api.handle(staffRoutes.askApproval, async ({ body, caller, audit }) => {
    const approval = await staff.ask(body, userOf(caller))
    audit.note({ reason: body.reason, subjectIds: [approval.approvalId, approval.subjectId], facts: { act: approval.act, ...approval.payload } })
    return view(approval, userOf(caller))
  })
  api.handle(staffRoutes.decideApproval, async ({ params, body, caller, audit }) => {
    const approval = await staff.approvals.decide({ ...params, ...body, decidedBy: userOf(caller) })
    audit.note({ reason: body.note, subjectIds: [approval.subjectId], facts: { act: approval.act, isApproved: body.isApproved, ...approval.payload } })
    return view(approval, userOf(caller))
  })
  api.handle(staffRoutes.withdrawApproval, async ({ params, caller }) =>
    view(await staff.approvals.withdraw({ ...params, userId: userOf(caller) }), userOf(caller)),
  )
}

/** Staff about people: finding them, looking at their account, freezing it, hearing their appeals. */
export function servePeopleForStaff(api: Api, staff: Staff): void {
  api.handle(staffRoutes.findPeople, async ({ body, audit }) => {
    const found = await staff.findPeople(body.query)
    audit.note({ subjectIds: [...found.people.map(({ userId }) => userId), ...(found.order ? [found.order.orderId] : [])] })
    return found
  })
  api.handle(staffRoutes.readPerson, ({ params, locale }) => staff.viewPerson(params.userId, locale))
  api.handle(staffRoutes.readPersonContact, ({ params, body, audit }) => {
    audit.note({ reason: body.note, facts: { reason: body.reason } })
    return staff.readContact(params.userId)
  })
  api.handle(staffRoutes.freezePerson, async ({ params, body, caller, locale, audit }) => {
    audit.note({ reason: body.reason })
    await staff.freezePerson({ ...params, decidedBy: userOf(caller) })
    return staff.viewPerson(params.userId, locale)
  })
  api.handle(staffRoutes.thawPerson, async ({ params, body, caller, locale, audit }) => {
    audit.note({ reason: body.reason })
    await staff.thawPerson({ ...params, decidedBy: userOf(caller) })
    return staff.viewPerson(params.userId, locale)
  })
  api.handle(staffRoutes.listAppeals, ({ query }) => staff.appeals.list({ state: query.state, after: query.after, limit: query.limit }))
  api.handle(staffRoutes.decideAppeal, async ({ params, body, caller, audit }) => {
    const appeal = await staff.appeals.decide({ ...params, ...body, decidedBy: userOf(caller) })
    audit.note({ reason: body.words, subjectIds: [appeal.person.userId], facts: { isGranted: body.isGranted } })
    return appeal
  })
}

/** The door lets only people in here. */
function userOf({ userId }: Caller): Id<'usr'> {
  if (!userId) throw new AppError('auth.required')
  return userId
}
