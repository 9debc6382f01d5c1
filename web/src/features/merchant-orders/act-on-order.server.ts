import { carriers, fulfilmentRoutes, type Carrier } from '@yizhan/contract/fulfilment'
import { orderRoutes } from '@yizhan/contract/orders'
import { call } from '../../api/call.server.ts'
import { textOf } from '../../api/form.server.ts'
import type { PageApi } from '../../api/page-api.server.ts'
import type { Outcome, Refusal } from '../../api/refusal.ts'
import { merchantOrderWords } from './words.ts'

/** What went wrong with an action: words for the top, words beside fields, what was typed. */
export interface ActionAnswer {
  intent: string
  refusal: Refusal | null
  fields: Readonly<Record<string, string>>
  typed: Readonly<Record<string, string>>
}
type Acted = { ok: true; done: string } | { ok: false; answer: ActionAnswer }
interface OrderParams {
  merchantId: string
  orderId: string
}

/** Does what the form of the order page asks: accept, dispatch, refuse, or answer a cancel request. */
export async function actOnOrder(api: PageApi, params: OrderParams, form: FormData): Promise<Acted> {
  const intent = textOf(form, 'intent')
  const typed = Object.fromEntries(['carrier', 'trackingNumber', 'reason'].map((name) => [name, textOf(form, name)]))
  const fail = (fields: Record<string, string>, refusal: Refusal | null = null): Acted => ({ ok: false, answer: { intent, refusal, fields, typed } })
  const finish = (outcome: Outcome<unknown>, done: string): Acted => (outcome.ok ? { ok: true, done } : fail({ ...outcome.refusal.fields }, outcome.refusal))
  const w = merchantOrderWords[api.locale]
  const reason = textOf(form, 'reason')
  switch (intent) {
    case 'accept':
      return finish(await call(api, orderRoutes.acceptOrder, { params }), 'accepted')
    case 'refuse':
      if (!reason) return fail({ reason: w.refuseReasonMissing })
      return finish(await call(api, orderRoutes.refuseOrder, { params, body: { reason } }), 'refused')
    case 'grant':
      return finish(await call(api, orderRoutes.answerCancelRequest, { params, body: { isGranted: true, reason } }), 'granted')
    case 'decline':
      if (!reason) return fail({ reason: w.declineReasonMissing })
      return finish(await call(api, orderRoutes.answerCancelRequest, { params, body: { isGranted: false, reason } }), 'declined')
    default: {
      const { carrier = '', trackingNumber = '' } = typed
      if (!isCarrier(carrier)) return fail({ carrier: w.carrierMissing })
      return finish(await call(api, fulfilmentRoutes.dispatchOrder, { params, body: { carrier, trackingNumber } }), 'dispatched')
    }
  }
}

function isCarrier(value: string): value is Carrier {
  return Object.hasOwn(carriers, value)
}
