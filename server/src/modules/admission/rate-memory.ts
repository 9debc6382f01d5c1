import type { Clock } from '#platform/clock.ts'
import type { Log } from '#platform/log.ts'

export interface RateMemoryParts {
  readonly configured: number
  /** Null while no operator set a rate. */
  readonly read: () => Promise<number | null>
  readonly clock: Clock
  readonly log: Log
}
/** So long may a process not know of a change that another one made. */
const rememberMillis = 5000

/** The rate of now, without asking: it is read again beside the requests, at most every few seconds, and no request waits for it. */
export class RateMemory {
  readonly #parts: RateMemoryParts
  #ratePerSecond: number
  #learntAt = -Infinity

  constructor(parts: RateMemoryParts) {
    this.#parts = parts
    this.#ratePerSecond = parts.configured
  }

  current(): number {
    const now = this.#parts.clock.now().getTime()
    if (now - this.#learntAt >= rememberMillis) {
      this.#learntAt = now
      void this.#refresh()
    }
    return this.#ratePerSecond
  }

  learn(ratePerSecond: number): void {
    this.#ratePerSecond = ratePerSecond
    this.#learntAt = this.#parts.clock.now().getTime()
  }

  async #refresh(): Promise<void> {
    const { read, configured, log } = this.#parts
    try {
      this.#ratePerSecond = (await read()) ?? configured
    } catch (error) {
      log.warn({ err: error }, 'the rate of admissions could not be read; the last one holds')
    }
  }
}
