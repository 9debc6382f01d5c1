/** What a counter stands at, and when it begins anew. */
export interface Count {
  readonly points: number
  readonly resetsAt: Date
}

/** Where counters are kept. A counter lives for one period from its first point and is then gone. */
export interface LimitStore {
  /** Adds points in one step that nothing can come between, and answers the sum. */
  add(key: string, added: { readonly points: number; readonly seconds: number; readonly now: Date }): Promise<Count>
  /** Undefined where nothing is counted. */
  read(key: string, now: Date): Promise<Count | undefined>
  forget(key: string): Promise<void>
}

/** A counter stops rising here; nothing that is limited is allowed a thousandth of it. */
export const countedPointsMax = 1_000_000_000
