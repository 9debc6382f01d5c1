import { data, redirect } from 'react-router'
import { identityRoutes } from '@yizhan/contract/identity'
import { call, load } from '../api/call.server.ts'
import { confirmedFirst } from '../api/confirmed-first.server.ts'
import { textOf } from '../api/form.server.ts'
import type { PageApi } from '../api/page-api.server.ts'
import type { Refusal } from '../api/refusal.ts'
import { signedIn } from '../api/role.server.ts'

export type ContactKind = 'email' | 'phone'
/** A change whose two codes are on their way. */
export interface PendingContact {
  readonly proofId: string
  /** The new address or number, as typed. */
  readonly to: string
}
interface Answer {
  readonly refusal: Refusal | null
  readonly pending: PendingContact | null
  readonly typed: string
}

/** What is there now, and where the old side's code goes. */
export async function readContact(api: PageApi, request: Request, kind: ContactKind) {
  const { user } = await signedIn(api, request)
  await confirmedFirst(api, request, kind === 'email' ? 'startEmailChange' : 'startPhoneChange')
  const demo = await load(api, identityRoutes.demoAccounts, {})
  return { current: user[kind], reachedAt: user.email ?? user.phone ?? '', keepsMails: demo.items.length > 0 }
}

/** Sends both codes, then changes by them. */
export async function changeContact(api: PageApi, request: Request, kind: ContactKind) {
  const form = await request.formData()
  const answer = (given: Answer) => data<Answer>(given, { status: given.refusal?.status ?? 200 })
  const [proofId, to] = [textOf(form, 'proofId'), textOf(form, kind)]
  if (!proofId) {
    const started =
      kind === 'email'
        ? await call(api, identityRoutes.startEmailChange, { body: { email: to } })
        : await call(api, identityRoutes.startPhoneChange, { body: { phone: to } })
    if (!started.ok) return answer({ refusal: started.refusal, pending: null, typed: to })
    return answer({ refusal: null, pending: { proofId: started.value.proofId, to }, typed: to })
  }
  const body = { newCode: textOf(form, 'newCode'), oldCode: textOf(form, 'oldCode') }
  const finished = await call(api, identityRoutes.finishContactChange, { params: { proofId }, body })
  if (finished.ok) return redirect(`/account/security?done=${kind}`)
  return answer({ refusal: finished.refusal, pending: { proofId, to }, typed: to })
}
