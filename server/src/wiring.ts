import type { LiveEvent } from '@yizhan/contract/system'
import type { Log } from '#platform/log.ts'
import type { Modules } from './modules.ts'
import type { Platform } from './platform.ts'
import { capacityChanged } from '#modules/capacity/index.ts'
import { cartChanged } from '#modules/cart/index.ts'
import { categoryChanged, importProgressed, offerChanged } from '#modules/catalogue/index.ts'
import { codesIssued } from '#modules/fulfilment/index.ts'
import { shopperMerged } from '#modules/identity/index.ts'
import { merchantChanged } from '#modules/merchants/index.ts'
import { channelOf, publishTo } from '#modules/notifications/index.ts'
import { orderCancelled, orderChanged, orderCompleted, orderDispatched, orderPaid, orderPlaced } from '#modules/orders/index.ts'
import { paymentDeclined, paymentSucceeded, refundSucceeded } from '#modules/payments/index.ts'
import { flashSaleChanged } from '#modules/pricing/index.ts'
import type { Database } from '#platform/db.ts'
import type { Live } from '#platform/live.ts'
import { consumer, on, onAll, restful } from '#platform/outbox.ts'
import type { Announced, Consumer, Outbox } from '#platform/outbox.ts'

/** Lists may show a stock that is so old; changes of that time are indexed together. */
const indexRestMillis = 200

/** Which module hears which event. Each consumer has its own place in the outbox and its own transactions. */
export function consumersOf({ modules, platform }: { modules: Modules; platform: Platform; database: Database; log: Log }): Consumer[] {
  const { cart, orders, payments, fulfilment, notifications, search, flashSales, privacy } = modules
  return [
    consumer(
      'merge-shoppers',
      on(shopperMerged, async (tx, merged) => {
        await cart.merge(tx, merged)
        await flashSales.merge(tx, merged)
        await payments.merge(tx, merged)
        await orders.merge(tx, merged)
        await platform.mailRecords.merge(tx, merged.fromShopperId, merged.intoShopperId)
        await privacy.merge(tx, merged)
      }),
    ),
    consumer(
      'fulfil',
      on(orderPaid, (tx, paid) => fulfilment.onPaid(tx, paid)),
      on(orderCompleted, (tx, completed) => fulfilment.onCompleted(tx, completed)),
    ),
    restful(
      indexRestMillis,
      consumer(
        'index-offers',
        onAll(offerChanged, (tx, changes) => search.noteChanged(tx, distinct(changes.map(({ offerId }) => offerId)))),
        on(merchantChanged, (tx, { merchantId }) => search.noteMerchantChanged(tx, merchantId)),
        on(categoryChanged, (tx, { slug }) => search.noteCategoryChanged(tx, slug)),
        onAll(capacityChanged, (tx, changes) => search.noteAvailability(tx, distinct(changes.flatMap(({ poolIds }) => poolIds)))),
        onAll(orderPaid, (tx, paid) =>
          search.countSales(
            tx,
            paid.flatMap(({ lines }) => lines),
          ),
        ),
      ),
    ),
    consumer(
      'send-mails',
      onAll(orderPaid, (tx, paid) => notifications.onPaid(tx, paid)),
      on(codesIssued, (tx, issued) => notifications.onCodesIssued(tx, issued)),
      on(orderDispatched, (tx, dispatched) => notifications.onDispatched(tx, dispatched)),
      on(orderCancelled, (tx, cancelled) => notifications.onCancelled(tx, cancelled)),
      on(refundSucceeded, (tx, refunded) => notifications.onRefunded(tx, refunded)),
    ),
  ]
}

/** Who hears which topics, without making anything that would hear: for the verifier. */
export function topicsHeard(): { consumer: string; topics: string[] }[] {
  const nobody = { modules: {} } as Parameters<typeof consumersOf>[0] // as: handlers are listed here, never called
  return consumersOf(nobody).map(({ name, handlers }) => ({ consumer: name, topics: [...handlers.keys()] }))
}

/** What changes a page that anonymous visitors share. */
const catalogueTopics = new Set([offerChanged, categoryChanged, capacityChanged, merchantChanged, flashSaleChanged].map(({ topic }) => topic))
type Ids = Partial<Record<'cartId' | 'orderId' | 'paymentId' | 'importId' | 'shopperId' | 'merchantId', string>> & { version?: number }
/** Of which thing an event tells open pages. */
const liveTopics: Readonly<Record<string, { topic: LiveEvent['topic']; id: keyof Ids }>> = {
  [cartChanged.topic]: { topic: 'cart', id: 'cartId' },
  [orderPlaced.topic]: { topic: 'order', id: 'orderId' },
  [orderChanged.topic]: { topic: 'order', id: 'orderId' },
  [paymentSucceeded.topic]: { topic: 'payment', id: 'paymentId' },
  [paymentDeclined.topic]: { topic: 'payment', id: 'paymentId' },
  [importProgressed.topic]: { topic: 'import', id: 'importId' },
}

interface LiveParts {
  readonly outbox: Outbox
  readonly live: Live
  readonly dropCaches: () => void
  /** Flash sales are kept by themselves, and what pages are made of. */
  readonly forgetSales: () => void
}
/** Tells open pages of this process what changed, and drops what it kept of the catalogue. */
export function listenLive({ outbox, live, dropCaches, forgetSales }: LiveParts): void {
  outbox.listen((event) => {
    if (event.topic === flashSaleChanged.topic) forgetSales()
    if (catalogueTopics.has(event.topic)) dropCaches()
    publish(live, event)
  })
}

function publish(live: Live, event: Announced): void {
  const known = liveTopics[event.topic]
  const payload = event.payload as Ids // as: every payload is an object of ids; each is checked below
  const id = known && payload[known.id]
  if (!known || typeof id !== 'string') return
  const channels = [
    ...(payload.shopperId ? [channelOf.shopper(payload.shopperId)] : []),
    ...(payload.merchantId ? [channelOf.merchant(payload.merchantId)] : []),
  ]
  publishTo(live, channels, { topic: known.topic, id, version: payload.version })
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
