import type { LineInput } from '@yizhan/contract/cart'
import type { Availability } from '@yizhan/contract/catalogue'
import { inEveryLocale } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import { kindOf, unitPriceMinorOf } from '#kinds/index.ts'
import type { Choice, Chosen, ClaimRequest, OfferFacts } from '#kinds/index.ts'
import { bucketName, fitLines, toAvailability } from '#modules/capacity/index.ts'
import type { FreeUnits } from '#modules/capacity/index.ts'
import type { MerchantFacts } from '#modules/merchants/index.ts'
import type { LineSale } from '#modules/pricing/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import { applySales, salesOfLines } from './apply-sales.ts'
import type { CartParts } from './cart-parts.ts'
import type { LineProblem } from './line-problem.ts'

export interface LineFacts {
  readonly offers: ReadonlyMap<Id<'off'>, OfferFacts>
  readonly shops: ReadonlyMap<Id<'mer'>, MerchantFacts>
}
/** A line with everything known of it today. */
export interface ResolvedLine {
  readonly input: LineInput
  /** Undefined where there is no such offer, or none for the public. */
  readonly offer: OfferFacts | undefined
  readonly shop: MerchantFacts | undefined
  readonly choice: Choice
  /** What was chosen, when the choice is good; it may still be sold out. */
  readonly chosen: Chosen | null
  /** Price of one today; null when the choice is not good. */
  readonly unitPriceMinor: number | null
  /** On the pools of what was chosen, and on the flash sale's where its price applies. */
  readonly claims: readonly ClaimRequest[]
  /** The flash sale that runs for it, whether or not its price applies. */
  readonly sale: LineSale | null
  readonly availability: Availability
  /** The first thing that keeps it from being bought beside the lines before it, or null. */
  readonly problem: LineProblem | null
}
/** Where facts about lines come from. */
export type LineSources = Pick<CartParts, 'catalogue' | 'merchants' | 'capacity' | 'flashSales'>

/**
 * What lines are worth and whether they can be bought together, now: the one judgement behind cart, quote and order.
 * Three statements for any number of lines, one more where a flash sale runs for one of them and the shopper is known.
 * Lines that share stock share it in their order.
 */
export async function resolveLines(
  sources: LineSources,
  executor: Db | Tx,
  inputs: readonly LineInput[],
  shopperId: Id<'shp'> | null,
): Promise<ResolvedLine[]> {
  const facts = await loadFacts(
    sources,
    executor,
    inputs.map(({ offerId }) => offerId),
    [],
  )
  return judgeLines(sources, executor, { facts, inputs, shopperId })
}

/** Offers and shops, two statements. `merchantIds` are asked for besides those of the offers. */
export async function loadFacts(
  { catalogue, merchants }: LineSources,
  executor: Db | Tx,
  offerIds: readonly Id<'off'>[],
  merchantIds: readonly Id<'mer'>[],
): Promise<LineFacts> {
  if (offerIds.length === 0) return { offers: new Map(), shops: new Map() }
  const offers = await catalogue.offerFacts(executor, [...new Set(offerIds)])
  const shops = await merchants.facts(executor, [...new Set([...merchantIds, ...[...offers.values()].map(({ merchantId }) => merchantId)])])
  return { offers, shops }
}

export interface LinesToJudge {
  readonly facts: LineFacts
  readonly inputs: readonly LineInput[]
  /** Null for a visitor not known yet. */
  readonly shopperId: Id<'shp'> | null
}
/** Judges lines by facts loaded before; one statement, for what is free, and one for what this shopper has of flash sales. */
export async function judgeLines(sources: LineSources, executor: Db | Tx, { facts, inputs, shopperId }: LinesToJudge): Promise<ResolvedLine[]> {
  const lines = inputs.map((input) => chooseLine(facts, input))
  const sales = await salesOfLines(sources, executor, { lines, shopperId })
  const poolIds = [...lines.flatMap(({ claims }) => claims.map(({ poolId }) => poolId)), ...sales.poolIds]
  const pools = await sources.capacity.availability(executor, [...new Set(poolIds)])
  const free: FreeUnits = new Map(lines.flatMap(({ claims }) => claims.map((claim) => [bucketName(claim), pools.get(claim.poolId)?.available ?? 0] as const)))
  const wanted = lines.flatMap(({ claims, problem }, lineId) => (problem ? [] : [{ lineId, claims }]))
  const shortages = Map.groupBy(fitLines(free, wanted).short, ({ lineId }) => lineId)
  const judged = lines.map((line, lineId) => {
    const short = shortages.get(lineId)?.map(({ poolId, available }) => unitsOf(line, poolId, available))
    const soldOut: LineProblem | null =
      short && line.offer ? { code: 'line.sold-out', details: { title: inEveryLocale(line.offer.title), available: Math.min(...short) } } : null
    return { ...line, availability: availabilityOf(line, free), problem: line.problem ?? soldOut }
  })
  return applySales(judged, sales, pools)
}

function availabilityOf(line: ChosenLine, free: FreeUnits): Availability {
  if (!line.chosen) return toAvailability(0)
  const units = line.claims.map((claim) => unitsOf(line, claim.poolId, free.get(bucketName(claim)) ?? 0))
  return toAvailability(units.length === 0 ? null : Math.min(...units))
}
/** How many units of the line so much of a pool is enough for. */
function unitsOf({ claims, input }: ChosenLine, poolId: Id<'pol'>, available: number): number {
  const wanted = claims.find((claim) => claim.poolId === poolId)?.quantity ?? 0
  return wanted === 0 ? 0 : Math.floor((available * input.quantity) / wanted)
}

export type ChosenLine = Omit<ResolvedLine, 'availability' | 'sale'>

/** The choice alone, before anybody asks how much there is. */
export function chooseLine({ offers, shops }: LineFacts, input: LineInput): ChosenLine {
  const known = offers.get(input.offerId)
  const offer = known?.state === 'draft' ? undefined : known // a draft is its shop's alone
  const shop = offer && shops.get(offer.merchantId)
  const line = { input, offer, shop, chosen: null, unitPriceMinor: null, claims: [] }
  if (!offer) return { ...line, choice: { ok: false, code: 'line.unavailable', details: {} }, problem: { code: 'catalogue.offer-not-found', details: {} } }
  const kind = kindOf(offer.kind)
  const isClosed = !shop?.isOpen
  const choice: Choice = isClosed ? { ok: false, code: 'line.unavailable', details: { title: inEveryLocale(offer.title) } } : kind.choose(offer, input)
  if (!choice.ok) return { ...line, choice, problem: { code: choice.code, details: choice.details } }
  const { chosen } = choice
  return { ...line, choice, chosen, unitPriceMinor: unitPriceMinorOf(chosen), claims: kind.claims(chosen), problem: null }
}
