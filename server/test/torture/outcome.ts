import type { Order, OrderCard, Trade } from '@yizhan/contract/orders'
import type { Payment } from '@yizhan/contract/payments'
import type { App } from '../../src/app.ts'
import { bearer } from './ledger.ts'
import type { Purchase } from './ledger.ts'
import type { Shop, World } from './world.ts'

/** What is there in the end, as the API tells it. */
export interface Outcome {
  /** Every order there is, as its shop sees it. */
  readonly orders: ReadonlyMap<string, ShopOrder>
  /** Every trade there is, with the keys that its orders name. */
  readonly trades: ReadonlyMap<string, ReadonlySet<string>>
  /** What acknowledged buyers see. */
  readonly bought: ReadonlyMap<Purchase, Bought>
  readonly payments: ReadonlyMap<string, Payment>
}
export type ShopOrder = Order & { readonly merchantId: string }
export interface Bought {
  readonly trade: Trade | undefined
  readonly orders: readonly Order[]
  readonly payment: Payment | undefined
}

const pageLimit = 100
const atOnce = 8

export async function readOutcome(world: World, app: App): Promise<Outcome> {
  const orders = new Map<string, ShopOrder>()
  for (const shop of world.shops) for (const order of await ordersOf(app, shop)) orders.set(order.orderId, { ...order, merchantId: shop.merchantId })
  const trades = new Map<string, Set<string>>()
  for (const { tradeId, note } of orders.values()) trades.set(tradeId, (trades.get(tradeId) ?? new Set()).add(note))
  const acknowledged = world.ledger.purchases.filter(({ placing }) => placing === 'acknowledged')
  const bought = new Map(await inTurns(acknowledged, async (purchase) => [purchase, await readBought(app, purchase)] as const))
  const payments = new Map([...bought.values()].flatMap(({ payment }) => (payment ? [[payment.paymentId as string, payment] as const] : [])))
  return { orders, trades, bought, payments }
}

async function ordersOf(app: App, { merchantId, headers }: Shop): Promise<Order[]> {
  const cards: OrderCard[] = []
  for (let after: string | null = ''; after !== null;) {
    const page: { items: OrderCard[]; next: string | null } | undefined = await get(
      app,
      `/merchant/${merchantId}/orders?limit=${pageLimit}${after && `&after=${encodeURIComponent(after)}`}`,
      headers,
    )
    if (!page) throw new Error('a shop cannot list its orders')
    cards.push(...page.items)
    after = page.next
  }
  const orders = await inTurns(cards, ({ orderId }) => get<Order>(app, `/merchant/${merchantId}/orders/${orderId}`, headers))
  return orders.filter((order) => order !== undefined)
}

async function readBought(app: App, { trade, accessToken }: Purchase): Promise<Bought> {
  const headers = bearer(accessToken)
  if (!trade) return { trade: undefined, orders: [], payment: undefined }
  const orders = await Promise.all(trade.orders.map(({ orderId }) => get<Order>(app, `/orders/${orderId}`, headers)))
  return {
    trade: await get<Trade>(app, `/trades/${trade.tradeId}`, headers),
    orders: orders.filter((order) => order !== undefined),
    payment: trade.payment ? await get<Payment>(app, `/payments/${trade.payment.paymentId}`, headers) : undefined,
  }
}

/** What the API answers, or undefined when it says that there is no such thing. */
export async function get<T>(app: App, path: string, headers: Readonly<Record<string, string>>): Promise<T | undefined> {
  const answer = await app.http.inject({ method: 'GET', url: `/api/v1${path}`, headers })
  if (answer.statusCode === 200) return answer.json() as T // as: our own API
  if (answer.statusCode === 404 || answer.statusCode === 401) return undefined
  throw new Error(`GET ${path} answered ${answer.statusCode} ${answer.body}`)
}

/** A few at a time: all at once would want more connections than there are. */
export async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let index = 0; index < items.length; index += atOnce) results.push(...(await Promise.all(items.slice(index, index + atOnce).map(work))))
  return results
}
