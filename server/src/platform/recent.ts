interface Entry<T> {
  readonly answer: Promise<T>
  freshUntil: number
  usableUntil: number
}
/** An answer is kept this many times as long as it took to make, so that making it anew takes no more than a small share of the time. */
const keptPerMaking = 200

/**
 * Remembers answers. Those who ask while an answer is being made wait for that one. From `seconds` to twice that an
 * answer is still given, while a new one is made, so that nobody waits for what many ask. With `secondsMax`, what took
 * long to make is remembered for up to that. An answer that could not be made is not remembered.
 */
export class Recent<T> {
  readonly #millis: number
  readonly #millisMax: number
  readonly #entriesMax: number
  readonly #entries = new Map<string, Entry<T>>()
  readonly #renewing = new Set<string>()

  constructor(seconds: number, { entriesMax = 500, secondsMax = seconds }: { entriesMax?: number; secondsMax?: number } = {}) {
    this.#millis = seconds * 1000
    this.#millisMax = secondsMax * 1000
    this.#entriesMax = entriesMax
  }

  get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#entries.get(key)
    const now = Date.now()
    if (!known || known.usableUntil <= now) return this.#remember(key, make(), now).answer
    if (known.freshUntil <= now) this.#renew(key, make)
    return known.answer
  }

  #renew(key: string, make: () => Promise<T>): void {
    if (this.#renewing.has(key)) return
    this.#renewing.add(key)
    const began = Date.now()
    make()
      .then(
        (answer) => void this.#remember(key, Promise.resolve(answer), began),
        () => {},
      ) // who asks when the old one is past use is told
      .finally(() => this.#renewing.delete(key))
  }

  #remember(key: string, answer: Promise<T>, began: number): Entry<T> {
    const entry = { answer, freshUntil: 0, usableUntil: 0 }
    this.#keep(entry, this.#millis)
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    answer.then(
      () => this.#keep(entry, Math.min(this.#millisMax, Math.max(this.#millis, (Date.now() - began) * keptPerMaking))),
      () => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key)
      },
    )
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#entriesMax) break
      this.#entries.delete(oldest)
    }
    return entry
  }

  #keep(entry: Entry<T>, millis: number): void {
    const now = Date.now()
    entry.freshUntil = now + millis
    entry.usableUntil = now + millis * 2
  }
}
