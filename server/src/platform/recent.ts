interface Entry<T> {
  readonly answer: Promise<T>
  readonly freshUntil: number
  readonly usableUntil: number
}

/**
 * Remembers answers. Those who ask while an answer is being made wait for that one. From `seconds` to twice that an
 * answer is still given, while a new one is made, so that nobody waits for what many ask. An answer that could not be
 * made is not remembered.
 */
export class Recent<T> {
  readonly #millis: number
  readonly #entriesMax: number
  readonly #entries = new Map<string, Entry<T>>()
  readonly #renewing = new Set<string>()

  constructor(seconds: number, entriesMax = 500) {
    this.#millis = seconds * 1000
    this.#entriesMax = entriesMax
  }

  get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#entries.get(key)
    const now = Date.now()
    if (!known || known.usableUntil <= now) return this.#remember(key, make()).answer
    if (known.freshUntil <= now) this.#renew(key, make)
    return known.answer
  }

  #renew(key: string, make: () => Promise<T>): void {
    if (this.#renewing.has(key)) return
    this.#renewing.add(key)
    make()
      .then(
        (answer) => void this.#remember(key, Promise.resolve(answer)),
        () => {},
      ) // who asks when the old one is past use is told
      .finally(() => this.#renewing.delete(key))
  }

  #remember(key: string, answer: Promise<T>): Entry<T> {
    const now = Date.now()
    const entry = { answer, freshUntil: now + this.#millis, usableUntil: now + this.#millis * 2 }
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    answer.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key)
    })
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#entriesMax) break
      this.#entries.delete(oldest)
    }
    return entry
  }
}
