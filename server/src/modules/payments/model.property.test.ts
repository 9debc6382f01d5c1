import { attemptStates } from '@yizhan/contract/payments'
import type { AttemptState, PaymentState } from '@yizhan/contract/payments'
import type { Id } from '@yizhan/contract/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { captured, completed, refundPaid, refundRequested } from './ledger/ledger-model.ts'
import type { Booking } from './ledger/ledger-model.ts'
import { effectOf } from './model.ts'
import type { ChargeReport } from './providers/provider.ts'

// Messages about money come twice, out of order, and after everybody stopped waiting. Whatever the order, the same money
// is taken in, once, and what came too much goes back.

const reports: readonly ChargeReport[] = [{ outcome: 'succeeded' }, { outcome: 'declined', reason: 'no' }, { outcome: 'pending' }, { outcome: 'unknown' }]
type Message = { readonly attempt: number; readonly report: ChargeReport } | 'close'
interface Till {
  payment: PaymentState
  readonly attempts: AttemptState[]
  /** Attempts whose money is here, in the order in which it came. */
  readonly received: number[]
  readonly capturedBy: number[]
  readonly returned: number[]
}
const attemptsMax = 4
const openTill = (): Till => ({
  payment: 'open',
  attempts: Array.from({ length: attemptsMax }, () => 'started' as const),
  received: [],
  capturedBy: [],
  returned: [],
})

/** Does what `apply-report.ts` does with an effect, without its database. Answers whether anything happened. */
function hear(till: Till, message: Message): boolean {
  if (message === 'close') return close(till)
  const { attempt, report } = message
  const effect = effectOf(report, till.attempts[attempt] ?? 'started', till.payment)
  if (effect.does === 'nothing') return false
  till.attempts[attempt] = effect.does === 'note' ? effect.attempt : effect.does === 'decline' ? 'declined' : 'succeeded'
  if (effect.does === 'note' || effect.does === 'decline') return true
  till.received.push(attempt)
  ;(effect.does === 'capture' ? till.capturedBy : till.returned).push(attempt)
  till.payment = 'succeeded'
  giveUpRest(till)
  return true
}
function close(till: Till): boolean {
  if (till.payment !== 'open') return false
  till.payment = 'cancelled'
  giveUpRest(till)
  return true
}
function giveUpRest({ attempts }: Till): void {
  for (const [index, state] of attempts.entries()) if (state === 'started' || state === 'unknown') attempts[index] = 'abandoned'
}
function hearAll(messages: readonly Message[]): Till {
  const till = openTill()
  for (const message of messages) hear(till, message)
  return till
}

const said = fc.record({ attempt: fc.nat(attemptsMax - 1), report: fc.constantFrom(...reports) })
const undecided = said.filter(({ report }) => report.outcome !== 'succeeded')
const messages = fc.array(fc.oneof({ weight: 6, arbitrary: said }, { weight: 1, arbitrary: fc.constant('close' as const) }), { maxLength: 20 })
const paidBy = (given: readonly Message[]) =>
  [...new Set(given.flatMap((each) => (each !== 'close' && each.report.outcome === 'succeeded' ? [each.attempt] : [])))].toSorted()

describe('messages about one payment', () => {
  test('take each channel’s money in once, keep one, and send every other back', () => {
    fc.assert(
      fc.property(messages, (given) => {
        const { received, capturedBy, returned, payment, attempts } = hearAll(given)
        const paid = paidBy(given)
        expect(received.toSorted()).toEqual(paid)
        expect(capturedBy).toEqual(received.slice(0, 1))
        expect(returned).toEqual(received.slice(1))
        expect(payment === 'succeeded').toBe(paid.length > 0)
        expect(attempts.flatMap((state, index) => (state === 'succeeded' ? [index] : []))).toEqual(paid)
      }),
    )
  })
  test('do nothing when they are said again at once', () => {
    fc.assert(
      fc.property(messages, (given) => {
        const till = openTill()
        for (const message of given) {
          hear(till, message)
          expect(hear(till, message)).toBe(false)
        }
      }),
    )
  })
  test('do nothing when all of them are said again later, except that a decline may still become money', () => {
    fc.assert(
      fc.property(messages, fc.array(fc.nat(30)), (given, again) => {
        const repeats = again.flatMap((index) => given[index] ?? [])
        const [once, twice] = [hearAll(given), hearAll([...given, ...repeats])]
        expect([twice.received, twice.capturedBy, twice.returned, twice.payment]).toEqual([once.received, once.capturedBy, once.returned, once.payment])
      }),
    )
  })
  test('end alike in whatever order they come: the same money here, one sum kept', () => {
    fc.assert(
      fc.property(
        messages.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))),
        ([given, shuffled]) => {
          const [one, other] = [hearAll(given), hearAll(shuffled)]
          expect(other.received.toSorted()).toEqual(one.received.toSorted())
          expect([other.capturedBy.length, other.returned.length, other.payment]).toEqual([one.capturedBy.length, one.returned.length, one.payment])
        },
      ),
    )
  })
  test('bring every attempt to the same end in whatever order they come, while nothing is paid or closed', () => {
    const rank: readonly ChargeReport['outcome'][] = ['pending', 'unknown', 'declined']
    const stateOf: Record<ChargeReport['outcome'], AttemptState> = { pending: 'started', unknown: 'unknown', declined: 'declined', succeeded: 'succeeded' }
    fc.assert(
      fc.property(fc.array(undecided, { maxLength: 20 }), (given) => {
        const strongest = (attempt: number) =>
          Math.max(0, ...given.filter((each) => each.attempt === attempt).map(({ report }) => rank.indexOf(report.outcome)))
        expect(hearAll(given).attempts).toEqual(openTill().attempts.map((_, attempt) => stateOf[rank[strongest(attempt)] ?? 'pending']))
      }),
    )
  })
  test('never take an attempt back from money, and know no state but those of contract', () => {
    fc.assert(
      fc.property(messages, (given) => {
        const till = openTill()
        let paid: number[] = []
        for (const message of given) {
          hear(till, message)
          const now = till.attempts.flatMap((state, index) => (state === 'succeeded' ? [index] : []))
          for (const attempt of paid) expect(now).toContain(attempt)
          paid = now
          for (const state of till.attempts) expect(attemptStates).toContain(state)
        }
      }),
    )
  })
})

describe('the books', () => {
  const merchantId = 'mer_a' as Id<'mer'> // as: a name is id enough here
  const currencies = ['CNY', 'USD'] as const
  const order = fc.record({
    currency: fc.constantFrom(...currencies),
    totalMinor: fc.integer({ min: 0, max: 1_000_000_000 }),
    basisPoints: fc.integer({ min: 0, max: 10_000 }),
    ends: fc.constantFrom('completed' as const, 'refunded' as const, 'refundOwed' as const, 'open' as const),
  })
  const balance = (bookings: readonly Booking[], account: string, currency: string) =>
    bookings
      .flatMap(({ entries }) => entries)
      .filter((entry) => entry.account === account && entry.currency === currency)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0)

  test('balance in every currency after every booking, and each account holds what a child would count', () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 12 }), (orders) => {
        const bookings = orders.flatMap(({ currency, totalMinor, basisPoints, ends }, index): Booking[] => {
          const amount = { amountMinor: totalMinor, currency }
          const commissionMinor = Math.floor((totalMinor * basisPoints) / 10_000)
          const begun = captured(`att_${index}`, 'sandbox', amount)
          if (ends === 'open') return [begun]
          if (ends === 'completed') return [begun, completed({ orderId: `ord_${index}`, merchantId, amount, commissionMinor })]
          const owed = refundRequested(`rfd_${index}`, amount, merchantId)
          return ends === 'refundOwed' ? [begun, owed] : [begun, owed, refundPaid(`rfd_${index}`, 'sandbox', amount)]
        })
        for (const { entries } of bookings)
          for (const currency of currencies) {
            const own = entries.filter((entry) => entry.currency === currency)
            expect(own.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(0)
            expect(own.some(({ amountMinor }) => amountMinor === 0)).toBe(false)
          }
        for (const currency of currencies) {
          const sumOf = (...ends: (typeof orders)[number]['ends'][]) =>
            orders.filter((each) => each.currency === currency && ends.includes(each.ends)).reduce((sum, { totalMinor }) => sum + totalMinor, 0)
          expect(balance(bookings, 'escrow', currency)).toBe(sumOf('open'))
          expect(balance(bookings, 'refunds', currency)).toBe(sumOf('refundOwed'))
          expect(balance(bookings, `merchant:${merchantId}`, currency) + balance(bookings, 'commission', currency)).toBe(sumOf('completed'))
          expect(0 - balance(bookings, 'channel:sandbox', currency)).toBe(sumOf('open', 'refundOwed', 'completed'))
          expect(balance(bookings, 'commission', currency)).toBeGreaterThanOrEqual(0)
        }
        const names = bookings.map(({ kind, reference }) => `${kind} ${reference}`)
        expect(new Set(names).size).toBe(names.length)
      }),
    )
  })
})
