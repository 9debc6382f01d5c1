import type { Offer } from '@yizhan/contract/catalogue'
import { Facts } from '../../ui/card.tsx'
import { MailIcon, RuleIcon, TruckIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { textOfMoney } from '../../ui/price.tsx'
import { catalogueWords } from './words.ts'

/** How it reaches the shopper, what that costs, and the rules in a sentence each. */
export function DeliveryAndRules({ offer, promise }: { offer: Offer; promise: string }) {
  const w = useWords(catalogueWords)
  const { deliveryFee, freeDeliveryFrom } = offer.shop
  const isFree = deliveryFee.amountMinor === 0
  const Way = offer.needs.address ? TruckIcon : MailIcon
  return (
    <section aria-label={w.promise} className="flex flex-col gap-2.5 border-t border-line pt-5 text-sm">
      <p className="flex gap-3">
        <Way className="mt-px text-quiet" />
        <span>
          {promise}
          {offer.needs.address && (
            <span className="block text-quiet">
              {isFree ? w.freeDelivery : w.deliveryFee(textOfMoney(deliveryFee))}
              {!isFree && freeDeliveryFrom && ` · ${w.freeFrom(textOfMoney(freeDeliveryFrom))}`}
            </span>
          )}
        </span>
      </p>
      {offer.rules.map((rule) => (
        <p key={rule} className="flex gap-3">
          <RuleIcon className="mt-px text-quiet" />
          {rule}
        </p>
      ))}
    </section>
  )
}

/** What the shop says about it, and its properties. */
export function OfferDescription({ offer }: { offer: Offer }) {
  const w = useWords(catalogueWords)
  const facts = [...(offer.vendor ? [{ name: w.vendor, value: offer.vendor }] : []), ...offer.attributes.map(({ label, value }) => ({ name: label, value }))]
  return (
    <div className="mt-12 grid gap-10 border-t border-line pt-8 lg:grid-cols-[1.6fr_1fr]">
      {offer.descriptionHtml && (
        <section>
          <h2 className="mb-3 text-lg">{w.description}</h2>
          {/* Sanitised by the server when the shop saved it. */}
          <div className="prose" dangerouslySetInnerHTML={{ __html: offer.descriptionHtml }} />
        </section>
      )}
      {facts.length > 0 && (
        <section>
          <h2 className="mb-3 text-lg">{w.specification}</h2>
          <Facts items={facts} />
        </section>
      )}
    </div>
  )
}
