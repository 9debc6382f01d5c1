import type { OfferState, Picture } from '@yizhan/contract/catalogue'
import type { KindName, KindNeeds, Selection } from '@yizhan/contract/kinds'
import type { OrderPolicy } from '@yizhan/contract/orders'
import type { Currency, Id, Localized } from '@yizhan/contract/shared'
import type { z } from 'zod'

/** A picture of an offer; its words fall back to the offer's title. */
export type PictureFacts = Picture

export interface VariantFacts {
  readonly variantId: Id<'var'>
  readonly sku: string
  /** One value per dimension of the offer, in order. */
  readonly values: readonly Localized[]
  readonly priceMinor: number
  readonly compareAtMinor: number | null
  /** Null when it never runs out. */
  readonly poolId: Id<'pol'> | null
  readonly pictureId: Id<'pic'> | null
  readonly weightGrams: number
}
export interface OptionChoiceFacts {
  readonly key: string
  readonly name: Localized
  readonly priceMinor: number
  readonly poolId: Id<'pol'> | null
}
export interface OptionGroupFacts {
  readonly key: string
  readonly name: Localized
  readonly choicesMin: number
  readonly choicesMax: number
  readonly choices: readonly OptionChoiceFacts[]
}
/** When `when` is chosen, none of `excludes` may be; the reason is told. */
export interface OptionRuleFacts {
  readonly when: { readonly group: string; readonly choice: string }
  readonly excludes: readonly { readonly group: string; readonly choice: string }[]
  readonly reason: Localized
}

/** An offer as ordering needs it, in every language. */
export interface OfferFacts {
  readonly offerId: Id<'off'>
  readonly merchantId: Id<'mer'>
  readonly kind: KindName
  readonly state: OfferState
  readonly slug: string
  readonly title: Localized
  readonly currency: Currency
  readonly dimensions: readonly Localized[]
  readonly variants: readonly VariantFacts[]
  readonly optionGroups: readonly OptionGroupFacts[]
  readonly optionRules: readonly OptionRuleFacts[]
  readonly firstPictureId: Id<'pic'> | null
  readonly pictures: ReadonlyMap<Id<'pic'>, PictureFacts>
}

/** What a shopper asks of an offer. Without `variantId` the only variant is meant. */
export interface ChoiceRequest {
  readonly variantId?: Id<'var'> | undefined
  readonly selection: Selection
  readonly quantity: number
}
/** A request found good. `selection` is canonical: equal choices are equal as JSON text. */
export interface Chosen {
  readonly offer: OfferFacts
  readonly variant: VariantFacts
  readonly selection: Selection
  readonly quantity: number
}
export type ChoiceRefusalCode = 'line.variant-unknown' | 'line.selection-invalid' | 'line.quantity-too-high' | 'line.unavailable'
/** `details` fill the refusal's public text: `title` and `reason` are in every language. */
export interface ChoiceRefusal {
  readonly ok: false
  readonly code: ChoiceRefusalCode
  readonly details: Record<string, unknown>
}
export type Choice = { readonly ok: true; readonly chosen: Chosen } | ChoiceRefusal

/** What a line takes: a quantity of one bucket of a pool. */
export interface ClaimRequest {
  readonly poolId: Id<'pol'>
  readonly bucketKey: string
  readonly quantity: number
}
/** A part of the price of one unit. */
export interface UnitStep {
  readonly calculator: 'list' | 'options'
  readonly label: Localized
  readonly amountMinor: number
}

/** How one kind of thing is chosen, priced, claimed, fulfilled, changed. Pure. */
export interface Kind {
  readonly name: KindName
  readonly selectionSchema: z.ZodType<Selection>
  readonly needs: KindNeeds
  /** Most units of one line. */
  readonly quantityMax: number
  readonly policy: OrderPolicy
  readonly fulfilment: 'parcel' | 'code'
  /** Whether a variant without a pool cannot be sold: codes are counted, goods may be unlimited. */
  readonly needsStockRecord: boolean
  /** The one validator of add, change, quote and order. */
  choose(offer: OfferFacts, request: ChoiceRequest): Choice
  /** The chosen variant and options in words. */
  describe(chosen: Chosen): Localized[]
  unitSteps(chosen: Chosen): UnitStep[]
  /** At most one request per bucket; none for what never runs out. */
  claims(chosen: Chosen): ClaimRequest[]
  /** The policy in a sentence each. */
  rules(policy: OrderPolicy): Localized[]
}
