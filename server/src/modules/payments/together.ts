import { Committer, unanswered } from '#platform/committer.ts'
import { applyReports } from './commands/apply-reports.ts'
import type { Reported } from './commands/apply-reports.ts'
import { openAttempts } from './commands/start-attempt.ts'
import type { AttemptToOpen, OpenedAttempt } from './commands/start-attempt.ts'
import type { PaymentsParts } from './payments.ts'
import { findAttemptsByReference, insertNotifications, setProviderReferences } from './store.ts'
import type { AttemptRow, NewNotification, StartedCharge } from './store.ts'

export interface Stored extends NewNotification {
  /** The channel's name for the charge. */
  readonly reference: string
}
/** What is done for many payments at the price of one; each answers after its commit. */
export interface Together {
  /** Applies what a provider reported. */
  apply(reported: Reported): Promise<void>
  /** Stores a notification unless it is stored, and finds the attempt it is about. */
  store(notification: Stored): Promise<AttemptRow | undefined>
  /** Opens an attempt on a payment. */
  open(attempt: AttemptToOpen): Promise<OpenedAttempt>
  /** Notes what the channel calls an attempt. */
  note(started: StartedCharge): Promise<void>
}

export function payTogether(parts: PaymentsParts): Together {
  const { database, clock } = parts
  const applying = new Committer(unanswered<Reported>((reports) => database.transaction((tx) => applyReports(tx, parts, reports, clock.now()))))
  const opening = new Committer<AttemptToOpen, OpenedAttempt>((attempts) => database.transaction((tx) => openAttempts(tx, parts, attempts)))
  const noting = new Committer(unanswered<StartedCharge>((started) => setProviderReferences(database.db, started)))
  const storing = new Committer<Stored, AttemptRow | undefined>(async (notifications) => {
    await insertNotifications(database.db, notifications)
    const charges = notifications.map(({ provider, reference }) => ({ method: provider, reference }))
    const attempts = new Map(
      (await findAttemptsByReference(database.db, charges)).map((attempt) => [`${attempt.method} ${attempt.providerReference}`, attempt]),
    )
    return charges.map(({ method, reference }) => attempts.get(`${method} ${reference}`))
  })
  return {
    store: (notification) => storing.submit(notification),
    apply: (reported) => applying.submit(reported),
    open: (attempt) => opening.submit(attempt),
    note: (started) => noting.submit(started),
  }
}
