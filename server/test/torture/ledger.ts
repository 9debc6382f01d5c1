import type { Trade } from '@yizhan/contract/orders'

/** What became of a request to place, as its shopper knows. */
export type Placing = 'waiting' | 'acknowledged' | 'refused' | 'unanswered'
export interface Purchase {
  /** The idempotency key, and the note to every shop, by which the audit finds what came of it. */
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
  placing: Placing
  /** Ids of every acknowledgement: more than one is a duplicate. */
  readonly tradeIds: Set<string>
  trade: Trade | undefined
  /** Of a guest without a name, given with the acknowledgement. */
  accessToken: string | undefined
  /** Succeeded outcomes that the payment provider acknowledged. */
  chargesAcknowledged: number
  /** Orders whose cancel was acknowledged. */
  readonly cancelled: Set<string>
  /** Order to the street last acknowledged; null while a change has no answer. */
  readonly streets: Map<string, string | null>
}

export interface Dispatched {
  readonly merchantId: string
  readonly orderId: string
}

/** What was acknowledged to anyone, kept apart from everything that is killed. */
export interface Ledger {
  readonly purchases: Purchase[]
  readonly dispatched: Dispatched[]
  /** Findings while it ran: two answers to one key, an error nobody may see. */
  readonly wrongs: Set<string>
}

export function createLedger(): Ledger {
  return { purchases: [], dispatched: [], wrongs: new Set() }
}

/** Notes an acknowledged trade; a second one of the same key must be the same. */
export function acknowledge(ledger: Ledger, purchase: Purchase, trade: Trade): void {
  purchase.tradeIds.add(trade.tradeId)
  purchase.placing = 'acknowledged'
  purchase.accessToken ??= trade.accessToken
  purchase.trade ??= trade
  if (purchase.tradeIds.size > 1) ledger.wrongs.add(`key ${purchase.key} was acknowledged as ${[...purchase.tradeIds].join(' and ')}`)
}

export function bearer(accessToken: string | undefined): Record<string, string> {
  return accessToken ? { authorization: `Bearer ${accessToken}` } : {}
}
