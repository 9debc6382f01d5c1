import type { FastifyReply, FastifyRequest } from 'fastify'
import { waitWords } from '@yizhan/contract/admission'
import type { Gate, Place } from '@yizhan/contract/admission'
import { admissionCookie } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import type { Clock } from '#platform/clock.ts'
import type { Crypto } from '#platform/crypto.ts'
import type { Database } from '#platform/db.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Caller } from '#platform/http/caller.ts'
import { readCookie, setCookie } from '#platform/http/cookies.ts'
import { deviceOf } from '#platform/http/device.ts'
import type { Log } from '#platform/log.ts'
import { estimateSeconds, lookAgainSeconds } from './model.ts'
import { RateMemory } from './rate-memory.ts'
import { runRound } from './run-round.ts'
import type { LineRules, Standing } from './run-round.ts'
import { readGateFacts, readRate, setRate } from './store.ts'
import { holderOf, readTicket, writeTicket } from './ticket.ts'
import type { Ticket } from './ticket.ts'
import { Turnstile } from './turnstile.ts'

export interface AdmissionParts {
  readonly database: Database
  readonly clock: Clock
  readonly crypto: Crypto
  readonly log: Log
  readonly publicUrl: string
  /** Of the settings. */
  readonly rules: LineRules
  /** The least time between two rounds; tests take 0. */
  readonly roundMillis?: number
}

/** Somebody at the door of checkout. */
export interface Visit {
  readonly caller: Caller
  readonly reply: FastifyReply
}
export interface Admission {
  /** Lets somebody into checkout. While the rate is not exceeded that costs nothing. @throws AppError admission.wait, server.busy (the line is full) */
  enter(visit: Visit): Promise<void>
  /** A place in the line, the one they have already, or leave to enter. @throws AppError server.busy */
  join(visit: Visit): Promise<Place>
  /** @throws AppError admission.ticket-unknown: forged, somebody else's, given up or lapsed */
  read(visit: Visit): Promise<Place>
  gate(): Promise<Gate>
  /** Null goes back to the rate of the settings. */
  changeGate(change: { ratePerSecond: number | null; userId: Id<'usr'> }): Promise<Gate>
}

/** Far fewer statements than visitors, and nobody waits long for an answer. */
const roundMillisDefault = 250
const ticketDays = 1
const fullRetrySeconds = 10
const open: Place = { state: 'open', ticket: null, position: 0, ahead: 0, estimateSeconds: 0, lookAgainSeconds: 0, admittedUntil: null }

export function createAdmission(parts: AdmissionParts): Admission {
  const { database, clock, crypto, log, rules } = parts
  const rate = new RateMemory({ configured: rules.ratePerSecond, read: () => readRate(database.db), clock, log })
  const turnstile = new Turnstile({
    runRound: (asks, unusedLease) => runRound(database, rules, { asks, unusedLease }),
    roundMillis: parts.roundMillis ?? roundMillisDefault,
    monotonicMillis: () => performance.now(),
    onRate: (ratePerSecond) => rate.learn(ratePerSecond),
  })
  const view = (visit: Visit, standing: Standing) => viewStanding({ ...parts, ratePerSecond: rate.current() }, visit, standing)
  /** Where the holder of a ticket stands; undefined for a ticket that is worth nothing any more. */
  const standingOf = async (ticket: Ticket | undefined): Promise<Standing | undefined> => {
    if (!ticket) return undefined
    const passMillis = ticket.value * 1000
    if (ticket.kind === 'pass')
      return passMillis > clock.now().getTime() ? { is: 'admitted', at: new Date(passMillis - rules.admittedSeconds * 1000) } : undefined
    const standing = await turnstile.ask({ does: 'look', number: ticket.value })
    return standing.is === 'gone' ? undefined : standing
  }
  const join = async (visit: Visit): Promise<Place> => {
    if (rate.current() === 0) return open
    const known = await standingOf(ownTicket(crypto, visit))
    if (known) return view(visit, known)
    const standing: Standing = turnstile.takeLease()
      ? { is: 'admitted', at: clock.now() }
      : await turnstile.ask({ does: 'join', holder: holdersOf(visit)[0] ?? '' })
    return view(visit, standing)
  }
  const gate = async () => viewGate(rules, await readGateFacts(database.db))
  return {
    join,
    async enter(visit) {
      if (rate.current() === 0) return
      const place = await join(visit)
      if (place.state === 'waiting') throw toWait(place)
    },
    async read(visit) {
      if (rate.current() === 0) return open
      const standing = await standingOf(ownTicket(crypto, visit))
      if (!standing) throw new AppError('admission.ticket-unknown')
      return view(visit, standing)
    },
    gate,
    async changeGate(change) {
      await setRate(database.db, change)
      rate.learn(change.ratePerSecond ?? rules.ratePerSecond)
      return gate()
    },
  }
}

/** Whoever signs in counts as a person everywhere; else the device counts, and for programs without cookies the guest. */
function holdersOf({ caller, reply }: Visit): string[] {
  const device = deviceOf(reply.request)
  const names = [caller.userId && caller.shopperId, device, caller.shopperId]
  return names.flatMap((name) => (name ? [holderOf(name)] : []))
}

/** A ticket we wrote, in the hands of whom it was written for. */
function ownTicket(crypto: Crypto, visit: Visit): Ticket | undefined {
  const ticket = readTicket(crypto, ticketText(visit.reply.request))
  return ticket && (ticket.holder === '' || holdersOf(visit).includes(ticket.holder)) ? ticket : undefined
}
function ticketText(request: FastifyRequest): string | undefined {
  const header = request.headers['admission-ticket']
  return typeof header === 'string' ? header : readCookie(request, admissionCookie)
}

interface Viewing extends Pick<AdmissionParts, 'crypto' | 'rules' | 'clock' | 'publicUrl'> {
  readonly ratePerSecond: number
}
function viewStanding(viewing: Viewing, visit: Visit, standing: Standing): Place {
  if (standing.is === 'full' || standing.is === 'gone') throw new AppError('server.busy', { details: { seconds: fullRetrySeconds } })
  const { crypto, rules, clock, ratePerSecond } = viewing
  const holder = ownTicket(crypto, visit)?.holder ?? holdersOf(visit)[0] ?? ''
  if (standing.is === 'admitted') {
    const until = Math.floor(standing.at.getTime() / 1000) + rules.admittedSeconds
    const ticket = writeTicket(crypto, { kind: 'pass', value: until, holder })
    setTicket(viewing, visit, { ticket, seconds: Math.max(1, until - Math.floor(clock.now().getTime() / 1000)) })
    return { ...open, state: 'admitted', ticket, admittedUntil: new Date(until * 1000).toISOString() }
  }
  const ticket = writeTicket(crypto, { kind: 'place', value: standing.number, holder })
  setTicket(viewing, visit, { ticket, seconds: ticketDays * 86_400 })
  // Switched off since the round: whoever asks again enters.
  const estimate = ratePerSecond === 0 ? 0 : estimateSeconds(standing.ahead, ratePerSecond)
  return {
    state: 'waiting',
    ticket,
    position: standing.ahead + 1,
    ahead: standing.ahead,
    estimateSeconds: estimate,
    lookAgainSeconds: lookAgainSeconds(estimate),
    admittedUntil: null,
  }
}
function setTicket({ publicUrl }: Viewing, { reply }: Visit, { ticket, seconds }: { ticket: string; seconds: number }): void {
  if (readCookie(reply.request, admissionCookie) === ticket) return
  setCookie(reply, { name: admissionCookie, value: ticket, seconds, isSecure: publicUrl.startsWith('https:') })
}

function toWait({ position, ahead, estimateSeconds: estimate, lookAgainSeconds: seconds, ticket }: Place): AppError {
  return new AppError('admission.wait', { details: { position, ahead, wait: waitWords(estimate), estimateSeconds: estimate, seconds, ticket } })
}

function viewGate(rules: LineRules, facts: Awaited<ReturnType<typeof readGateFacts>>): Gate {
  return {
    ratePerSecond: facts.ratePerSecond ?? rules.ratePerSecond,
    configuredPerSecond: rules.ratePerSecond,
    isOverridden: facts.ratePerSecond !== null,
    changedAt: facts.changedAt?.toISOString() ?? null,
    waiting: facts.waiting,
    longestWaitSeconds: facts.longestWaitSeconds,
    admittedMinutes: rules.admittedSeconds / 60,
    waitingMax: rules.waitingMax,
  }
}
