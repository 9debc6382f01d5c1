import { AppError } from './http/app-error.ts'

/** Work that is done for many at once: one answer per item, in their order; or an error, and then nothing was done for any. */
export type BatchWork<Item, Answer> = (items: readonly Item[]) => Promise<readonly Answer[]>

/** Work that has nothing to answer but that it is done. */
export function unanswered<Item>(work: (items: readonly Item[]) => Promise<void>): BatchWork<Item, undefined> {
  return async (items) => {
    await work(items)
    return items.map(() => undefined)
  }
}

export interface CommitterLimits {
  readonly batchMax: number
  readonly waitingMax: number
}
export const committerLimits: CommitterLimits = { batchMax: 256, waitingMax: 2000 }
const retrySeconds = 1

interface Waiting<Item, Answer> {
  readonly item: Item
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/**
 * Group commit for a process: while one transaction is in flight, what arrives waits, and the next transaction takes it
 * together. One lock on a hot row and one flush of the log then serve a whole batch (after DeWitt et al., "Implementation
 * techniques for main memory database systems", 1984). A batch that fails is done again one by one, so that only what is
 * itself broken fails.
 */
export class Committer<Item, Answer> {
  readonly #work: BatchWork<Item, Answer>
  readonly #limits: CommitterLimits
  readonly #queue: Waiting<Item, Answer>[] = []
  #isRunning = false

  constructor(work: BatchWork<Item, Answer>, limits: CommitterLimits = committerLimits) {
    this.#work = work
    this.#limits = limits
  }

  /** Answers after the commit. @throws AppError server.busy when too many wait already */
  submit(item: Item): Promise<Answer> {
    if (this.#queue.length >= this.#limits.waitingMax) return Promise.reject(new AppError('server.busy', { details: { seconds: retrySeconds } }))
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    this.#queue.push({ item, resolve, reject })
    if (!this.#isRunning) {
      this.#isRunning = true
      setImmediate(() => this.#run()) // who comes in the same turn of the event loop is of the first batch too
    }
    return promise
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) await this.#settle(this.#queue.splice(0, this.#limits.batchMax))
    this.#isRunning = false
  }

  async #settle(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.#work(batch.map(({ item }) => item))
      if (answers.length !== batch.length) throw new Error('a batch was answered with too many or too few answers')
      batch.forEach(({ resolve }, index) => resolve(answers[index]!)) // !: as many answers as items
    } catch (error) {
      const [only] = batch
      if (batch.length === 1 && only) return only.reject(error)
      for (const each of batch) await this.#settle([each])
    }
  }
}
