import type { KindName } from '@yizhan/contract/kinds'
import { code } from './code/code.ts'
import { goods } from './goods/goods.ts'
import type { Chosen, Kind } from './kind.ts'

const kinds: Readonly<Record<KindName, Kind>> = { goods, code }

/** The policy of a kind. */
export function kindOf(name: KindName): Kind {
  return kinds[name]
}
/** The price of one unit of what was chosen, options included, in minor units of the offer's currency. */
export function unitPriceMinorOf(chosen: Chosen): number {
  return kindOf(chosen.offer.kind)
    .unitSteps(chosen)
    .reduce((sum, step) => sum + step.amountMinor, 0)
}
export { lineTotalMinorMax } from './variant-and-options.ts'
export type { Choice, ChoiceRefusalCode, Chosen, ClaimRequest, Kind, OfferFacts, OptionGroupFacts, OptionRuleFacts, UnitStep, VariantFacts } from './kind.ts'
