import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideAction, lineStates, lineTransitions, orderActions, orderStateOf, orderStates } from './states.ts'
import type { LineState, OrderAction, OrderFacts, OrderPolicy, OrderState } from './states.ts'

// A second, tiny model of an order's life, written from the words of the README: a line climbs rungs, or leaves the ladder.

const rungs = ['held', 'kept', 'accepted', 'dispatched', 'delivered', 'completed'] as const satisfies readonly LineState[]
const rung = (state: LineState): number => (rungs as readonly LineState[]).indexOf(state)
/** Final for good; an expired line is final too, unless late money finds its units free. */
const ended: readonly LineState[] = ['completed', 'cancelled']

const reachable = (from: LineState): Set<LineState> => {
  const found = new Set<LineState>([from])
  for (const state of found) for (const next of lineTransitions[state]) found.add(next)
  return found
}
/** Lives of a line: steps of the table, taken by dice. */
const life = (dice: readonly number[]): LineState[] =>
  dice.reduce<LineState[]>(
    (path, die) => {
      const nexts = lineTransitions[path.at(-1) ?? 'held']
      const next = nexts[die % Math.max(1, nexts.length)]
      return next ? [...path, next] : path
    },
    ['held'],
  )
const dice = fc.array(fc.nat(5), { maxLength: 10 })

describe('a line', () => {
  test('can come to every state, and from every state to an end', () => {
    expect([...reachable('held')].toSorted()).toEqual([...lineStates].toSorted())
    for (const state of lineStates) expect([...reachable(state)].some((each) => ended.includes(each) || each === 'expired')).toBe(true)
  })
  test('never comes back: not from its end, and not to where it was', () => {
    for (const state of lineStates) expect([state, lineTransitions[state].length === 0]).toEqual([state, ended.includes(state)])
    expect(lineTransitions.expired).toEqual(['kept'])
    for (const state of lineStates) for (const next of lineTransitions[state]) expect(reachable(next)).not.toContain(state)
  })
  test('only climbs, whatever happens, and leaves the ladder only before it is sent', () => {
    fc.assert(
      fc.property(dice, (given) => {
        const path = life(given)
        expect(new Set(path).size).toBe(path.length)
        const climbed = path.map(rung).filter((at) => at >= 0)
        expect(climbed).toEqual(climbed.toSorted((a, b) => a - b))
        const sentAt = path.findIndex((state) => rung(state) >= rung('dispatched'))
        const leftAt = path.findIndex((state) => state === 'cancelled' || state === 'expired')
        if (sentAt >= 0 && leftAt >= 0) expect(path[leftAt]).toBe('expired')
        if (sentAt >= 0) expect(path.slice(sentAt)).not.toContain('cancelled')
      }),
    )
  })
  test('that is unpaid cannot be sent, and one that is sent was paid', () => {
    fc.assert(
      fc.property(dice, (given) => {
        const path = life(given)
        if (path.some((state) => rung(state) > rung('kept'))) expect(path).toContain('kept')
      }),
    )
  })
})

describe('an order', () => {
  /** The lowest rung that is said of the whole, by counting. */
  function standing(lines: readonly LineState[]): OrderState {
    const on = lines.filter((state) => rung(state) >= 0)
    const count = (...states: LineState[]) => on.filter((state) => states.includes(state)).length
    if (on.length === 0) return lines.includes('expired') ? 'expired' : 'cancelled'
    if (count('completed') === on.length) return 'completed'
    if (count('held') > 0) return 'placed'
    if (count('delivered', 'completed') === on.length) return 'fulfilled'
    if (count('dispatched', 'delivered', 'completed') > 0) return 'fulfilling'
    return count('accepted') > 0 ? 'accepted' : 'paid'
  }
  const lines = fc.array(fc.constantFrom(...lineStates), { minLength: 1, maxLength: 6 })

  test('stands where its lines stand, in whatever order they are listed', () => {
    fc.assert(
      fc.property(
        lines.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))),
        ([given, shuffled]) => {
          expect(orderStateOf(given)).toBe(standing(given))
          expect(orderStateOf(shuffled)).toBe(orderStateOf(given))
        },
      ),
    )
  })
  test('never goes back while its lines go on', () => {
    const ladder: readonly OrderState[] = ['placed', 'paid', 'accepted', 'fulfilling', 'fulfilled', 'completed']
    // What lines of a paid order may be beside each other.
    const from: readonly LineState[] = ['kept', 'accepted', 'dispatched', 'delivered', 'completed', 'cancelled']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...from), { minLength: 1, maxLength: 5 }), fc.nat(4), fc.nat(5), (given, which, die) => {
        const at = which % given.length
        const next = lineTransitions[given[at] ?? 'completed']
        const moved = given.with(at, next[die % Math.max(1, next.length)] ?? given[at] ?? 'completed')
        const [before, after] = [orderStateOf(given), orderStateOf(moved)]
        // Without a line that was ahead an order stands where its other lines do.
        if (moved[at] === 'cancelled') return
        expect(ladder.indexOf(after)).toBeGreaterThanOrEqual(ladder.indexOf(before))
      }),
    )
  })
})

describe('what may be done', () => {
  const goods: OrderPolicy = { changeUntil: 'dispatched', cancelUntil: 'accepted', returnDays: 7 }
  const code: OrderPolicy = { changeUntil: 'never', cancelUntil: 'never', returnDays: 0 }
  const facts = fc.record({
    state: fc.constantFrom(...orderStates),
    policy: fc.constantFrom(goods, code, { ...goods, cancelUntil: 'never' as const }, { ...code, cancelUntil: 'accepted' as const }),
    needsAddress: fc.boolean(),
    hasCancelRequest: fc.boolean(),
  })
  const may = (action: OrderAction, given: OrderFacts) => decideAction(action, given).isAllowed
  /** An order of one line, of goods. */
  const withLine = (line: LineState, hasCancelRequest = false): OrderFacts => ({
    state: orderStateOf([line]),
    policy: goods,
    needsAddress: true,
    hasCancelRequest,
  })

  test('agrees with where the line may go, in every state of an order of one line', () => {
    for (const line of lineStates) {
      const order = withLine(line)
      const mayBecome = (next: LineState) => line !== 'expired' && lineTransitions[line].includes(next)
      expect([line, 'pay', may('pay', order)]).toEqual([line, 'pay', mayBecome('kept')])
      expect([line, 'accept', may('accept', order)]).toEqual([line, 'accept', mayBecome('accepted')])
      expect([line, 'cancel', may('cancel', order) || may('requestCancel', order)]).toEqual([line, 'cancel', mayBecome('cancelled')])
      expect([line, 'refuse', may('refuse', order)]).toEqual([line, 'refuse', line !== 'held' && mayBecome('cancelled')])
      expect([line, 'receipt', may('confirmReceipt', order)]).toEqual([line, 'receipt', mayBecome('completed')])
      // Of an order that is partly sent the rest may follow; that nothing is left is seen from its lines.
      expect([line, 'dispatch', may('dispatch', order)]).toEqual([line, 'dispatch', mayBecome('dispatched') || line === 'dispatched'])
      expect([line, 'answer', may('answerCancelRequest', withLine(line, true))]).toEqual([line, 'answer', line === 'accepted'])
    }
  })
  test('is nothing but ordering again once it is over, whatever its rules', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom('completed' as const, 'cancelled' as const, 'expired' as const), (given, state) => {
        expect(orderActions.filter((action) => may(action, { ...given, state }))).toEqual(['reorder'])
      }),
    )
  })
  test('is less under stricter rules, and less while a cancel waits, but for its answer', () => {
    fc.assert(
      fc.property(facts, (given) => {
        for (const action of orderActions) {
          if (may(action, { ...given, policy: code })) expect([action, may(action, { ...given, policy: goods })]).toEqual([action, true])
          if (action !== 'answerCancelRequest' && may(action, { ...given, hasCancelRequest: true }))
            expect([action, may(action, { ...given, hasCancelRequest: false })]).toEqual([action, true])
        }
      }),
    )
  })
  test('never offers two ways of one thing at once: to cancel and to ask for it, to accept and to answer', () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(may('cancel', given) && may('requestCancel', given)).toBe(false)
        expect(may('accept', given) && may('answerCancelRequest', given)).toBe(false)
        if (given.state !== 'placed') expect(may('pay', given)).toBe(false)
      }),
    )
  })
})
