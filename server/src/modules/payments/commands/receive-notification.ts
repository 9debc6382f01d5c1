import { AppError } from '#platform/http/app-error.ts'
import type { PaymentsParts } from '../payments.ts'
import type { PaymentProvider } from '../providers/provider.ts'
import { sealNotification } from '../sealed-payments.ts'
import type { Together } from '../together.ts'

/**
 * A provider reports. The notification is stored before anything is done about it; a repeated one changes nothing.
 * One that names a charge we do not know yet (it overtook the answer to our own request) stays in the inbox unapplied:
 * the reconciler will ask.
 */
export async function receiveNotification(
  { store, apply, log, crypto }: Pick<PaymentsParts, 'log' | 'crypto'> & Pick<Together, 'store' | 'apply'>,
  provider: PaymentProvider,
  { headers, body }: { headers: Readonly<Record<string, string | string[] | undefined>>; body: string },
): Promise<void> {
  const notification = provider.readNotification(headers, body)
  if (!notification.isGenuine) throw new AppError('payments.signature-invalid')
  const { eventId, reference, report } = notification
  const stored = { provider: provider.method, eventId }
  const attempt = await store({ ...stored, body: sealNotification(crypto, stored, body), reference })
  if (!attempt) return log.warn(stored, 'a notification names a charge we do not know')
  // Repeated ones are applied too: the first may have died between being stored and being applied.
  await apply({ attemptId: attempt.attemptId, report, notification: stored })
}
