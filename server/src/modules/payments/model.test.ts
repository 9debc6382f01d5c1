import { attemptStates, attemptTransitions, paymentStates } from '@yizhan/contract/payments'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { captured, completed, refundPaid, refundRequested, sealOf } from './ledger/ledger-model.ts'
import { effectOf } from './model.ts'
import type { ChargeReport } from './providers/provider.ts'

const reports: ChargeReport[] = [{ outcome: 'succeeded' }, { outcome: 'declined', reason: 'no' }, { outcome: 'pending' }, { outcome: 'unknown' }]

describe('the effect of a report', () => {
  it('is nothing once an attempt has succeeded', () => {
    for (const report of reports) for (const payment of paymentStates) expect(effectOf(report, 'succeeded', payment)).toEqual({ does: 'nothing' })
  })
  it('captures into an open payment, late into a cancelled one, and sends a second payment back', () => {
    expect(effectOf({ outcome: 'succeeded' }, 'started', 'open')).toEqual({ does: 'capture', isLate: false })
    expect(effectOf({ outcome: 'succeeded' }, 'abandoned', 'cancelled')).toEqual({ does: 'capture', isLate: true })
    expect(effectOf({ outcome: 'succeeded' }, 'started', 'succeeded')).toEqual({ does: 'return' })
  })
  it('never leaves the table of transitions', () => {
    const cases = attemptStates.flatMap((attempt) => paymentStates.flatMap((payment) => reports.map((report) => ({ attempt, payment, report }))))
    for (const { attempt, payment, report } of cases) {
      const effect = effectOf(report, attempt, payment)
      const next = effect.does === 'nothing' ? null : effect.does === 'note' ? effect.attempt : effect.does === 'decline' ? 'declined' : 'succeeded'
      if (next) expect(attemptTransitions[attempt]).toContain(next)
    }
  })
})

describe('a booking', () => {
  it('sums to zero, whatever the amounts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), fc.integer({ min: 0, max: 10_000 }), (amountMinor, basisPoints) => {
        const amount = { amountMinor, currency: 'CNY' as const }
        const commissionMinor = Math.floor((amountMinor * basisPoints) / 10_000)
        const merchantId = 'mer_01jd0000000000000000000000' as never
        for (const { entries } of [
          captured('a', 'sandbox', amount),
          completed({ orderId: 'o', merchantId, amount, commissionMinor }),
          refundRequested('r', amount, null),
          refundPaid('r', 'sandbox', amount),
        ]) {
          expect(entries.reduce((sum, entry) => sum + entry.amountMinor, 0)).toBe(0)
          expect(entries.every((entry) => entry.amountMinor !== 0)).toBe(true)
        }
      }),
    )
  })
  it('is sealed over everything it says and everything before it', () => {
    const transaction = {
      transactionId: 't',
      kind: 'captured',
      reference: 'a',
      bookedAt: new Date(0),
      entries: [{ account: 'escrow', currency: 'CNY', amountMinor: 5 }],
    }
    const seal = sealOf('before', transaction)
    expect(sealOf('before', transaction)).toBe(seal)
    expect(sealOf('other', transaction)).not.toBe(seal)
    expect(sealOf('before', { ...transaction, entries: [{ account: 'escrow', currency: 'CNY', amountMinor: 6 }] })).not.toBe(seal)
  })
})
