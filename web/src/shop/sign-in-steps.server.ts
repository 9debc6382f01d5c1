import { data, redirect } from 'react-router'
import { factorSchema, identityRoutes } from '@yizhan/contract/identity'
import type { Factor, SignInAnswer } from '@yizhan/contract/identity'
import { call } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import type { PageApi } from '../api/page-api.server.ts'
import type { Refusal } from '../api/refusal.ts'
import { factorAnswerOf, methodOf } from '../features/identity/factor-answer.server.ts'
import type { AskedFactor } from '../features/identity/factor-form.tsx'
import { startOf } from '../features/identity/start-of.ts'

/** A sign-in that waits for its second factor, from step to step of the page. */
interface Second {
  readonly signInId: string
  readonly methods: Factor[]
  readonly passkey: Record<string, unknown> | null
  readonly asked: AskedFactor | undefined
}

/** Where a sign-in leads: into the shop, or to its second step. */
export function signInStep(answer: SignInAnswer, next: string | null) {
  if (answer.state === 'signed-in') return redirect(next ?? startOf(answer.me))
  const second: Second = { signInId: answer.proofId, methods: answer.methods, passkey: answer.passkeyOptions, asked: undefined }
  return { refusal: undefined, second }
}

/** Which way, then the answer. */
export async function secondStep(api: PageApi, form: FormData, next: string | null) {
  const method = methodOf(form)
  const passkey = textOf(form, 'passkeyOptions')
  const second: Second = {
    signInId: textOf(form, 'signInId'),
    methods: textOf(form, 'methods')
      .split(' ')
      .flatMap((name) => factorSchema.safeParse(name).data ?? []),
    passkey: passkey ? (JSON.parse(passkey) as Record<string, unknown>) : null, // as: written by this page one step before
    asked: undefined,
  }
  if (!method) return { refusal: undefined, second }
  const proofId = textOf(form, 'proofId')
  if (!proofId) return begin(api, second, method)
  const finished = await call(api, identityRoutes.finishSignIn, { params: { proofId }, body: factorAnswerOf(form, method) })
  if (finished.ok) return redirect(next ?? startOf(finished.value))
  return again(second, { proofId, method, passkeyOptions: second.passkey }, finished.refusal)
}

async function begin(api: PageApi, second: Second, method: Factor) {
  if (method !== 'email' && method !== 'sms') {
    return { refusal: undefined, second: { ...second, asked: { proofId: second.signInId, method, passkeyOptions: second.passkey } } }
  }
  const sent = await call(api, identityRoutes.sendSignInCode, { params: { proofId: second.signInId }, body: { method } })
  if (!sent.ok) return again(second, undefined, sent.refusal)
  return { refusal: undefined, second: { ...second, asked: { proofId: sent.value.proofId, method, passkeyOptions: null } } }
}

function again(second: Second, asked: AskedFactor | undefined, refusal: Refusal) {
  return data({ refusal, second: { ...second, asked } }, { status: refusal.status })
}
