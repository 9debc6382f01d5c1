import type { CheckoutBody } from '@yizhan/contract/checkout'
import type { LineInput } from '@yizhan/contract/cart'
import type { Address } from '@yizhan/contract/identity'
import type { Id } from '@yizhan/contract/shared'
import type { ResolvedLine } from '#modules/cart/index.ts'
import { completeAddress } from '#modules/identity/index.ts'
import type { CouponFacts } from '#modules/pricing/index.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { CheckoutParts } from './checkout-parts.ts'
import { priceBasket } from './draft.ts'
import type { DraftLine, PricedBasket } from './draft.ts'
import { ofField, ofLine } from './refusals.ts'
import type { Refusal } from './refusals.ts'

/** Everything known before anything is held. */
export interface Prepared extends PricedBasket {
  /** The cart's lines in the order of `lineIndex`; none for lines given directly. */
  readonly cartLineIds: readonly Id<'lin'>[]
  readonly address: Address | null
}

/**
 * Judges and prices what is to be bought: reads only, outside any transaction, the same number of statements for one line
 * or two hundred. Whatever stands in the way is collected, not thrown, so that everything can be mended at once.
 * @throws AppError cart.not-found, checkout.cart-empty: there is nothing to judge
 */
export async function prepare(parts: CheckoutParts, body: CheckoutBody, { shopperId, now }: { shopperId: Id<'shp'> | null; now: Date }): Promise<Prepared> {
  const { db } = parts.database
  const { inputs, cartLineIds } = await readInputs(parts, body, shopperId)
  const resolved = await parts.cart.resolveLines(db, inputs, shopperId)
  const lines = resolved.flatMap((line, index): DraftLine[] =>
    line.chosen && line.shop ? [{ index, chosen: line.chosen, claims: line.claims, sale: line.sale, shop: line.shop }] : [],
  )
  const merchantIds = [...new Set(lines.map(({ shop }) => shop.merchantId))]
  const coupons = await findCoupons(parts, body.coupons, { shopperId, now, merchantIds })
  const basket = priceBasket(lines, coupons.found)
  const destination = await findAddress(parts, body, { shopperId, isNeeded: basket.needs.address })
  const refusals = [...problemsOf(resolved), ...basket.refusals, ...coupons.refusals, ...destination.refusals, ...contactRefusals(body, basket)]
  return { ...basket, cartLineIds, address: destination.address, refusals }
}

async function readInputs(
  { cart }: CheckoutParts,
  { cartId, lines }: CheckoutBody,
  shopperId: Id<'shp'> | null,
): Promise<{ inputs: LineInput[]; cartLineIds: Id<'lin'>[] }> {
  if (lines) return { inputs: lines, cartLineIds: [] }
  if (!cartId || !shopperId) throw new AppError('cart.not-found')
  const rows = await cart.lines(cartId, shopperId)
  if (rows.length === 0) throw new AppError('checkout.cart-empty')
  return {
    inputs: rows.map(({ offerId, variantId, selection, quantity }) => ({ offerId, variantId, selection, quantity })),
    cartLineIds: rows.map(({ lineId }) => lineId),
  }
}

function problemsOf(resolved: readonly ResolvedLine[]): Refusal[] {
  return resolved.flatMap(({ problem }, index) => (problem ? [ofLine(index, problem)] : []))
}

async function findCoupons(
  { pricing, database }: CheckoutParts,
  codes: readonly string[],
  search: Parameters<CheckoutParts['pricing']['findCoupons']>[2],
): Promise<{ found: { coupon: CouponFacts; field: string }[]; refusals: Refusal[] }> {
  if (codes.length === 0) return { found: [], refusals: [] }
  const checks = await pricing.findCoupons(database.db, codes, search)
  const fieldOf = (code: string) => `coupons.${codes.indexOf(code)}`
  return {
    found: checks.flatMap((check) => (check.ok ? [{ coupon: check.coupon, field: fieldOf(check.coupon.code) }] : [])),
    refusals: checks.flatMap((check) => (check.ok ? [] : [ofField(fieldOf(check.details.coupon), check.code, check.details)])),
  }
}

async function findAddress(
  { identity, database }: CheckoutParts,
  body: CheckoutBody,
  { shopperId, isNeeded }: { shopperId: Id<'shp'> | null; isNeeded: boolean },
): Promise<{ address: Address | null; refusals: Refusal[] }> {
  if (!isNeeded) return { address: null, refusals: [] }
  if (body.addressId && !body.address) {
    const saved = shopperId ? await identity.addressBook.find(database.db, shopperId, body.addressId) : undefined
    return saved ? { address: saved, refusals: [] } : { address: null, refusals: [ofField('addressId', 'identity.address-not-found')] }
  }
  if (!body.address) return { address: null, refusals: [ofField('address', 'checkout.address-missing')] }
  try {
    return { address: completeAddress(body.address), refusals: [] }
  } catch (error) {
    if (error instanceof AppError && error.code === 'identity.region-unknown') return { address: null, refusals: [ofField('address.regionCode', error.code)] }
    throw error
  }
}

function contactRefusals({ contact }: CheckoutBody, { needs, shops }: PricedBasket): Refusal[] {
  if (shops.length === 0) return []
  if (needs.contact === 'email' && !contact?.email) return [ofField('contact.email', 'checkout.email-missing')]
  return contact ? [] : [ofField('contact', 'checkout.contact-missing')]
}
