import { operatorRoles } from '@yizhan/contract/identity'
import { staffRoutes } from '@yizhan/contract/staff'
import { call } from '../../api/call.server.ts'
import { submitKeyOf, textOf } from '../../api/form.server.ts'
import type { PageApi } from '../../api/page-api.server.ts'
import type { Outcome, Refusal } from '../../api/refusal.ts'

/** What a form of the staff page asked for and was refused, with what was typed. */
export interface StaffAnswer {
  intent: string
  refusal: Refusal
  email: string
  role: string
  reason: string
}
type Acted = { ok: true; done: string } | { ok: false; answer: StaffAnswer }

const trainedDays = 365

/** Does what a form of the staff page asks: invite, take a role, record training, decide or withdraw an approval. */
export async function actOnStaff(api: PageApi, form: FormData): Promise<Acted> {
  const intent = textOf(form, 'intent')
  const [email, reason] = [textOf(form, 'email'), textOf(form, 'reason')]
  const role = operatorRoles.find((known) => known === textOf(form, 'role')) ?? 'support'
  const finish = (outcome: Outcome<unknown>, done: string): Acted =>
    outcome.ok ? { ok: true, done } : { ok: false, answer: { intent, refusal: outcome.refusal, email, role, reason } }
  const idempotencyKey = submitKeyOf(form)
  const params = { approvalId: textOf(form, 'approvalId') }
  switch (intent) {
    case 'grant-role':
      return finish(await call(api, staffRoutes.askApproval, { body: { act: 'grant-role', email, role, reason }, idempotencyKey }), 'asked')
    case 'remove-role': {
      const body = { act: 'remove-role', userId: textOf(form, 'userId'), role, reason } as const
      return finish(await call(api, staffRoutes.askApproval, { body }), 'asked')
    }
    case 'train':
      return finish(await call(api, staffRoutes.recordTraining, { params: { userId: textOf(form, 'userId') }, body: { validDays: trainedDays } }), 'trained')
    case 'withdraw':
      return finish(await call(api, staffRoutes.withdrawApproval, { params }), 'withdrawn')
    default: {
      const isApproved = intent === 'approve'
      const outcome = await call(api, staffRoutes.decideApproval, { params, body: { isApproved, note: textOf(form, 'note') } })
      return finish(outcome, isApproved ? 'approved' : 'refused')
    }
  }
}
