import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from './door.ts'
import type { Random } from './random.ts'
import type { Coupon, Shop, Ware, World } from './world.ts'

const shopCount = 3
const password = 'quiet herons wade at dawn'
/** Shoppers crowd around what came last, so each thing has many of them. */
const waresAtFirst = 4
const arrivalMillis = { min: 900, max: 2200 }

/** Opens the shops with their first tiny stocks and one coupon that only a few can use. */
export async function openMarket(world: World): Promise<void> {
  for (let index = 0; index < shopCount; index += 1) {
    const shop = await openShop(world, `torture-${index + 1}`)
    world.shops.push(shop)
    for (let ware = 0; ware < waresAtFirst; ware += 1) await offerSomething(world, shop, world.random)
    world.coupons.push(await createCoupon(world, shop, `FEW-${index + 1}`))
  }
}

/** Puts something new on sale now and then, for what there is sells out within seconds. */
export async function keepMarketFilled(world: World): Promise<void> {
  const random = world.random.branch('arrivals')
  while (world.isOpen()) {
    await sleep(random.between(arrivalMillis.min, arrivalMillis.max))
    await offerSomething(world, random.pick(world.shops), random)
  }
}

async function openShop({ door }: World, slug: string): Promise<Shop> {
  const signedUp = await signUp(door, slug)
  const headers = { cookie: signedUp.cookies.map((cookie) => cookie.split(';')[0]).join('; ') }
  const payload = {
    slug,
    name: { 'zh-CN': `折腾店 ${slug}`, en: `Torture ${slug}` },
    description: { en: 'Sells under hard conditions' },
    colour: '#C2410C',
    currency: 'CNY',
    deliveryFeeMinor: 800,
    freeDeliveryFromMinor: 9900,
  }
  const opened = await door.send({ method: 'POST', path: '/merchant/shops', headers, payload })
  if (opened.outcome !== 'done') throw new Error(`could not open a shop: ${JSON.stringify(opened)}`)
  return { merchantId: (opened.body as { merchantId: string }).merchantId, slug, headers } // as: our own API
}

/** Makes an account; the code is read where mails that go nowhere are kept. */
async function signUp(door: World['door'], name: string): Promise<Extract<Answer, { outcome: 'done' }>> {
  const email = `${name}@torture.test`
  const done = (answer: Answer) => {
    if (answer.outcome !== 'done') throw new Error(`could not sign up: ${JSON.stringify(answer)}`)
    return answer
  }
  const begun = done(await door.send({ method: 'POST', path: '/accounts', payload: { email, password, name } })).body as { proofId: string } // as: our own API
  const kept = done(await door.send({ method: 'GET', path: `/development/mails?to=${encodeURIComponent(email)}&limit=1` })).body as {
    items: { text: string }[]
  } // as: our own API
  const code = /^ {4}(\d{6})$/m.exec(kept.items[0]?.text ?? '')?.[1]
  return done(await door.send({ method: 'POST', path: `/accounts/${begun.proofId}/verification`, payload: { code } }))
}

/** Drafts, fills and publishes an offer. What stays without an answer on the way is not sold to anyone. */
async function offerSomething(world: World, shop: Shop, random: Random): Promise<void> {
  const { door } = world
  const slug = `thing-${world.wares.length}-${random.below(1_000_000)}`
  const kind = random.chance(0.35) ? 'code' : 'goods'
  const units = random.between(3, 20)
  const codes = kind === 'code' ? Array.from({ length: units }, (_, index) => `${slug}-${index}`.toUpperCase()) : []
  const variants = [{ sku: slug, priceMinor: random.chance(0.05) ? 0 : random.between(100, 9000), stock: kind === 'code' ? null : units }]
  const send = async (method: 'POST' | 'PUT', path: string, payload: object): Promise<unknown> => {
    const answer = await door.send({
      method,
      path: `/merchant/${shop.merchantId}${path}`,
      headers: shop.headers,
      payload,
      key: `market-${slug}-${path.split('/').at(-1)}`,
    })
    return answer.outcome === 'done' ? answer.body : undefined
  }
  const offer = await send('POST', '/offers', { slug, kind, title: { 'zh-CN': `东西 ${slug}`, en: `Thing ${slug}` }, categorySlug: 'other', variants })
  if (offer === undefined) return
  const {
    offerId,
    variants: [variant],
  } = offer as { offerId: string; variants: { variantId: string }[] } // as: our own API
  if (!variant) throw new Error('an offer without a variant was made')
  if (codes.length > 0 && (await send('POST', `/variants/${variant.variantId}/codes`, { codes })) === undefined) return
  if ((await send('PUT', `/offers/${offerId}/state`, { state: 'published' })) === undefined) return
  const ware: Ware = { offerId, variantId: variant.variantId, merchantId: shop.merchantId, kind, units, codes }
  world.wares.push(ware)
}

async function createCoupon({ door }: World, { merchantId, headers }: Shop, code: string): Promise<Coupon> {
  const usesMax = 3
  const payload = {
    code,
    name: { 'zh-CN': '先到先得', en: 'For the first few' },
    currency: 'CNY',
    amountOffMinor: 100,
    shareOffBasisPoints: null,
    discountMaxMinor: null,
    spendMinMinor: 0,
    usesMax,
    usesPerShopperMax: 1,
    startsAt: new Date(Date.now() - 60_000).toISOString(),
    endsAt: null,
  }
  const created = await door.send({ method: 'POST', path: `/merchant/${merchantId}/coupons`, headers, payload })
  if (created.outcome !== 'done') throw new Error(`could not create a coupon: ${JSON.stringify(created)}`)
  return { merchantId, code, usesMax }
}
