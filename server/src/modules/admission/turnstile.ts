import { setTimeout as pause } from 'node:timers/promises'
import type { Ask, Round, Standing } from './run-round.ts'

export interface TurnstileParts {
  /** Serves many asks in one transaction. `unusedLease`: entries of the last round that were not handed out. */
  readonly runRound: (asks: readonly Ask[], unusedLease: number) => Promise<Round>
  /** The least time from the start of one round to the next: what a line costs the database, however many wait. */
  readonly roundMillis: number
  /** Milliseconds of a clock that is never set. */
  readonly monotonicMillis: () => number
  /** Hears the rate that each round found. */
  readonly onRate: (ratePerSecond: number) => void
}
interface Waiting {
  readonly ask: Ask
  readonly resolve: (standing: Standing) => void
  readonly reject: (error: unknown) => void
}
const asksPerRoundMax = 2000
/** What a process may hand out by itself is good for this long, then it is lost. */
const leaseMillis = 1000

/**
 * Gathers what visitors of this process ask and serves it in rounds. Every answer was found after it was asked for, so a
 * place never moves back, whichever process tells it. Idle while nobody asks.
 */
export class Turnstile {
  readonly #parts: TurnstileParts
  readonly #queue: Waiting[] = []
  #isRunning = false
  #lastRoundAt = -Infinity
  #lease = { left: 0, until: 0 }

  constructor(parts: TurnstileParts) {
    this.#parts = parts
  }

  /** Lets one in without the database, while a round not long ago found nobody waiting and enough to spare. */
  takeLease(): boolean {
    if (this.#leaseLeft() === 0) return false
    this.#lease.left -= 1
    return true
  }

  ask(ask: Ask): Promise<Standing> {
    const { promise, resolve, reject } = Promise.withResolvers<Standing>()
    this.#queue.push({ ask, resolve, reject })
    if (!this.#isRunning) void this.#run()
    return promise
  }

  #leaseLeft(): number {
    return this.#parts.monotonicMillis() < this.#lease.until ? this.#lease.left : 0
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    while (this.#queue.length > 0) {
      const tooSoonMillis = this.#lastRoundAt + this.#parts.roundMillis - this.#parts.monotonicMillis()
      if (tooSoonMillis > 0) await pause(tooSoonMillis)
      await this.#serve(this.#queue.splice(0, asksPerRoundMax))
    }
    this.#isRunning = false
  }

  async #serve(waiting: readonly Waiting[]): Promise<void> {
    this.#lastRoundAt = this.#parts.monotonicMillis()
    const unusedLease = this.#leaseLeft()
    this.#lease.left = 0
    try {
      const asks = waiting.map(({ ask }) => ask)
      const { standings, ratePerSecond, lease } = await this.#parts.runRound(asks, unusedLease)
      this.#lease = { left: lease, until: this.#parts.monotonicMillis() + leaseMillis }
      this.#parts.onRate(ratePerSecond)
      waiting.forEach(({ resolve }, index) => resolve(standings[index]!)) // !: as many standings as asks
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }
}
