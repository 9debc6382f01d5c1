/** A ticket nobody asked about for so long is passed over. Browsers wake a page in the background once a minute, so a minute would drop people who wait. */
export const goneSeconds = 120
/** What was not used in this time is not saved up: after a quiet hour nobody storms in. */
const burstSeconds = 1
/** Which part of what is left over a process may hand out by itself until the next round. */
const leaseShare = 0.25
const lookAgainSecondsMin = 2
const lookAgainSecondsMax = 10

/**
 * How many may enter now: a bucket of one second that fills at the rate (a token bucket, as in RFC 2697). In any T seconds
 * at most rate × T and one bucket more leave it.
 */
export function tokensAfter({ tokens, elapsedSeconds, ratePerSecond }: { tokens: number; elapsedSeconds: number; ratePerSecond: number }): number {
  const capacity = Math.max(1, ratePerSecond * burstSeconds)
  return Math.min(capacity, tokens + Math.max(0, elapsedSeconds) * ratePerSecond)
}

export interface RoundPlan {
  /** How many of the line are admitted, from its head. */
  readonly fromLine: number
  /** How many newcomers enter at once, the first of them: only when nobody is left in the line. */
  readonly entering: number
  /** How many newcomers after them line up. */
  readonly joining: number
  /** How many entries the process may hand out without asking, while nobody waits. */
  readonly lease: number
  readonly tokensLeft: number
}

/** Decides one round, first come first served: the line, then the newcomers in their order. Whoever finds the line full is not counted in. */
export function planRound(round: { tokens: number; waiting: number; newcomers: number; waitingMax: number }): RoundPlan {
  const { tokens, waiting, newcomers, waitingMax } = round
  const fromLine = Math.min(Math.floor(tokens), waiting)
  const afterLine = tokens - fromLine
  const stillWaiting = waiting - fromLine
  const entering = stillWaiting > 0 ? 0 : Math.min(Math.floor(afterLine), newcomers)
  const joining = Math.min(newcomers - entering, Math.max(0, waitingMax - stillWaiting))
  const isLineEmpty = stillWaiting + joining === 0
  const lease = isLineEmpty ? Math.floor((afterLine - entering) * leaseShare) : 0
  return { fromLine, entering, joining, lease, tokensLeft: afterLine - entering - lease }
}

/** How long it takes until somebody enters, if everybody before them does. */
export function estimateSeconds(ahead: number, ratePerSecond: number): number {
  return Math.ceil((ahead + 1) / ratePerSecond)
}

/** When to ask again: often near the head, seldom far from it, always well before a ticket counts as left. */
export function lookAgainSeconds(estimate: number): number {
  return Math.min(lookAgainSecondsMax, Math.max(lookAgainSecondsMin, Math.ceil(estimate / 4)))
}
