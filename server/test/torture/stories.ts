import { setTimeout as sleep } from 'node:timers/promises'
import type { Trade } from '@yizhan/contract/orders'
import type { Payment } from '@yizhan/contract/payments'
import { bearer } from './ledger.ts'
import type { Purchase } from './ledger.ts'
import { sendCopies } from './postman.ts'
import type { Shopper } from './shopper.ts'

/** A purchase that was acknowledged. The same object as in the ledger, so what is noted here is seen there. */
export type Placed = Purchase & { readonly trade: Trade }
export interface Story {
  readonly name: string
  live(shopper: Shopper, placed: Placed): Promise<void>
}

const streets = ['文三路 139 号', '衡山路 8 号', '建国路 1 号']
/** The job that expires holds looks every five seconds; one more for a busy machine. */
const expiryMillisMax = 12_000
const pollMillis = 400

/** What may become of a trade. Money comes once, twice, late, too late, beside a cancel, or never. */
export const stories: readonly Story[] = [
  { name: 'pays', live: (shopper, placed) => pay(shopper, placed, 'once') },
  { name: 'pays, told twice', live: (shopper, placed) => pay(shopper, placed, 'twice') },
  { name: 'pays, told late', live: (shopper, placed) => pay(shopper, placed, 'late') },
  { name: 'is declined, pays then', live: declineThenPay },
  { name: 'pays twice', live: payTwice },
  { name: 'never pays', live: async () => {} },
  { name: 'pays after the hold', live: payAfterTheHold },
  { name: 'cancels unpaid', live: cancel },
  {
    name: 'pays and cancels',
    async live(shopper, placed) {
      await pay(shopper, placed, 'once')
      await cancel(shopper, placed)
    },
  },
  {
    name: 'cancels while paying',
    async live(shopper, placed) {
      if (await startAttempt(shopper, placed, 'race')) await Promise.all([decide(shopper, placed, 'once'), cancel(shopper, placed)])
    },
  },
  {
    name: 'pays and moves',
    async live(shopper, placed) {
      await pay(shopper, placed, 'once')
      await changeAddress(shopper, placed)
    },
  },
]

const headersOf = ({ address }: Shopper, { accessToken }: Purchase) => ({ ...address, ...bearer(accessToken) })

async function startAttempt(shopper: Shopper, placed: Placed, name: string): Promise<boolean> {
  const { trade, key } = placed
  if (!trade.payment) return false // it cost nothing
  const path = `/trades/${trade.tradeId}/payments`
  const answer = await shopper.world.door.send({
    method: 'POST',
    path,
    payload: { method: 'sandbox' },
    key: `${key}-pay-${name}`,
    headers: headersOf(shopper, placed),
  })
  return answer.outcome === 'done'
}

/** The provider takes the money. From its answer on, it is ours to keep or to give back. */
async function decide(shopper: Shopper, placed: Placed, deliver: 'once' | 'twice' | 'late'): Promise<void> {
  const { world } = shopper
  const { payment } = placed.trade
  if (!payment) return
  const path = `/sandbox/payments/${payment.paymentId}/outcome`
  const answer = await world.door.send({ method: 'POST', path, payload: { outcome: 'succeeded', deliver } })
  if (answer.outcome !== 'done') return
  placed.chargesAcknowledged += 1
  world.errands.push(copyNotifications(shopper, placed))
}

async function pay(shopper: Shopper, placed: Placed, deliver: 'once' | 'twice' | 'late'): Promise<void> {
  if (await startAttempt(shopper, placed, 'first')) await decide(shopper, placed, deliver)
}

async function declineThenPay(shopper: Shopper, placed: Placed): Promise<void> {
  if (!(await startAttempt(shopper, placed, 'first'))) return
  const path = `/sandbox/payments/${placed.trade.payment?.paymentId}/outcome`
  await shopper.world.door.send({ method: 'POST', path, payload: { outcome: 'declined', deliver: 'twice' } })
  if (await startAttempt(shopper, placed, 'second')) await decide(shopper, placed, 'twice')
}

/** Two windows of the cashier: the first is decided late, the second at once. */
async function payTwice(shopper: Shopper, placed: Placed): Promise<void> {
  if (!(await startAttempt(shopper, placed, 'first'))) return
  await decide(shopper, placed, 'late')
  if (await startAttempt(shopper, placed, 'second')) await decide(shopper, placed, 'once')
}

async function payAfterTheHold(shopper: Shopper, placed: Placed): Promise<void> {
  if (!(await startAttempt(shopper, placed, 'first'))) return
  const until = Date.now() + shopper.world.holdMillis + expiryMillisMax
  const path = `/trades/${placed.trade.tradeId}`
  for (let state = 'placed'; state === 'placed' && Date.now() < until && shopper.world.isOpen();) {
    await sleep(pollMillis)
    const answer = await shopper.world.door.send({ method: 'GET', path, headers: headersOf(shopper, placed) })
    if (answer.outcome === 'done') state = (answer.body as Trade).state // as: our own API
    if (state === 'expired') shopper.world.tally.add('done', 'hold seen to expire')
  }
  await decide(shopper, placed, 'twice')
}

/** Cancels one of its orders; a repeat of a cancel that was done, but not heard of, is refused. */
async function cancel(shopper: Shopper, placed: Placed): Promise<void> {
  const { orderId } = shopper.random.pick(placed.trade.orders)
  const answer = await shopper.world.door.send({
    method: 'POST',
    path: `/orders/${orderId}/cancel`,
    payload: { reason: 'changed my mind' },
    key: `${placed.key}-cancel`,
    headers: headersOf(shopper, placed),
  })
  if (answer.outcome === 'done' && (answer.body as { state: string }).state === 'cancelled') placed.cancelled.add(orderId) // as: our own API
}

async function changeAddress(shopper: Shopper, placed: Placed): Promise<void> {
  const { orderId } = shopper.random.pick(placed.trade.orders)
  const street = shopper.random.pick(streets)
  placed.streets.set(orderId, null)
  const payload = { address: { recipient: '李小满', phone: '13800000001', regionCode: '330106', street } }
  const answer = await shopper.world.door.send({ method: 'PUT', path: `/orders/${orderId}/address`, payload, headers: headersOf(shopper, placed) })
  if (answer.outcome === 'done') placed.streets.set(orderId, street)
  if (answer.outcome === 'refused') placed.streets.delete(orderId)
}

/** Copies of what the provider reported, out of order and late, for the attempts whose money really came. */
async function copyNotifications(shopper: Shopper, placed: Placed): Promise<void> {
  const { world, random } = shopper
  if (!random.chance(0.5) || !placed.trade.payment) return
  const answer = await world.door.send({ method: 'GET', path: `/payments/${placed.trade.payment.paymentId}`, headers: headersOf(shopper, placed) })
  if (answer.outcome !== 'done') return
  const { attempts } = answer.body as Payment // as: our own API
  const paid = attempts.filter(({ state }) => state === 'succeeded').map(({ attemptId }) => attemptId)
  await sendCopies(world, random.branch(placed.key), paid)
}
