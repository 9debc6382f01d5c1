import type { Id } from '@yizhan/contract/shared'
import type { Placement } from '#modules/orders/index.ts'

/** Beside the person, whoever places a trade: hashes of the device and of its network address; null where unknown. */
export interface VisitorKeys {
  readonly deviceKey: string | null
  readonly networkKey: string | null
}
export interface HoldLimits {
  /** Sum of the unpaid trades of one person or device, in minor units of one currency. */
  readonly valueMinorMax: number
  /** Unpaid trades of one network address, which a campus may share. */
  readonly perAddressMax: number
}
export const holdLimits: HoldLimits = { valueMinorMax: 10_000_000, perAddressMax: 50 }

/** Unpaid trades a shopper may have at once: enough for a person, too few to empty a shop for a quarter of an hour. The database holds the same bound. */
export const unpaidMax = 5
/** Of what is free to them, a person or device holds at most half unpaid; those who share an address three quarters. */
const ownShareMax = 0.5
const addressShareMax = 0.75

/** One of those whom a trade counts for, and how much they may hold unpaid. */
export interface Visitor {
  readonly key: string
  readonly is: 'shopper' | 'device' | 'network'
  readonly unpaidMax: number
  readonly valueMinorMax: number
  /** Part of what is free to them of a bucket. */
  readonly shareMax: number
}

/** The person, the device and the network of a trade, as far as they are known. */
export function visitorsOf({ shopperId, deviceKey, networkKey }: VisitorKeys & { shopperId: Id<'shp'> }, limits: HoldLimits): Visitor[] {
  const own = { unpaidMax, valueMinorMax: limits.valueMinorMax, shareMax: ownShareMax }
  const visitors: Visitor[] = [{ ...own, is: 'shopper', key: `shopper ${shopperId}` }]
  if (deviceKey) visitors.push({ ...own, is: 'device', key: `device ${deviceKey}` })
  if (networkKey)
    visitors.push({ is: 'network', key: `network ${networkKey}`, unpaidMax: limits.perAddressMax, valueMinorMax: Infinity, shareMax: addressShareMax })
  return visitors
}

/** The unpaid orders of each person, device and network. */
export function unpaidOrdersOf(known: readonly Placement[], limits: HoldLimits): Map<string, Id<'ord'>[]> {
  const orders = new Map<string, Id<'ord'>[]>()
  for (const trade of known)
    if (trade.isUnpaid) for (const { key } of visitorsOf(trade, limits)) orders.set(key, [...(orders.get(key) ?? []), ...trade.orderIds])
  return orders
}
