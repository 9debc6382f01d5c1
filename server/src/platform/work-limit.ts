export interface WorkLimits {
  readonly atOnceMax: number
  readonly waitingMax: number
}

/** Lets a few pieces of heavy work run at once and a bounded number wait, first come first served. */
export class WorkLimit {
  readonly #limits: WorkLimits
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(limits: WorkLimits) {
    this.#limits = limits
  }

  /** Runs `work` when there is room, or answers `busy` at once when too many wait already. */
  async run<T>(work: () => Promise<T>): Promise<T | 'busy'> {
    if (this.#running < this.#limits.atOnceMax) this.#running += 1
    else if (this.#waiting.length >= this.#limits.waitingMax) return 'busy'
    else await new Promise<void>((resolve) => this.#waiting.push(resolve)) // whoever ends hands its place on
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running -= 1
    }
  }
}
