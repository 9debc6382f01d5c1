import type { Id } from '@yizhan/contract/shared'
import { assertOutsideTransaction } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { PaymentsParts, Payments } from '../payments.ts'
import type { PaymentProvider } from '../providers/provider.ts'
import { insertAttempt, lockPayment, setProviderReference } from '../store.ts'
import type { AttemptRow } from '../store.ts'

export interface AttemptRequest {
  readonly paymentId: Id<'pay'>
  readonly provider: PaymentProvider
  readonly idempotencyKey: string | null
}

/** Writes the attempt, then asks the channel: whatever happens in between, the attempt is there to be asked about. */
export async function startAttempt(
  parts: Pick<PaymentsParts, 'database' | 'ids' | 'clock'> & Pick<Payments, 'report'>,
  { paymentId, provider, idempotencyKey }: AttemptRequest,
): Promise<AttemptRow> {
  assertOutsideTransaction()
  const { database, ids, clock } = parts
  const attempt = await database.transaction(async (tx) => {
    const payment = await lockPayment(tx, paymentId)
    if (!payment) throw new AppError('payments.not-found')
    if (payment.state === 'succeeded') throw new AppError('payments.already-succeeded')
    if (payment.state === 'cancelled' || payment.payBy <= clock.now()) throw new AppError('payments.closed')
    const { amountMinor, currency } = payment
    return insertAttempt(tx, { attemptId: ids.next('att'), paymentId, method: provider.method, amountMinor, currency, idempotencyKey, startedAt: clock.now() })
  })
  if (attempt.providerReference) return attempt
  const { attemptId, amountMinor, currency } = attempt
  const started = await provider.start({ attemptId, paymentId, amount: { amountMinor, currency } })
  await setProviderReference(database.db, attemptId, started)
  if (started.report.outcome !== 'pending') await parts.report(attemptId, started.report)
  return { ...attempt, providerReference: started.reference, qrText: started.qrText }
}
