type Close = () => unknown

/**
 * npm passes a signal on to the program that the terminal has already sent it to: a second one this soon is the same
 * key press.
 */
const SAME_SIGNAL_MS = 700
/** One part that hangs must not keep the others, the database above all, from closing in order. */
const CLOSE_TIMEOUT_MS = 70_000

/** Ends a process in the reverse order of its start. */
export class Shutdown {
  readonly #closers: { close: Close; force: (() => void) | undefined }[] = []
  #ending: Promise<never> | undefined
  #signalledAt = 0

  get isEnding(): boolean {
    return this.#ending !== undefined
  }

  /** What is added last is closed first. `force` is what is left to do when there is no time. */
  add(close: Close, force?: () => void): void {
    this.#closers.push({ close, force })
  }

  /** From now on Ctrl-C, SIGTERM and a closed terminal end the process; a second Ctrl-C ends it at once. */
  listen(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.#onSignal())
  }

  /** Closes everything, then exits. */
  end(exitCode: number): Promise<never> {
    this.#ending ??= this.#closeAll().then(() => process.exit(exitCode))
    return this.#ending
  }

  #onSignal(): void {
    const now = Date.now()
    if (!this.isEnding) {
      this.#signalledAt = now
      void this.end(0)
    } else if (now - this.#signalledAt > SAME_SIGNAL_MS) {
      for (const { force } of this.#closers) force?.()
      process.exit(130)
    }
  }

  async #closeAll(): Promise<void> {
    for (const { close } of this.#closers.toReversed()) {
      try {
        await withTimeout(close)
      } catch (error) {
        process.stderr.write(`While ending: ${error instanceof Error ? error.message : String(error)}\n`)
      }
    }
  }
}

async function withTimeout(close: Close): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`a part did not close within ${CLOSE_TIMEOUT_MS} ms`)), CLOSE_TIMEOUT_MS)
  try {
    await Promise.race([close(), promise])
  } finally {
    clearTimeout(timer)
  }
}
