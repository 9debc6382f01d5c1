import type { OrderState } from '@yizhan/contract/orders'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyDatabase } from '../src/verify/index.ts'
import { figuresOf, openBook, sum, thingNames } from './order-lives/book.ts'
import type { Book, Thing, Wish } from './order-lives/book.ts'
import * as steps from './order-lives/steps.ts'
import type { Bound, Step } from './order-lives/steps.ts'
import { World, openStreet } from './order-lives/world.ts'
import type { Street } from './order-lives/world.ts'

// Whole lives of orders: random steps of two shoppers, two shops and a payment channel, over tiny stocks, through the API
// on a real database, and each step also in a book kept by hand. After every step both say the same. A failure prints the
// fewest steps that still show it.

const runsMax = 7
const stepsMax = 50
/** Looking for the fewest steps ends here, with the fewest found. */
const shrinkMillisMax = 120_000
const seed = 20260301

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.app.close())

/** Done in the book and in the world; then everything that follows from it by itself. */
class Do implements fc.AsyncCommand<Book, World> {
  readonly #step: Step
  #about = ''
  constructor(step: Step) {
    this.#step = step
  }
  check(book: Readonly<Book>): boolean {
    return this.#step.bind(book, 0) !== null
  }
  async run(book: Book, world: World): Promise<void> {
    const bound = this.#step.bind(book, world.newSlot())
    this.#about = bound?.about ?? ''
    const expected = bound?.expect(book)
    const refused = await bound?.act(world)
    expect(refused?.toSorted()).toEqual(expected?.toSorted())
    if (refused?.length === 0) await world.settle()
    expect(await world.figures()).toEqual(figuresOf(book))
  }
  toString(): string {
    return `${this.#step.says} ${this.#about}`.trimEnd()
  }
}

/** Two at once: as if one had come before the other, whichever. */
class Race implements fc.AsyncCommand<Book, World> {
  readonly #steps: readonly [Step, Step]
  #about: readonly string[] = []
  constructor(pair: readonly [Step, Step]) {
    this.#steps = pair
  }
  check(book: Readonly<Book>): boolean {
    return this.#steps.every((step) => step.bind(book, 0)?.isOneDecision)
  }
  async run(book: Book, world: World): Promise<void> {
    const [one, other] = this.#steps.map((step) => step.bind(book, world.newSlot()))
    if (!one || !other) throw new Error('a race of steps that cannot be done')
    this.#about = [one.about, other.about]
    const possible = [inTurn(book, [one, other]), inTurn(book, [other, one])]
    const answers = await Promise.all([one.act(world), other.act(world)])
    await world.settle()
    const seen = { accepted: answers.map((codes) => codes.length === 0), figures: await world.figures() }
    const told = possible.map(({ book: after, accepted }) => ({ accepted: [accepted.get(one), accepted.get(other)], figures: figuresOf(after) }))
    expect(told).toContainEqual(seen)
    const match = possible.find((_, index) => isSame(told[index], seen))
    Object.assign(book, match?.book)
  }
  toString(): string {
    return `race(${this.#steps.map(({ says }, index) => `${says} ${this.#about[index] ?? ''}`.trimEnd()).join(' | ')})`
  }
}
function inTurn(book: Book, order: readonly Bound[]) {
  const copy = structuredClone(book)
  return { book: copy, accepted: new Map(order.map((bound) => [bound, bound.expect(copy).length === 0])) }
}
function isSame(one: unknown, other: unknown): boolean {
  try {
    expect(one).toEqual(other)
    return true
  } catch {
    return false
  }
}

const wish: fc.Arbitrary<Wish> = fc.record({
  buyer: fc.constantFrom(0, 1),
  lines: fc.array(fc.record({ thing: fc.constantFrom(...thingNames, 'mug' as const), quantity: fc.constantFrom(1, 1, 2) }), { minLength: 1, maxLength: 3 }),
  hasCoupon: fc.boolean(),
})
const weighted = <T>(weights: readonly (readonly [number, fc.Arbitrary<T>])[]) => fc.oneof(...weights.map(([weight, arbitrary]) => ({ weight, arbitrary })))
const target = fc.record({ at: fc.nat(9), isApt: fc.constantFrom(true, true, true, false) })
const outcome = fc.constantFrom('succeeded' as const, 'succeeded' as const, 'succeeded' as const, 'declined' as const, 'unknown' as const)
const placing = wish.map(steps.place)
const paying = fc.tuple(target, outcome, fc.constantFrom('once' as const, 'once' as const, 'twice' as const, 'late' as const)).map((each) => steps.pay(...each))
const deciding = fc.tuple(target, outcome).map((each) => steps.decideEarlier(...each))
const cancelling = target.map(steps.cancel)
const shopping = weighted([
  [4, target.map(steps.accept)],
  [3, target.map(steps.dispatch)],
  [1, target.map(steps.refuse)],
  [2, fc.tuple(target, fc.boolean()).map((each) => steps.answerCancel(...each))],
])
const addressing = fc.tuple(target, fc.constantFrom('second street', 'third street')).map((each) => steps.changeStreet(...each))
const confirming = target.map(steps.confirmReceipt)
const expiring = fc.constant(steps.expireHolds())
const alone = weighted([
  [5, placing],
  [2, wish.map(steps.submitTwice)],
  [1, fc.tuple(target, fc.record({ isForgotten: fc.boolean() })).map((each) => steps.repeat(...each))],
  [1, target.map(steps.reuseKey)],
  [3, target.map(steps.startAttempt)],
  [8, paying],
  [4, deciding],
  [2, fc.constant(steps.deliverLate())],
  [1, fc.constantFrom(8, 16).map(steps.passMinutes)],
  [1, expiring],
  [2, cancelling],
  [10, shopping],
  [2, addressing],
  [2, confirming],
]).map((step) => new Do(step))
const decision = weighted([
  [3, placing],
  [3, paying],
  [3, deciding],
  [2, cancelling],
  [2, expiring],
  [2, shopping],
  [1, addressing],
  [1, confirming],
])
const racing = weighted([
  [2, fc.tuple(decision, decision)],
  [1, fc.tuple(deciding, fc.oneof(cancelling, expiring))],
  [1, fc.tuple(placing, placing)],
]).map((pair) => new Race(pair))

const one = (thing: Thing, more: Partial<Wish> = {}) => steps.place({ buyer: 0, lines: [{ thing, quantity: 1 }], hasCoupon: false, ...more })
const several = (thing: Thing, quantity: number) => steps.place({ buyer: 1, lines: [{ thing, quantity }], hasCoupon: false })
const it = { at: 0, isApt: true }
const second = { at: 1, isApt: true }
const unpaid = [steps.passMinutes(16), steps.expireHolds()]
/** Corners that dice seldom find. */
const lives: Readonly<Record<string, { steps: readonly Step[]; states: readonly OrderState[] }>> = {
  'late money finds the units and the coupon free, and has them again': {
    steps: [one('key', { hasCoupon: true, lines: [{ thing: 'key', quantity: 2 }] }), steps.startAttempt(it), ...unpaid, steps.decideEarlier(it, 'succeeded')],
    states: ['fulfilled'],
  },
  'late money finds the coupon used by somebody else, and goes back': {
    steps: [
      one('mug', { hasCoupon: true }),
      steps.startAttempt(it),
      ...unpaid,
      one('mug', { hasCoupon: true, buyer: 1 }),
      steps.decideEarlier(it, 'succeeded'),
    ],
    states: ['expired', 'placed'],
  },
  'late money finds the units sold, and goes back; money on a second try goes back too': {
    steps: [
      one('tea', {
        lines: [
          { thing: 'tea', quantity: 1 },
          { thing: 'mug', quantity: 1 },
        ],
      }),
      steps.startAttempt(it),
      steps.startAttempt(it),
      ...unpaid,
      several('tea', 3),
      steps.decideEarlier(it, 'succeeded'),
      steps.decideEarlier(second, 'succeeded'),
    ],
    states: ['expired', 'expired', 'placed'],
  },
  'money for what its buyer cancelled goes back': {
    steps: [one('mug'), steps.startAttempt(it), steps.cancel(it), steps.decideEarlier(it, 'succeeded')],
    states: ['cancelled'],
  },
  'a free order is paid when it is placed': {
    steps: [one('key', { hasCoupon: true }), steps.confirmReceipt(it), steps.startAttempt(it)],
    states: ['completed'],
  },
  'a parcel goes its way after a cancel was declined': {
    steps: [
      one('mug', {
        lines: [
          { thing: 'mug', quantity: 2 },
          { thing: 'key', quantity: 1 },
        ],
      }),
      steps.pay(it, 'succeeded', 'twice'),
      steps.accept(it),
      steps.cancel(it),
      steps.dispatch({ at: 0, isApt: false }),
      steps.answerCancel(it, false),
      steps.changeStreet(it, 'third street'),
      steps.dispatch(it),
      steps.cancel({ at: 0, isApt: false }),
      steps.confirmReceipt(it),
      steps.confirmReceipt(it),
    ],
    states: ['completed', 'completed'],
  },
  'a cancel that is granted gives units, coupon and money back, to be had by the next': {
    steps: [
      one('mug', { hasCoupon: true, lines: [{ thing: 'mug', quantity: 3 }] }),
      steps.pay(it, 'succeeded', 'once'),
      steps.accept(it),
      steps.cancel(it),
      steps.answerCancel(it, true),
      one('mug', { hasCoupon: true, buyer: 1, lines: [{ thing: 'mug', quantity: 3 }] }),
      steps.pay(second, 'declined', 'once'),
      steps.refuse(it),
    ],
    states: ['cancelled', 'placed'],
  },
  'the sixth unpaid trade of one buyer is refused, and one paid makes room': {
    steps: [
      ...(['mug', 'mug', 'tea', 'tea', 'key'] as const).map((thing) => one(thing)),
      one('key'),
      steps.pay(it, 'succeeded', 'late'),
      one('key'),
      steps.deliverLate(),
      one('key'),
    ],
    states: ['paid', 'placed', 'placed', 'placed', 'placed', 'placed'],
  },
}

test.each(Object.entries(lives))('%s', { timeout: 60_000 }, async (_, { steps: life, states }) => {
  const book = openBook()
  const world = await new World(street).stock()
  for (const step of life) await new Do(step).run(book, world)
  expect(book.trades.flatMap(({ orders }) => orders.map(({ state }) => state))).toEqual(states)
  await end(book, world)
})

test('every life of an order is the one the book foretells', { timeout: 150_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands([alone, alone, alone, racing], { maxCommands: stepsMax, size: 'max' }), async (commands) => {
      const book = openBook()
      const world = await new World(street).stock()
      await fc.asyncModelRun(() => ({ model: book, real: world }), commands)
      await end(book, world)
    }),
    { numRuns: runsMax, seed, interruptAfterTimeLimit: shrinkMillisMax },
  )
})

test('and after all of them nothing is lost, doubled or miscounted', async () => {
  while ((await street.app.modules.payments.seal()) > 0);
  const { checks, isClean } = await verifyDatabase(street.app.database)
  expect([checks.filter(({ offending }) => offending > 0), isClean]).toEqual([[], true])
})

/** Whatever was still on its way arrives, and every hold ends; then buyers see what the book says, and no code twice. */
async function end(book: Book, world: World): Promise<void> {
  for (const step of [steps.deliverLate(), steps.passMinutes(16), steps.expireHolds()]) {
    const last = new Do(step)
    if (last.check(book)) await last.run(book, world)
  }
  const codes: string[] = []
  for (const { slot, wish: own, orders } of book.trades)
    for (const [orderAt, order] of orders.entries()) {
      const { body } = await world.readOrder(slot, orderAt, own.buyer)
      const wanted = order.isCode && !['placed', 'cancelled', 'expired'].includes(order.state) ? sum(order.lines.map(({ quantity }) => quantity)) : 0
      expect([body.state, body.codes.length]).toEqual([order.state, wanted])
      if (!order.isCode) expect(body.address.street).toBe(order.street)
      codes.push(...body.codes.map(({ code }: { code: string }) => code))
    }
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.length).toBe(book.codesIssued)
}
