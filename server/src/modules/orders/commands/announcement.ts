import type { EventType } from '#platform/outbox.ts'

/** An event with its payload, on the way to the outbox together with others. */
export interface Announcement {
  readonly event: EventType<never>
  readonly payload: unknown
}
export function announcement<P>(event: EventType<P>, payload: P): Announcement {
  return { event: event as unknown as EventType<never>, payload } // as: the pair was checked by this signature
}
