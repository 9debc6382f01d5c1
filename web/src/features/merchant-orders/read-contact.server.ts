import type { OrderContact } from '@yizhan/contract/orders'
import { textOf } from '../../api/form.server.ts'
import type { Outcome } from '../../api/refusal.ts'

/** What was hidden, or why it is still. */
export interface ContactAnswer {
  shown: OrderContact | null
  message: string | null
}

/** The reason a form gives for looking; undefined when the form asks for something else. */
export function readingOf<Reason extends string>(form: FormData, reasons: readonly Reason[]): { reason: Reason; note: string } | undefined {
  if (textOf(form, 'intent') !== 'show-contact') return undefined
  const reason = reasons.find((known) => known === textOf(form, 'reason')) ?? reasons[0]
  return reason === undefined ? undefined : { reason, note: textOf(form, 'note') }
}

export function contactAnswerOf(outcome: Outcome<OrderContact>): ContactAnswer {
  if (outcome.ok) return { shown: outcome.value, message: null }
  return { shown: null, message: outcome.refusal.fields.note ?? outcome.refusal.message }
}
