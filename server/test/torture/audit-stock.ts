import type { OwnOffer } from '@yizhan/contract/catalogue'
import type { App } from '../../src/app.ts'
import { get, inTurns } from './outcome.ts'
import type { Outcome, ShopOrder } from './outcome.ts'
import type { Coupon, Shop, Ware, World } from './world.ts'

/** Counts every unit from outside: what can still be sold, what is kept for somebody, what has left. */
export async function wrongStock(world: World, app: App, { orders, bought }: Outcome): Promise<string[]> {
  const free = new Map<string, number>()
  for (const shop of world.shops) for (const offer of await offersOf(app, shop)) if (offer.available !== null) free.set(offer.offerId, offer.available)
  const sold = unitsByOffer([...orders.values()])
  const issued = [...bought.values()].flatMap((each) => each.orders.flatMap(({ codes }) => codes.map(({ code }) => code)))
  const issues = await inTurns(world.wares, (ware) => problemsOf(world, app, { ware, free: free.get(ware.offerId), sold: sold.get(ware.offerId) ?? 0 }))
  const known = new Set(world.wares.flatMap(({ codes }) => codes))
  const coupons = await Promise.all(world.shops.map((shop) => couponProblems(world, app, { shop, orders: [...orders.values()] })))
  return [...issues.flat(), ...issued.filter((code) => !known.has(code)).map((code) => `the code ${code} was issued, which nobody brought`), ...coupons.flat()]
}

interface Counted {
  readonly ware: Ware
  readonly free: number | undefined
  readonly sold: number
}
async function problemsOf({ shops }: World, app: App, { ware, free, sold }: Counted): Promise<string[]> {
  const { offerId, units, kind, merchantId, variantId } = ware
  const missing = free === units - sold ? [] : [`${offerId}: ${units} units there were, ${sold} are sold, ${free} are free`]
  if (kind === 'goods') return missing
  const headers = shops.find((shop) => shop.merchantId === merchantId)?.headers ?? {}
  const codes = await get<{ unissued: number; issued: number }>(app, `/merchant/${merchantId}/variants/${variantId}/codes`, headers)
  const isWhole = codes && codes.unissued + codes.issued === units && codes.issued === sold
  return [...missing, ...(isWhole ? [] : [`${offerId}: ${units} codes there were, ${sold} are sold, but ${JSON.stringify(codes)}`])]
}

/** Units in orders that stand. All that was unpaid has expired by now. */
function unitsByOffer(orders: readonly ShopOrder[]): Map<string, number> {
  const units = new Map<string, number>()
  for (const { lines } of orders)
    for (const { offerId, quantity, state } of lines) if (state !== 'cancelled' && state !== 'expired') units.set(offerId, (units.get(offerId) ?? 0) + quantity)
  return units
}

async function offersOf(app: App, { merchantId, headers }: Shop): Promise<OwnOffer[]> {
  const offers: OwnOffer[] = []
  for (let after: string | null = ''; after !== null;) {
    const page: { items: OwnOffer[]; next: string | null } | undefined = await get(
      app,
      `/merchant/${merchantId}/offers?limit=100${after && `&after=${encodeURIComponent(after)}`}`,
      headers,
    )
    if (!page) throw new Error('a shop cannot list its offers')
    offers.push(...page.items)
    after = page.next
  }
  return offers
}

/** A use belongs to one of the orders into which a shop's lines were cut; while only some of them stand, it may or may not have gone back. */
async function couponProblems({ coupons }: World, app: App, { shop, orders }: { shop: Shop; orders: readonly ShopOrder[] }): Promise<string[]> {
  const listed = await get<{ items: (Coupon & { usesTaken: number })[] }>(app, `/merchant/${shop.merchantId}/coupons`, shop.headers)
  const reduced = orders.filter((order) => order.merchantId === shop.merchantId && order.steps.some(({ calculator }) => calculator === 'coupon'))
  const trades = [...Map.groupBy(reduced, ({ tradeId }) => tradeId).values()]
  const usesMin = trades.filter((parts) => parts.every(isStanding)).length
  const usesMax = trades.filter((parts) => parts.some(isStanding)).length
  return coupons
    .filter(({ merchantId }) => merchantId === shop.merchantId)
    .flatMap((coupon) => {
      const taken = listed?.items.find(({ code }) => code === coupon.code)?.usesTaken ?? -1
      if (taken >= usesMin && taken <= Math.min(usesMax, coupon.usesMax)) return []
      return [`the coupon ${coupon.code} of ${coupon.usesMax} uses counts ${taken}, but ${usesMin} to ${usesMax} trades have it`]
    })
}

function isStanding({ state }: ShopOrder): boolean {
  return state !== 'cancelled' && state !== 'expired'
}
