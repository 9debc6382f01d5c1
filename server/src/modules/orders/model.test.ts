import { lineStates, lineTransitions, orderActions, orderStates } from '@yizhan/contract/orders'
import type { LineState, OrderAction, OrderState } from '@yizhan/contract/orders'
import type { Id } from '@yizhan/contract/shared'
import { describe, expect, test } from 'vitest'
import { commissionOf, decide, normaliseContact, planMove, strictestPolicy } from './model.ts'
import type { DecidableOrder } from './model.ts'
import { drawOrderNumber } from './order-number.ts'
import { merchantHeadline, shopperHeadline } from './texts.ts'

const goods: DecidableOrder = {
  state: 'placed',
  policy: { changeUntil: 'dispatched', cancelUntil: 'accepted', returnDays: 7 },
  needsAddress: true,
  fulfilment: 'parcel',
  cancelRequestedAt: null,
}
const code: DecidableOrder = { ...goods, policy: { changeUntil: 'never', cancelUntil: 'never', returnDays: 0 }, needsAddress: false, fulfilment: 'code' }
const linesIn: Record<OrderState, LineState> = {
  placed: 'held',
  paid: 'kept',
  accepted: 'accepted',
  fulfilling: 'dispatched',
  fulfilled: 'delivered',
  completed: 'completed',
  cancelled: 'cancelled',
  expired: 'expired',
}
const allowedIn = (order: DecidableOrder, state: OrderState): OrderAction[] =>
  orderActions.filter((action) => decide(action, { ...order, state }, [{ state: linesIn[state] }]).isAllowed)
const table = (order: DecidableOrder) => Object.fromEntries(orderStates.map((state) => [state, allowedIn(order, state)]))

describe('what may be done when', () => {
  test('with goods, in every state', () => {
    expect(table(goods)).toEqual({
      placed: ['pay', 'changeAddress', 'cancel', 'reorder'],
      paid: ['changeAddress', 'cancel', 'reorder', 'accept', 'dispatch', 'refuse'],
      accepted: ['changeAddress', 'requestCancel', 'reorder', 'dispatch', 'refuse'],
      fulfilling: ['confirmReceipt', 'reorder', 'dispatch'],
      fulfilled: ['confirmReceipt', 'reorder'],
      completed: ['reorder'],
      cancelled: ['reorder'],
      expired: ['reorder'],
    })
  })
  test('with codes, in every state: nobody handles them', () => {
    expect(table(code)).toEqual({
      placed: ['pay', 'cancel', 'reorder'],
      paid: ['reorder'],
      accepted: ['reorder'],
      fulfilling: ['confirmReceipt', 'reorder'],
      fulfilled: ['confirmReceipt', 'reorder'],
      completed: ['reorder'],
      cancelled: ['reorder'],
      expired: ['reorder'],
    })
  })
  test('while a cancel waits for its answer', () => {
    expect(allowedIn({ ...goods, cancelRequestedAt: new Date() }, 'accepted')).toEqual(['changeAddress', 'reorder', 'refuse', 'answerCancelRequest'])
  })
  test('every refusal gives its reason, and receipt is confirmed of the whole', () => {
    for (const state of orderStates)
      for (const action of orderActions) {
        const decision = decide(action, { ...goods, state }, [{ state: linesIn[state] }])
        if (!decision.isAllowed) expect(decision.reason).toMatch(/^[a-zA-Z]+$/)
      }
    expect(decide('confirmReceipt', { ...goods, state: 'fulfilling' }, [{ state: 'dispatched' }, { state: 'kept' }])).toEqual({
      isAllowed: false,
      reason: 'notDispatched',
    })
  })
})

describe('moving lines', () => {
  const line = (state: LineState, number = 1) => ({ lineId: `lin_${number}` as Id<'lin'>, state })
  const now = new Date('2026-03-01T00:00:00Z')
  const move = (lines: ReturnType<typeof line>[], to: LineState, lineIds = lines.map(({ lineId }) => lineId)) =>
    planMove(lines, { lineIds, to, now, autoCompleteDays: 10 })

  test('follows the table of contract, step by step, and refuses every other step loudly', () => {
    for (const from of lineStates)
      for (const to of lineStates) {
        if (from === to) expect(move([line(from)], to).moved).toEqual([])
        else if (lineTransitions[from].includes(to)) expect(move([line(from)], to).moved).toEqual(['lin_1'])
        else expect(() => move([line(from)], to)).toThrow('cannot go')
      }
  })
  test('starts the days until completion when the last line is sent, and ends them with the order', () => {
    expect(move([line('kept', 1), line('kept', 2)], 'dispatched', [line('kept', 1).lineId])).toMatchObject({ state: 'fulfilling', completesAt: null })
    expect(move([line('dispatched', 1), line('kept', 2)], 'dispatched')).toMatchObject({ state: 'fulfilling', completesAt: new Date('2026-03-11T00:00:00Z') })
    expect(move([line('dispatched')], 'completed')).toEqual({ moved: ['lin_1'], state: 'completed', completesAt: null, isClosed: true })
  })
})

test('contacts are compared without case, spaces, dashes and China’s own code', () => {
  expect([' Xiao@Example.COM ', '138 0013-8000', '+86 13800138000', '008613800138000', '+49 30 901820'].map(normaliseContact)).toEqual([
    'xiao@example.com',
    '13800138000',
    '13800138000',
    '13800138000',
    '4930901820',
  ])
})
test('commission is whole minor units, never more than agreed', () => {
  expect(
    [
      [9999, 500],
      [1, 9999],
      [0, 500],
      [1_000_000_000_000, 10_000],
    ].map(([totalMinor = 0, commissionBasisPoints = 0]) => commissionOf({ totalMinor, commissionBasisPoints })),
  ).toEqual([499, 0, 0, 1_000_000_000_000])
})
test('an order keeps the strictest of its lines’ policies', () => {
  expect(strictestPolicy([goods.policy, code.policy])).toEqual({ changeUntil: 'never', cancelUntil: 'never', returnDays: 0 })
})
test('a number begins with the day in China', () => {
  expect(drawOrderNumber(new Date('2026-02-28T16:30:00Z'))).toMatch(/^260301\d{8}$/)
})
test('every state has a headline in both languages for buyer and shop', () => {
  const facts = { fulfilment: 'parcel', hasCancelRequest: false, wasPaid: true, payBy: new Date(), completesAt: new Date() } as const
  for (const state of orderStates)
    for (const locale of ['zh-CN', 'en'] as const)
      for (const text of [shopperHeadline({ ...facts, state }, locale), merchantHeadline({ ...facts, state }, locale)]) expect(text).toMatch(/^[^{]{3,}$/)
})
