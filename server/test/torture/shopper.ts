import { setTimeout as sleep } from 'node:timers/promises'
import type { Trade } from '@yizhan/contract/orders'
import type { Answer } from './door.ts'
import { acknowledge, bearer } from './ledger.ts'
import type { Purchase } from './ledger.ts'
import type { Random } from './random.ts'
import { stories } from './stories.ts'
import type { Placed } from './stories.ts'
import type { World } from './world.ts'

/** Somebody who buys again and again: as the same guest, or as nobody yet. */
export interface Shopper {
  readonly world: World
  readonly random: Random
  readonly name: string
  /** The network address stays with the person over all processes; a proxy in front would add it. */
  readonly address: Readonly<Record<string, string>>
  token: string | undefined
}

const thinkMillisMax = 120
/** How many of the newest things a shopper looks at. */
const newestLookedAt = 10

/** Lives one small story after another until the market closes. */
export async function shop(world: World, index: number): Promise<void> {
  const random = world.random.branch(`shopper ${index}`)
  const address = { 'x-forwarded-for': `10.${Math.floor(index / 250)}.${index % 250}.7` }
  const shopper: Shopper = { world, random, name: `s${index}`, address, token: undefined }
  for (let count = 0; world.isOpen(); count += 1) {
    await sleep(random.between(0, thinkMillisMax))
    if (random.chance(0.15)) shopper.token = undefined // a new device, a cleared browser
    const purchase = await place(shopper, `torture-${shopper.name}-${count}`)
    if (!purchase?.trade) continue
    const story = random.pick(stories)
    await story.live(shopper, purchase as Placed) // as: its trade was looked at above
    world.tally.add('done', story.name)
  }
}

/** Asks for a few things in one call or through a cart; every third time with a nervous double click. */
async function place(shopper: Shopper, key: string): Promise<Purchase | undefined> {
  const { world, random } = shopper
  const lines = chooseLines(shopper)
  const merchantIds = [...new Set(lines.map(({ merchantId }) => merchantId))]
  const coupon = random.chance(0.3) ? world.coupons.find(({ merchantId }) => merchantIds.includes(merchantId)) : undefined
  const source = random.chance(0.3) ? await fillCart(shopper, key, lines) : { lines: lines.map(({ offerId, quantity }) => ({ offerId, quantity })) }
  if (!source) return undefined
  const purchase: Purchase = {
    key,
    headers: { ...shopper.address, ...bearer(shopper.token) },
    placing: 'waiting',
    tradeIds: new Set(),
    trade: undefined,
    accessToken: shopper.token,
    chargesAcknowledged: 0,
    cancelled: new Set(),
    streets: new Map(),
  }
  world.ledger.purchases.push(purchase)
  const payload = {
    ...source,
    contact: { email: `${shopper.name}@torture.test` },
    address: { recipient: '李小满', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' },
    // To every shop: a cart may still hold something from an earlier visit.
    notes: Object.fromEntries(world.shops.map(({ merchantId }) => [merchantId, key])),
    ...(coupon && { coupons: [coupon.code] }),
    ...(random.chance(0.5) && { payment: { method: 'sandbox' } }),
  }
  const request = { method: 'POST', path: '/trades', payload, key, headers: purchase.headers } as const
  const answers = await Promise.all(
    random.chance(0.3) ? [world.door.send({ ...request, first: 0 }), world.door.send({ ...request, first: 1 })] : [world.door.send(request)],
  )
  note(world, purchase, answers)
  shopper.token = purchase.accessToken
  return purchase
}

function note({ ledger, tally }: World, purchase: Purchase, answers: readonly Answer[]): void {
  for (const answer of answers) if (answer.outcome === 'done') acknowledge(ledger, purchase, answer.body as Trade) // as: our own API
  if (purchase.placing === 'acknowledged') tally.add('done', 'trade placed')
  else purchase.placing = answers.some(({ outcome }) => outcome === 'unanswered') ? 'unanswered' : 'refused'
}

function chooseLines({ world, random }: Shopper): { offerId: string; merchantId: string; quantity: number }[] {
  const newest = world.wares.slice(-newestLookedAt)
  const count = random.pick([1, 1, 1, 2, 2, 3])
  const chosen = new Map(Array.from({ length: count }, () => random.pick(newest)).map((ware) => [ware.offerId, ware]))
  return [...chosen.values()].map(({ offerId, merchantId }) => ({ offerId, merchantId, quantity: random.pick([1, 1, 1, 2, 3]) }))
}

/** A cart of the shopper's own; a guest without a name gets one with it. */
async function fillCart(shopper: Shopper, key: string, lines: readonly { offerId: string; quantity: number }[]): Promise<{ cartId: string } | undefined> {
  const { door } = shopper.world
  const made = await door.send({ method: 'POST', path: '/carts', payload: {}, key: `${key}-cart`, headers: { ...shopper.address, ...bearer(shopper.token) } })
  if (made.outcome !== 'done') return undefined
  const cart = made.body as { cartId: string; accessToken?: string } // as: our own API
  shopper.token = cart.accessToken ?? shopper.token
  for (const [index, { offerId, quantity }] of lines.entries()) {
    const added = await door.send({
      method: 'POST',
      path: `/carts/${cart.cartId}/lines`,
      payload: { offerId, quantity },
      key: `${key}-line-${index}`,
      headers: { ...shopper.address, ...bearer(shopper.token) },
    })
    if (added.outcome !== 'done') return undefined
  }
  return { cartId: cart.cartId }
}
