import type { LineInput } from '@yizhan/contract/cart'
import type { Availability } from '@yizhan/contract/catalogue'
import { inEveryLocale } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import { kindOf, unitPriceMinorOf } from '#kinds/index.ts'
import type { Choice, Chosen, ClaimRequest, OfferFacts } from '#kinds/index.ts'
import { bucketName, fitLines, toAvailability } from '#modules/capacity/index.ts'
import type { FreeUnits } from '#modules/capacity/index.ts'
import type { MerchantFacts } from '#modules/merchants/index.ts'
import type { Db, Tx } from '#platform/db.ts'
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
  readonly claims: readonly ClaimRequest[]
  readonly availability: Availability
  /** The first thing that keeps it from being bought beside the lines before it, or null. */
  readonly problem: LineProblem | null
}
type Sources = Pick<CartParts, 'catalogue' | 'merchants' | 'capacity'>

/**
 * What lines are worth and whether they can be bought together, now: the one judgement behind cart, quote and order.
 * Three statements for any number of lines. Lines that share stock share it in their order.
 */
export async function resolveLines(sources: Sources, executor: Db | Tx, inputs: readonly LineInput[]): Promise<ResolvedLine[]> {
  const facts = await loadFacts(
    sources,
    executor,
    inputs.map(({ offerId }) => offerId),
    [],
  )
  return judgeLines(sources, executor, facts, inputs)
}

/** Offers and shops, two statements. `merchantIds` are asked for besides those of the offers. */
export async function loadFacts(
  { catalogue, merchants }: Sources,
  executor: Db | Tx,
  offerIds: readonly Id<'off'>[],
  merchantIds: readonly Id<'mer'>[],
): Promise<LineFacts> {
  if (offerIds.length === 0) return { offers: new Map(), shops: new Map() }
  const offers = await catalogue.offerFacts(executor, [...new Set(offerIds)])
  const shops = await merchants.facts(executor, [...new Set([...merchantIds, ...[...offers.values()].map(({ merchantId }) => merchantId)])])
  return { offers, shops }
}

/** Judges lines by facts loaded before; one statement, for what is free. */
export async function judgeLines({ capacity }: Sources, executor: Db | Tx, facts: LineFacts, inputs: readonly LineInput[]): Promise<ResolvedLine[]> {
  const lines = inputs.map((input) => chooseLine(facts, input))
  const poolIds = [...new Set(lines.flatMap(({ claims }) => claims.map(({ poolId }) => poolId)))]
  const pools = await capacity.availability(executor, poolIds)
  const free: FreeUnits = new Map(lines.flatMap(({ claims }) => claims.map((claim) => [bucketName(claim), pools.get(claim.poolId)?.available ?? 0] as const)))
  const wanted = lines.flatMap(({ claims, problem }, lineId) => (problem ? [] : [{ lineId, claims }]))
  const shortages = Map.groupBy(fitLines(free, wanted).short, ({ lineId }) => lineId)
  return lines.map((line, lineId) => {
    const short = shortages.get(lineId)?.map(({ poolId, available }) => unitsOf(line, poolId, available))
    const soldOut: LineProblem | null =
      short && line.offer ? { code: 'line.sold-out', details: { title: inEveryLocale(line.offer.title), available: Math.min(...short) } } : null
    return { ...line, availability: availabilityOf(line, free), problem: line.problem ?? soldOut }
  })
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

type ChosenLine = Omit<ResolvedLine, 'availability'>

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
