import { setTimeout as sleep } from 'node:timers/promises'
import type { OrderCard } from '@yizhan/contract/orders'
import type { Random } from './random.ts'
import type { Shop, World } from './world.ts'

const restMillis = { min: 150, max: 900 }

/** Works through a shop's paid orders: accepts, sends, now and then refuses, and answers who wants to cancel. */
export async function tend(world: World, shop: Shop): Promise<void> {
  const random = world.random.branch(`clerk ${shop.slug}`)
  while (world.isOpen()) {
    await sleep(random.between(restMillis.min, restMillis.max))
    const listed = await world.door.send({ method: 'GET', path: `/merchant/${shop.merchantId}/orders?state=toSend&limit=20`, headers: shop.headers })
    if (listed.outcome !== 'done') continue
    const { items } = listed.body as { items: OrderCard[] } // as: our own API
    if (items.length > 0) await handle(world, shop, { order: random.pick(items), random })
  }
}

async function handle({ door, tally, ledger }: World, { merchantId, headers }: Shop, { order, random }: { order: OrderCard; random: Random }): Promise<void> {
  const { orderId } = order
  const send = (name: string, payload?: object) =>
    door.send({ method: 'POST', path: `/merchant/${merchantId}/orders/${orderId}/${name}`, payload, headers, key: `clerk-${orderId}-${name}` })
  const isAllowed = (action: string) => order.actions.some((each) => each.action === action && each.isAllowed)
  if (isAllowed('answerCancelRequest')) {
    const answered = await send('cancel-answer', { isGranted: random.chance(0.5), reason: '' })
    if (answered.outcome === 'done') tally.add('done', 'cancel request answered')
    return
  }
  if (isAllowed('refuse') && random.chance(0.1)) {
    const refused = await send('refusal', { reason: 'broken on the shelf' })
    if (refused.outcome === 'done') tally.add('done', 'order refused by its shop')
    return
  }
  if (isAllowed('accept') && random.chance(0.5)) await send('acceptance')
  const sent = await send('parcels', { carrier: 'sf', trackingNumber: `SF${orderId.slice(-10)}` })
  if (sent.outcome !== 'done') return
  ledger.dispatched.push({ merchantId, orderId })
  tally.add('done', 'order sent')
}
