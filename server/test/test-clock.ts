import type { Clock } from '#platform/clock.ts'

/** Stands at the real time it was made until moved, then at that distance from it. */
export class TestClock implements Clock {
  #offsetMillis = 0
  now(): Date {
    return new Date(Date.now() + this.#offsetMillis)
  }
  pass(time: { seconds?: number; minutes?: number; days?: number }): void {
    this.#offsetMillis += (time.seconds ?? 0) * 1000 + (time.minutes ?? 0) * 60_000 + (time.days ?? 0) * 86_400_000
  }
}
