import type { Logger } from 'pino'
import { isDatabaseAway } from './database-away.ts'

const pollMillis = 500
const pauseMaxMillis = 120_000

export interface LoopOptions {
  readonly log: Logger
  /** Pause after every step: what comes meanwhile is done together. */
  readonly restMillis: number
  /** After being woken, look this often again, each so many milliseconds after the last. */
  readonly repeats: readonly number[]
}

/** Repeats a step: at once while there is more, when woken, else every half second; slower while it fails. */
export class Loop {
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #isStopped = false
  #failures = 0
  #repeats: number[] = []
  #restUntil = 0
  readonly #name: string
  readonly #step: () => Promise<'more' | 'idle'>
  readonly #options: LoopOptions

  constructor(name: string, step: () => Promise<'more' | 'idle'>, options: LoopOptions) {
    this.#name = name
    this.#step = step
    this.#options = options
    this.#schedule(0)
  }
  wake(): void {
    this.#repeats = [...this.#options.repeats]
    if (!this.#running && this.#failures === 0) this.#schedule(this.#repeats.shift() ?? 0)
  }
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#running
  }
  #schedule(millis: number): void {
    if (this.#isStopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(
      () => {
        this.#running = this.#run().finally(() => (this.#running = undefined))
      },
      Math.max(millis, this.#restUntil - performance.now()),
    )
  }
  async #run(): Promise<void> {
    try {
      const outcome = await this.#step()
      this.#failures = 0
      this.#restUntil = performance.now() + this.#options.restMillis
      this.#schedule(outcome === 'more' ? 0 : (this.#repeats.shift() ?? pollMillis))
    } catch (error) {
      if (!this.#isStopped) this.#options.log.warn({ err: error, loop: this.#name }, 'will try again')
      // Nothing is wrong with any event: go on as soon as the database is back.
      if (isDatabaseAway(error)) return this.#schedule(pollMillis)
      this.#failures += 1
      this.#schedule(Math.min(pauseMaxMillis, pollMillis * 2 ** Math.min(this.#failures, 10)))
    }
  }
}
