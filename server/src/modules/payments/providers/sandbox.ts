import { createHmac, timingSafeEqual } from 'node:crypto'
import { assertOutsideTransaction, first, run, sql } from '#platform/db.ts'
import type { Db } from '#platform/db.ts'
import type { Ids } from '#platform/ids.ts'
import type { ChargeReport, PaymentProvider } from './provider.ts'

export type SandboxOutcome = 'succeeded' | 'declined' | 'unknown'
export interface SandboxParts {
  readonly db: Db
  readonly ids: Ids
  readonly publicUrl: string
  /** What notifications are signed with. */
  readonly secret: string
  /** Brings a notification to our own public door, as a provider would. */
  readonly deliver: (headers: Record<string, string>, body: string) => Promise<void>
}
export interface Sandbox {
  readonly provider: PaymentProvider
  /** Decides a charge and notifies as often as told; each delivery of one decision carries one event id. */
  decide(reference: string, outcome: SandboxOutcome, deliveries: number): Promise<void>
}

const signatureHeader = 'sandbox-signature'
interface ChargeRow {
  outcome: 'pending' | SandboxOutcome
  amountMinor: number
  refundedMinor: number
}

/**
 * A payment provider that moves no money. It keeps its own books, signs its notifications, can decline, stay silent,
 * report twice and report late: whatever a real one does to us.
 */
export function createSandbox({ db, ids, publicUrl, secret, deliver }: SandboxParts): Sandbox {
  const sign = (body: string) => createHmac('sha256', secret).update(body).digest('hex')
  const find = (reference: string) =>
    first(db, sql<ChargeRow>`select outcome, amount_minor, refunded_minor from sandbox_charges where reference = ${reference}`)
  const provider: PaymentProvider = {
    method: 'sandbox',
    name: { 'zh-CN': '沙盒支付', en: 'Sandbox' },
    hint: { 'zh-CN': '演示用，不会真的扣款', en: 'For trying out: no money moves' },
    async start({ attemptId, paymentId, amount }) {
      assertOutsideTransaction()
      const reference = `sbx_${attemptId}`
      const isNew = await run(
        db,
        sql`insert into sandbox_charges (reference, attempt_id, amount_minor, currency) values (${reference}, ${attemptId}, ${amount.amountMinor}, ${amount.currency}) on conflict do nothing`,
      )
      const charge = isNew ? undefined : await find(reference)
      return { report: reportOf(charge?.outcome ?? 'pending'), reference, qrText: `${publicUrl}/sandbox/${paymentId}` }
    },
    async ask(reference) {
      assertOutsideTransaction()
      const charge = await find(reference)
      return charge ? reportOf(charge.outcome) : { outcome: 'unknown' }
    },
    readNotification(headers, body) {
      const given = headers[signatureHeader]
      const expected = sign(body)
      const isGenuine = typeof given === 'string' && given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
      if (!isGenuine) return { isGenuine: false }
      const { eventId, reference, outcome } = JSON.parse(body) as { eventId: string; reference: string; outcome: SandboxOutcome } // as: signed by us
      return { isGenuine: true, eventId, reference, report: reportOf(outcome) }
    },
    async refund({ refundId, reference, amount }) {
      assertOutsideTransaction()
      const isKnown = await first(db, sql`select from sandbox_refunds where refund_id = ${refundId}`)
      if (isKnown) return 'succeeded'
      return (await takeBack(db, { refundId, reference, amountMinor: amount.amountMinor })) ? 'succeeded' : 'declined'
    },
  }
  return {
    provider,
    async decide(reference, outcome, deliveries) {
      // A decided charge stays decided: asking again only repeats the notification.
      const isDecided = await run(db, sql`update sandbox_charges set outcome = ${outcome} where reference = ${reference} and outcome in ('pending', 'unknown')`)
      const charge = isDecided ? { outcome } : await find(reference)
      if (!charge || charge.outcome === 'pending') return
      const body = JSON.stringify({ eventId: `${ids.next('evt')}`, reference, outcome: charge.outcome })
      await Promise.all(Array.from({ length: deliveries }, () => deliver({ 'content-type': 'application/json', [signatureHeader]: sign(body) }, body)))
    },
  }
}

/** Gives money back once, and never more than was charged. */
async function takeBack(db: Db, { refundId, reference, amountMinor }: { refundId: string; reference: string; amountMinor: number }): Promise<boolean> {
  const taken = await run(
    db,
    sql`with charge as (
        update sandbox_charges set refunded_minor = refunded_minor + ${amountMinor}
        where reference = ${reference} and outcome = 'succeeded' and refunded_minor + ${amountMinor} <= amount_minor
          and not exists (select from sandbox_refunds where refund_id = ${refundId})
        returning reference)
      insert into sandbox_refunds (refund_id, reference, amount_minor) select ${refundId}, reference, ${amountMinor} from charge`,
  )
  return taken === 1
}

function reportOf(outcome: ChargeRow['outcome']): ChargeReport {
  return outcome === 'declined' ? { outcome, reason: 'the sandbox was told to decline' } : { outcome }
}
