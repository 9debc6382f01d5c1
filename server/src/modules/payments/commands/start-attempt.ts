import type { Id } from '@yizhan/contract/shared'
import { assertOutsideTransaction } from '#platform/db.ts'
import type { Tx } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { PaymentsParts } from '../payments.ts'
import type { PaymentProvider } from '../providers/provider.ts'
import { insertAttempts, lockPayments } from '../store.ts'
import type { AttemptRow, NewAttempt, PaymentRow } from '../store.ts'
import type { Together } from '../together.ts'

export interface AttemptToOpen {
  readonly paymentId: Id<'pay'>
  readonly method: string
  readonly idempotencyKey: string | null
}
/** The attempt, or why there is none. */
export type OpenedAttempt = AttemptRow | AppError

/**
 * Writes the attempt, then asks the channel: whatever happens in between, the attempt is there to be asked about.
 * @returns the attempt as it was opened, whatever the channel said meanwhile; `isDecided` when it said so at once
 */
export async function startAttempt(
  { open, note, apply }: Together,
  { paymentId, provider, idempotencyKey }: { paymentId: Id<'pay'>; provider: PaymentProvider; idempotencyKey: string | null },
): Promise<AttemptRow & { isDecided: boolean }> {
  assertOutsideTransaction()
  const attempt = await open({ paymentId, method: provider.method, idempotencyKey })
  if (attempt instanceof AppError) throw attempt
  if (attempt.providerReference) return { ...attempt, isDecided: attempt.state !== 'started' }
  const { attemptId, amountMinor, currency } = attempt
  const { reference, qrText, report } = await provider.start({ attemptId, paymentId, amount: { amountMinor, currency } })
  await note({ attemptId, reference, qrText })
  const isDecided = report.outcome !== 'pending'
  if (isDecided) await apply({ attemptId, report })
  return { ...attempt, providerReference: reference, qrText, isDecided }
}

/** Opens attempts on payments that still can be paid: three statements for any number. A repeat under the same key finds its attempt. */
export async function openAttempts(tx: Tx, { ids, clock }: Pick<PaymentsParts, 'ids' | 'clock'>, asked: readonly AttemptToOpen[]): Promise<OpenedAttempt[]> {
  const now = clock.now()
  const payments = new Map((await lockPayments(tx, [...new Set(asked.map(({ paymentId }) => paymentId))])).map((payment) => [payment.paymentId, payment]))
  const answers = asked.map((each): NewAttempt | AppError => {
    const payment = payments.get(each.paymentId)
    if (!payment) return new AppError('payments.not-found')
    return refusalOf(payment, now) ?? { ...each, attemptId: ids.next('att'), amountMinor: payment.amountMinor, currency: payment.currency, startedAt: now }
  })
  const rows = answers.flatMap((answer) => (answer instanceof AppError ? [] : [answer]))
  const written = rows.length > 0 ? await insertAttempts(tx, rows) : []
  const byId = new Map(written.map((row) => [row.attemptId, row]))
  const byKey = new Map(written.map((row) => [`${row.paymentId} ${row.idempotencyKey}`, row]))
  return answers.map((answer) => {
    if (answer instanceof AppError) return answer
    const row = byId.get(answer.attemptId) ?? byKey.get(`${answer.paymentId} ${answer.idempotencyKey}`)
    if (!row) throw new Error('an attempt was written and is not there')
    return row
  })
}

function refusalOf({ state, payBy }: PaymentRow, now: Date): AppError | undefined {
  if (state === 'succeeded') return new AppError('payments.already-succeeded')
  return state === 'cancelled' || payBy <= now ? new AppError('payments.closed') : undefined
}
