import { Form, useNavigation } from 'react-router'
import type { Money } from '@yizhan/contract/shared'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { textOfMoney } from '../../ui/price.tsx'
import type { SaleForm as Typed } from './sale-draft.server.ts'
import { flashSaleWords } from './words.ts'

export interface OfferOnSale {
  readonly offerId: string
  readonly title: string
  readonly variants: readonly { readonly variantId: string; readonly values: string; readonly price: Money }[]
}
interface SaleFormProps {
  offer: OfferOnSale
  typed: Partial<Typed>
  errors: Readonly<Record<string, string>>
  message: string | null
  /** Where another offer is chosen. */
  changeHref: string
}

/** One sale of one variant: price, units, limit, times in shop time. */
export function SaleForm({ offer, typed, errors, message, changeHref }: SaleFormProps) {
  const w = useWords(flashSaleWords)
  const isBusy = useNavigation().state === 'submitting'
  const [only] = offer.variants
  const currency = only?.price.currency
  const field = (name: keyof Typed) => ({ name, defaultValue: typed[name], error: errors[name] })
  return (
    <Form method="post" noValidate className="grid gap-4">
      {message && <Notice tone="refused">{message}</Notice>}
      <input type="hidden" name="offerId" value={offer.offerId} />
      <Card
        title={offer.title}
        aside={
          <a href={changeHref} className="text-link text-sm">
            {w.changeOffer}
          </a>
        }
      >
        <div className="grid items-start gap-5 md:grid-cols-2">
          {offer.variants.length > 1 && (
            <Select
              label={w.variant}
              {...field('variantId')}
              placeholder={w.chooseVariant}
              options={offer.variants.map(({ variantId, values, price }) => ({ value: variantId, label: w.variantAt(values, textOfMoney(price)) }))}
            />
          )}
          <TextField
            label={w.price}
            {...field('price')}
            hint={offer.variants.length === 1 && only ? w.usual(textOfMoney(only.price)) : undefined}
            inputMode="decimal"
            after={<span className="text-sm text-quiet">{currency}</span>}
          />
          <TextField label={w.units} {...field('units')} hint={w.unitsHint} inputMode="numeric" />
          <TextField label={w.limit} {...field('limit')} inputMode="numeric" />
        </div>
      </Card>
      <Card>
        <div className="grid items-start gap-5 md:grid-cols-2">
          <TextField label={w.startsAt} {...field('startsAt')} type="datetime-local" />
          <TextField label={w.endsAt} {...field('endsAt')} type="datetime-local" hint={w.timeHint} />
        </div>
      </Card>
      <div>
        <Button type="submit" tone="primary" isBusy={isBusy}>
          {w.create}
        </Button>
      </div>
    </Form>
  )
}
