import { data, redirect } from 'react-router'
import { factorSchema, identityRoutes, passkeyAnswerSchema, passkeyRequestSchema } from '@yizhan/contract/identity'
import type { Factor, PasskeyRequest, SignInAnswer } from '@yizhan/contract/identity'
import { call, refused } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import type { PageApi } from '../api/page-api.server.ts'
import type { Refusal } from '../api/refusal.ts'
import { factorAnswerOf, methodOf, parsedOf } from '../features/identity/factor-answer.server.ts'
import type { AskedFactor } from '../features/identity/factor-form.tsx'
import { startOf } from '../features/identity/start-of.ts'

/** A sign-in that waits for its second factor, from step to step of the page. */
interface Second {
  readonly signInId: string
  readonly methods: Factor[]
  readonly passkey: PasskeyRequest | null
  readonly asked: AskedFactor | undefined
}

/** Where a sign-in leads: into the shop, or to its second step. */
export function signInStep(answer: SignInAnswer, next: string | null) {
  if (answer.state === 'signed-in') return redirect(next ?? startOf(answer.me))
  const second: Second = { signInId: answer.proofId, methods: answer.methods, passkey: answer.passkeyOptions, asked: undefined }
  return { refusal: undefined, second }
}

/** In by what a passkey signed, with nothing typed. */
export async function passkeyStep(api: PageApi, form: FormData, next: string | null) {
  const signed = passkeyAnswerSchema.safeParse(parsedOf(form, 'passkey'))
  // What no passkey ever said goes on as an empty answer, and is refused by the API in its words.
  const nothing = { id: '-', rawId: '-', type: 'public-key' as const, response: { clientDataJSON: '', authenticatorData: '', signature: '' } }
  const outcome = await call(api, identityRoutes.finishPasskeySignIn, {
    params: { proofId: textOf(form, 'proofId') },
    body: { response: signed.data ?? nothing },
  })
  return outcome.ok ? redirect(next ?? startOf(outcome.value)) : refused(outcome.refusal)
}

/** Which way, then the answer. */
export async function secondStep(api: PageApi, form: FormData, next: string | null) {
  const method = methodOf(form)
  const second: Second = {
    signInId: textOf(form, 'signInId'),
    methods: textOf(form, 'methods')
      .split(' ')
      .flatMap((name) => factorSchema.safeParse(name).data ?? []),
    passkey: passkeyRequestSchema.safeParse(parsedOf(form, 'passkeyOptions')).data ?? null,
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
