import type { Database, Tx } from '#platform/db.ts'
import { goneSeconds, planRound, tokensAfter } from './model.ts'
import { admitFirst, countWaiting, deleteGone, findHolders, insertTickets, lockGate, noteSeen, readStandings, saveGate } from './store.ts'
import type { GateRow, StandingRow } from './store.ts'

/** What somebody wants to know: whether they may enter, or where they stand by now. */
export type Ask = { readonly does: 'join'; readonly holder: string } | { readonly does: 'look'; readonly number: number }
export type Standing =
  /** `at` is when; the leave counts from there. */
  | { readonly is: 'admitted'; readonly at: Date }
  | { readonly is: 'waiting'; readonly number: number; readonly ahead: number }
  | { readonly is: 'gone' }
  | { readonly is: 'full' }

export interface LineRules {
  /** Unless an operator set another. */
  readonly ratePerSecond: number
  readonly admittedSeconds: number
  readonly waitingMax: number
}
export interface Round {
  /** One per ask, in their order. */
  readonly standings: readonly Standing[]
  readonly ratePerSecond: number
  readonly lease: number
}

/**
 * Serves all who asked since the last round: passes over those who left, admits from the head of the line as many as the
 * rate allows, lets newcomers enter or lines them up, and tells everybody where they stand. The gate is held from the first
 * statement on, so the rounds of all processes are one after the other and what they tell never contradicts itself.
 */
export function runRound(database: Database, rules: LineRules, { asks, unusedLease }: { asks: readonly Ask[]; unusedLease: number }): Promise<Round> {
  return database.transaction(async (tx) => {
    const gate = await lockGate(tx)
    const ratePerSecond = gate.ratePerSecond ?? rules.ratePerSecond
    if (ratePerSecond === 0) return { standings: asks.map(() => ({ is: 'admitted', at: gate.now }) as const), ratePerSecond, lease: 0 }
    const looking = asks.flatMap((ask) => (ask.does === 'look' ? [ask.number] : []))
    if (looking.length > 0) await noteSeen(tx, looking, gate.now)
    await deleteGone(tx, { seenAt: secondsBefore(gate.now, goneSeconds), admittedAt: secondsBefore(gate.now, rules.admittedSeconds) })
    const arrivals = await findArrivals(tx, asks)
    if (arrivals.numberOf.size > 0) await noteSeen(tx, [...arrivals.numberOf.values()], gate.now)
    const waiting = await countWaiting(tx)
    const tokens = tokensAfter({ tokens: gate.tokens + unusedLease, elapsedSeconds: gate.elapsedSeconds, ratePerSecond })
    const plan = planRound({ tokens, waiting, newcomers: arrivals.newcomers.length, waitingMax: rules.waitingMax })
    if (plan.fromLine > 0) await admitFirst(tx, plan.fromLine, gate.now)
    const seats = await seat(tx, { gate, arrivals, plan })
    const known = [...new Set([...looking, ...arrivals.numberOf.values(), ...seats.tickets.map(({ number }) => number)])]
    const rows = known.length > 0 ? await readStandings(tx, known) : []
    await saveGate(tx, { tokens: plan.tokensLeft, nextNumber: gate.nextNumber + seats.tickets.length, now: gate.now })
    return { standings: standingsOf(asks, { arrivals, seats, rows, now: gate.now }), ratePerSecond, lease: plan.lease }
  })
}

interface Arrivals {
  /** Holders who stand in the line already, or were admitted lately. */
  readonly numberOf: ReadonlyMap<string, number>
  /** One per person or device; whoever shows neither counts each time. */
  readonly newcomers: readonly { readonly key: string; readonly holder: string }[]
}
async function findArrivals(tx: Tx, asks: readonly Ask[]): Promise<Arrivals> {
  const joins = asks.flatMap((ask, index) => (ask.does === 'join' ? [{ key: keyOf(ask, index), holder: ask.holder }] : []))
  if (joins.length === 0) return { numberOf: new Map(), newcomers: [] }
  const known = await findHolders(
    tx,
    joins.map(({ holder }) => holder),
  )
  const numberOf = new Map(known.map(({ holder, number }) => [holder, number]))
  const newcomers = new Map(joins.filter(({ holder }) => !numberOf.has(holder)).map((join) => [join.key, join]))
  return { numberOf, newcomers: [...newcomers.values()] }
}
function keyOf({ holder }: { holder: string }, index: number): string {
  return holder || `nobody ${index}`
}

interface Seats {
  readonly entered: ReadonlySet<string>
  readonly tickets: readonly { readonly key: string; readonly holder: string; readonly number: number }[]
}
/** The first newcomers enter, the next line up behind each other. */
async function seat(tx: Tx, { gate, arrivals, plan }: { gate: GateRow; arrivals: Arrivals; plan: { entering: number; joining: number } }): Promise<Seats> {
  const { newcomers } = arrivals
  const tickets = newcomers.slice(plan.entering, plan.entering + plan.joining).map((newcomer, index) => ({ ...newcomer, number: gate.nextNumber + index }))
  if (tickets.length > 0) await insertTickets(tx, tickets, gate.now)
  return { entered: new Set(newcomers.slice(0, plan.entering).map(({ key }) => key)), tickets }
}

interface Told {
  readonly arrivals: Arrivals
  readonly seats: Seats
  readonly rows: readonly StandingRow[]
  readonly now: Date
}
function standingsOf(asks: readonly Ask[], { arrivals, seats, rows, now }: Told): Standing[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const seated = new Map(seats.tickets.map(({ key, number }) => [key, number]))
  return asks.map((ask, index): Standing => {
    if (ask.does === 'look') return standingOf(byNumber.get(ask.number))
    const key = keyOf(ask, index)
    if (seats.entered.has(key)) return { is: 'admitted', at: now }
    const number = arrivals.numberOf.get(ask.holder) ?? seated.get(key)
    return number === undefined ? { is: 'full' } : standingOf(byNumber.get(number))
  })
}
function standingOf(row: StandingRow | undefined): Standing {
  if (!row) return { is: 'gone' }
  return row.admittedAt ? { is: 'admitted', at: row.admittedAt } : { is: 'waiting', number: row.number, ahead: row.ahead }
}
function secondsBefore(now: Date, seconds: number): Date {
  return new Date(now.getTime() - seconds * 1000)
}
