import { createHash } from 'node:crypto'

export interface SharedAnswer {
  readonly body: string
  readonly etag: string
  readonly expiresAt: number
}

const entriesMax = 2000
const bytesMax = 24 * 1024 * 1024

/**
 * Answers that all anonymous readers share, kept for seconds and dropped whole when the catalogue announces a change.
 * One request makes an answer; those that arrive meanwhile wait for it.
 */
export class SharedAnswers {
  readonly #answers = new Map<string, SharedAnswer>()
  readonly #making = new Map<string, Promise<SharedAnswer>>()
  #bytes = 0
  #generation = 0

  find(key: string): SharedAnswer | undefined {
    const answer = this.#answers.get(key)
    if (answer && answer.expiresAt > Date.now()) return answer
    if (answer) this.#drop(key, answer)
    return undefined
  }

  async make(key: string, seconds: number, produce: () => Promise<string>): Promise<SharedAnswer> {
    const under = this.#making.get(key)
    if (under) return under
    const generation = this.#generation
    const making = produce().then((body) => {
      const answer = { body, etag: `"${createHash('sha1').update(body).digest('base64url')}"`, expiresAt: Date.now() + seconds * 1000 }
      // What was read before a change must not be kept after it.
      if (generation === this.#generation) this.#keep(key, answer)
      return answer
    })
    this.#making.set(key, making)
    try {
      return await making
    } finally {
      if (this.#making.get(key) === making) this.#making.delete(key)
    }
  }

  clear(): void {
    this.#generation += 1
    this.#answers.clear()
    this.#making.clear()
    this.#bytes = 0
  }

  #keep(key: string, answer: SharedAnswer): void {
    this.#answers.set(key, answer)
    this.#bytes += answer.body.length
    for (const [oldKey, old] of this.#answers) {
      if (this.#answers.size <= entriesMax && this.#bytes <= bytesMax) break
      this.#drop(oldKey, old)
    }
  }
  #drop(key: string, answer: SharedAnswer): void {
    if (this.#answers.delete(key)) this.#bytes -= answer.body.length
  }
}
