import type { Localized } from '../shared/index.ts'

/** Where an order stands. Derived from its lines once it is paid. */
export const orderStates = ['placed', 'paid', 'accepted', 'fulfilling', 'fulfilled', 'completed', 'cancelled', 'expired'] as const
export type OrderState = (typeof orderStates)[number]
/** Where one line stands. */
export const lineStates = ['held', 'kept', 'accepted', 'dispatched', 'delivered', 'completed', 'cancelled', 'expired'] as const
export type LineState = (typeof lineStates)[number]
export const tradeStates = ['placed', 'paid', 'cancelled', 'expired'] as const
export type TradeState = (typeof tradeStates)[number]

/** Which line state may follow which. Time never runs backwards. */
export const lineTransitions: Record<LineState, readonly LineState[]> = {
  held: ['kept', 'cancelled', 'expired'],
  kept: ['accepted', 'dispatched', 'delivered', 'cancelled'],
  accepted: ['dispatched', 'delivered', 'cancelled'],
  dispatched: ['delivered', 'completed'],
  delivered: ['completed'],
  completed: [],
  cancelled: [],
  // Late money may find the units still free: they are claimed again.
  expired: ['kept'],
}

/** The order's state as its lines tell it. */
export function orderStateOf(lines: readonly LineState[]): OrderState {
  const live = lines.filter((state) => state !== 'cancelled' && state !== 'expired')
  if (live.length === 0) return lines.includes('expired') ? 'expired' : 'cancelled'
  if (live.every((state) => state === 'completed')) return 'completed'
  if (live.includes('held')) return 'placed'
  const isDone = (state: LineState) => state === 'delivered' || state === 'completed'
  if (live.every(isDone)) return 'fulfilled'
  if (live.some((state) => state === 'dispatched' || isDone(state))) return 'fulfilling'
  return live.includes('accepted') ? 'accepted' : 'paid'
}

export const orderActions = [
  'pay',
  'changeAddress',
  'cancel',
  'requestCancel',
  'confirmReceipt',
  'reorder',
  'accept',
  'dispatch',
  'refuse',
  'answerCancelRequest',
] as const
export type OrderAction = (typeof orderActions)[number]

/** The rules in force when the order was placed; kept with it. */
export interface OrderPolicy {
  /** Until which state the buyer changes address and contact alone. */
  readonly changeUntil: 'dispatched' | 'never'
  /** Until which state a cancel is instant; from there to dispatch it is a request. */
  readonly cancelUntil: 'accepted' | 'never'
  readonly returnDays: number
}
/** What a decision on an action needs to know. */
export interface OrderFacts {
  readonly state: OrderState
  readonly policy: OrderPolicy
  readonly needsAddress: boolean
  readonly hasCancelRequest: boolean
}
export type ActionDecision = { readonly isAllowed: true } | { readonly isAllowed: false; readonly reason: OrderReason }

/** Why an action is not possible now. */
export const orderReasons = {
  paid: { 'zh-CN': '已经付款。', en: 'It is paid already.' },
  notPaid: { 'zh-CN': '还没有付款。', en: 'It is not paid yet.' },
  closed: { 'zh-CN': '订单已经关闭。', en: 'The order is closed.' },
  dispatched: { 'zh-CN': '已经发货。收到后如有问题，可以申请售后。', en: 'It is on its way. If something is wrong when it arrives, ask for after-sales.' },
  notDispatched: { 'zh-CN': '还没有发货。', en: 'It has not been sent yet.' },
  issued: { 'zh-CN': '卡密付款后立即发放，发放后不能更改或取消。', en: 'Codes are issued at payment and cannot be changed or cancelled afterwards.' },
  noAddress: { 'zh-CN': '这个订单不需要收货地址。', en: 'This order needs no address.' },
  untouched: { 'zh-CN': '商家还没有开始备货，可以直接取消。', en: 'The shop has not begun; it can be cancelled at once.' },
  inPreparation: { 'zh-CN': '商家已在备货，可以申请取消，由商家答复。', en: 'The shop is preparing it; ask to cancel and the shop answers.' },
  requested: { 'zh-CN': '已经申请取消，正在等商家答复。', en: 'A cancel was requested; the shop has not answered yet.' },
  notRequested: { 'zh-CN': '买家没有申请取消。', en: 'The buyer has not asked to cancel.' },
  accepted: { 'zh-CN': '已经接单。', en: 'It is accepted already.' },
  done: { 'zh-CN': '订单已经完成。', en: 'The order is complete.' },
} as const satisfies Record<string, Required<Localized>>
export type OrderReason = keyof typeof orderReasons

const yes: ActionDecision = { isAllowed: true }
const no = (reason: OrderReason): ActionDecision => ({ isAllowed: false, reason })

const afterDispatch: readonly OrderState[] = ['fulfilling', 'fulfilled', 'completed']
function closedReason(state: OrderState): OrderReason | null {
  return state === 'cancelled' || state === 'expired' ? 'closed' : null
}
function beforeDispatch(facts: OrderFacts): OrderReason | null {
  if (facts.state === 'completed') return 'done'
  return afterDispatch.includes(facts.state) ? (facts.policy.changeUntil === 'never' ? 'issued' : 'dispatched') : null
}

type Rule = (facts: OrderFacts) => ActionDecision
/** The one table of what may be done when; the server enforces it and every button reads it. */
export const actionRules: Record<OrderAction, Rule> = {
  pay: ({ state }) => (state === 'placed' ? yes : no(closedReason(state) ?? 'paid')),
  changeAddress: (facts) => {
    const reason = closedReason(facts.state) ?? (facts.needsAddress ? null : 'noAddress') ?? beforeDispatch(facts)
    return reason ? no(reason) : yes
  },
  cancel: (facts) => {
    const closed = closedReason(facts.state)
    if (closed) return no(closed)
    if (facts.state === 'placed') return yes
    if (facts.policy.cancelUntil === 'never') return no('issued')
    if (facts.state === 'paid') return yes
    return no(beforeDispatch(facts) ?? (facts.hasCancelRequest ? 'requested' : 'inPreparation'))
  },
  requestCancel: (facts) => {
    const reason = closedReason(facts.state) ?? (facts.policy.cancelUntil === 'never' && facts.state !== 'placed' ? 'issued' : null) ?? beforeDispatch(facts)
    if (reason) return no(reason)
    if (facts.state !== 'accepted') return no('untouched')
    return facts.hasCancelRequest ? no('requested') : yes
  },
  confirmReceipt: ({ state }) => {
    const closed = closedReason(state)
    if (closed) return no(closed)
    if (state === 'completed') return no('done')
    return state === 'fulfilling' || state === 'fulfilled' ? yes : no(state === 'placed' ? 'notPaid' : 'notDispatched')
  },
  reorder: () => yes,
  accept: ({ state }) => {
    if (state === 'paid') return yes
    return no(closedReason(state) ?? (state === 'placed' ? 'notPaid' : state === 'completed' ? 'done' : 'accepted'))
  },
  dispatch: (facts) => {
    if (facts.state === 'placed') return no('notPaid')
    const reason = closedReason(facts.state) ?? (facts.state === 'completed' ? 'done' : facts.state === 'fulfilled' ? 'dispatched' : null)
    if (reason) return no(reason)
    return facts.hasCancelRequest ? no('requested') : yes
  },
  refuse: (facts) => {
    const reason = closedReason(facts.state) ?? (facts.state === 'placed' ? 'notPaid' : null) ?? beforeDispatch(facts)
    return reason ? no(reason) : yes
  },
  answerCancelRequest: (facts) => (facts.hasCancelRequest && facts.state === 'accepted' ? yes : no(closedReason(facts.state) ?? 'notRequested')),
}

/** Whether an action is possible now, or why not. */
export function decideAction(action: OrderAction, facts: OrderFacts): ActionDecision {
  return actionRules[action](facts)
}
