import { expect } from 'vitest'
import * as books from './book.ts'
import type { Book, BookOrder, BookTrade, Outcome, Verdict, Wish } from './book.ts'
import type { Answer, World } from './world.ts'

/** A step bound to what it is about: done in the book, and in the world. */
export interface Bound {
  /** `#3` is the trade placed by the third step, `#3.0` its first order. */
  readonly about: string
  /** What becomes of the book, and why it is refused if it is. */
  expect(book: Book): Verdict
  act(world: World): Promise<Verdict>
  /** One decision of the server, so that beside another one it must look as if done before or after it. */
  readonly isOneDecision: boolean
}
/** Something somebody does; `says` is what a failure prints. */
export interface Step {
  readonly says: string
  /** Null where there is nothing it could be about. A trade it places is known by its slot. */
  bind(book: Book, slot: number): Bound | null
}
/** Which one of the trades or orders there are, however many: counted round; of those it can be done to, when there are any and it is apt. */
export interface Target {
  readonly at: number
  readonly isApt: boolean
}

const codesOf = ({ codes }: Answer): Verdict => codes
const wordsOf = ({ buyer, lines, hasCoupon }: Wish) =>
  `buyer ${buyer}: ${lines.map(({ thing, quantity }) => `${quantity} ${thing}`).join(' + ')}${hasCoupon ? ' with coupon' : ''}`

export function place(wish: Wish): Step {
  return {
    says: `place(${wordsOf(wish)})`,
    bind: (_book, slot) => ({
      about: `#${slot}`,
      isOneDecision: true,
      expect: (book) => books.place(book, slot, wish),
      act: async (world) => codesOf(await world.place(slot, wish, world.newKey())),
    }),
  }
}

const sentAtOnce = 3
/** The same request, several times at once: one trade, and everybody is told of that one or to wait for it. */
export function submitTwice(wish: Wish): Step {
  return {
    says: `submitTwice(${wordsOf(wish)})`,
    bind: (_book, slot) => ({
      about: `#${slot}`,
      isOneDecision: false,
      expect: (book) => books.place(book, slot, wish),
      async act(world) {
        const key = world.newKey()
        const answers = await Promise.all(Array.from({ length: sentAtOnce }, () => world.place(slot, wish, key)))
        const decided = answers.filter(({ codes }) => codes[0] !== 'idempotency.in-progress')
        expect(decided.length).toBeGreaterThan(0)
        const [first] = decided
        for (const each of decided) expect([each.status, each.body.tradeId]).toEqual([first?.status, first?.body.tradeId])
        return first?.codes ?? []
      },
    }),
  }
}

/** Sent again with its key, later; after a crash also without the answer that was kept. */
export function repeat(target: Target, { isForgotten }: { isForgotten: boolean }): Step {
  return ofTrade(target, `repeat(${isForgotten ? 'after a crash' : ''})`, ({ slot, wish }) => ({
    isOneDecision: false,
    expect: () => books.accepted,
    async act(world) {
      const known = world.trades.get(slot)
      if (isForgotten) await world.forgetAnswer(slot)
      const answer = await world.place(slot, wish, known?.key ?? '')
      expect(answer.body.tradeId).toBe(known?.tradeId)
      return codesOf(answer)
    },
  }))
}
export function reuseKey(target: Target): Step {
  return ofTrade(target, 'reuseKey()', ({ slot, wish }) => ({
    isOneDecision: false,
    expect: () => ['idempotency.key-reused'],
    act: async (world) => codesOf(await world.place(slot, { ...wish, hasCoupon: !wish.hasCoupon }, world.trades.get(slot)?.key ?? '')),
  }))
}

export function startAttempt(target: Target): Step {
  return ofTrade(target, 'startAttempt()', ({ slot, wish }) => ({
    isOneDecision: false,
    expect: (book) => books.startAttempt(book, find(book, slot)),
    act: async (world) => codesOf(await world.startAttempt(slot, wish.buyer)),
  }))
}
/** On the channel's own page, which begins a try where there is none. */
export function pay(target: Target, outcome: Outcome, deliver: 'once' | 'twice' | 'late'): Step {
  return ofTrade(target, `pay(${outcome}, ${deliver})`, ({ slot, payment, attempts }, { late }) => {
    // Of two notifications on their way nobody could say which arrives first.
    if (payment === null || (deliver === 'late' && late)) return null
    return {
      isOneDecision: deliver !== 'late' && attempts.length > 0,
      expect(book) {
        const trade = find(book, slot)
        const refused = trade.attempts.length === 0 ? books.startAttempt(book, trade) : books.accepted
        if (refused.length > 0) return refused
        const attempt = trade.attempts.length - 1
        if (deliver !== 'late') return books.decide(book, trade, { attempt, outcome })
        book.late = { slot, attempt, outcome }
        return books.accepted
      },
      act: async (world) => codesOf(await world.decideLast(slot, outcome, deliver)),
    }
  })
}
/** On any try, also one that was given up or lost to another: the channel does not know. */
export function decideEarlier(target: Target, outcome: Outcome): Step {
  return ofTrade(target, `decideEarlier(${outcome})`, ({ slot, attempts }) => {
    if (attempts.length === 0) return null
    const attempt = target.at % attempts.length
    return {
      isOneDecision: true,
      expect: (book) => books.decide(book, find(book, slot), { attempt, outcome }),
      act: async (world) => world.decide(slot, attempt, outcome).then(() => books.accepted),
    }
  })
}
export function deliverLate(): Step {
  return {
    says: 'deliverLate()',
    bind: ({ late }) =>
      late && {
        about: `#${late.slot}`,
        isOneDecision: false,
        expect(book) {
          book.late = null
          return books.decide(book, find(book, late.slot), late)
        },
        act: async (world) => world.settleLate().then(() => books.accepted),
      },
  }
}

export function passMinutes(minutes: number): Step {
  return {
    says: `passMinutes(${minutes})`,
    bind: () => ({
      about: '',
      isOneDecision: false,
      expect(book) {
        book.minutes += minutes
        return books.accepted
      },
      act: async (world) => {
        world.pass(minutes)
        return books.accepted
      },
    }),
  }
}
export function expireHolds(): Step {
  return {
    says: 'expireHolds()',
    bind: () => ({ about: '', isOneDecision: true, expect: books.sweep, act: async (world) => world.sweep().then(() => books.accepted) }),
  }
}

export function cancel(target: Target): Step {
  return ofOrder(target, 'cancel()', {
    expect: books.cancel,
    act: (world, { slot, orderAt, buyer }) => world.cancel(slot, orderAt, buyer),
  })
}
export function changeStreet(target: Target, street: string): Step {
  return ofOrder(target, `changeStreet(${street})`, {
    expect: (_book, _trade, order) => books.changeStreet(order, street),
    act: (world, { slot, orderAt, buyer }) => world.changeStreet(slot, orderAt, { buyer, street }),
  })
}
export function confirmReceipt(target: Target): Step {
  return ofOrder(target, 'confirmReceipt()', {
    expect: (book, _trade, order) => books.confirmReceipt(book, order),
    act: (world, { slot, orderAt, buyer }) => world.confirmReceipt(slot, orderAt, buyer),
  })
}
export function accept(target: Target): Step {
  return ofShop(target, { says: 'accept()', path: 'acceptance', expect: (_book, order) => books.accept(order) })
}
export function refuse(target: Target): Step {
  return ofShop(target, { says: 'refuse()', path: 'refusal', body: { reason: 'broken' }, expect: books.refuse })
}
export function answerCancel(target: Target, isGranted: boolean): Step {
  const says = isGranted ? 'grantCancel()' : 'declineCancel()'
  return ofShop(target, { says, path: 'cancel-answer', body: { isGranted, reason: '' }, expect: (book, order) => books.answerCancel(book, order, isGranted) })
}
export function dispatch(target: Target): Step {
  return ofShop(target, { says: 'dispatch()', path: 'parcels', body: { carrier: 'sf', trackingNumber: 'SF1234567890' }, expect: books.dispatch })
}

function find(book: Book, slot: number): BookTrade {
  const trade = book.trades.find((each) => each.slot === slot)
  if (!trade) throw new Error(`the book knows no trade of step ${slot}`)
  return trade
}
/** Bound to one of what there is. */
function choose(book: Book, { at, isApt }: Target, all: readonly (Bound | null)[]): Bound | null {
  const possible = all.filter((bound) => bound !== null)
  const apt = isApt ? possible.filter((bound) => bound.expect(structuredClone(book)).length === 0) : []
  const among = apt.length > 0 ? apt : possible
  return among[at % among.length] ?? null
}
function ofTrade(target: Target, says: string, bind: (trade: BookTrade, book: Book) => Omit<Bound, 'about'> | null): Step {
  const bindTo = (trade: BookTrade, book: Book) => {
    const bound = bind(trade, book)
    return bound && { ...bound, about: `#${trade.slot}` }
  }
  return {
    says,
    bind: (book) =>
      choose(
        book,
        target,
        book.trades.map((trade) => bindTo(trade, book)),
      ),
  }
}

interface OrderPlace {
  readonly slot: number
  readonly orderAt: number
  readonly buyer: 0 | 1
}
interface OrderStep {
  expect(book: Book, trade: BookTrade, order: BookOrder): Verdict
  act(world: World, place: OrderPlace, order: BookOrder): Promise<Answer>
}
function ofOrder(target: Target, says: string, step: OrderStep): Step {
  const bindTo = ({ slot, wish }: BookTrade, order: BookOrder, orderAt: number): Bound => ({
    about: `#${slot}.${orderAt}`,
    isOneDecision: true,
    expect(book) {
      const trade = find(book, slot)
      return step.expect(book, trade, trade.orders[orderAt] ?? order)
    },
    act: async (world) => codesOf(await step.act(world, { slot, orderAt, buyer: wish.buyer }, order)),
  })
  return {
    says,
    bind: (book) =>
      choose(
        book,
        target,
        book.trades.flatMap((trade) => trade.orders.map((order, orderAt) => bindTo(trade, order, orderAt))),
      ),
  }
}
interface ShopStep {
  readonly says: string
  readonly path: string
  readonly body?: object
  expect(book: Book, order: BookOrder): Verdict
}
function ofShop(target: Target, { says, path, body, expect: decide }: ShopStep): Step {
  return ofOrder(target, says, {
    expect: (book, _trade, order) => decide(book, order),
    act: (world, { slot, orderAt }, { shop }) => world.ofShop(shop, { slot, orderAt, path, ...(body && { body }) }),
  })
}
