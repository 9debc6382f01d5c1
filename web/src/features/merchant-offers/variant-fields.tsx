import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PlusIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { DimensionFields } from './dimension-fields.tsx'
import { editorWords } from './editor-words.ts'
import type { FormErrors, OfferForm } from './offer-form.ts'
import { stockOfKind } from './stock-of-kind.ts'
import { VariantFieldset } from './variant-fieldset.tsx'

interface VariantFieldsProps {
  form: OfferForm
  errors: FormErrors
  base: string
}

/** Dimensions, and a row per variant with its price and stock. */
export function VariantFields({ form, errors, base }: VariantFieldsProps) {
  const w = useWords(editorWords)
  const isCounted = stockOfKind[form.kind] === 'counted'
  const hasDimensions = form.dimensions.length > 0
  return (
    <Card
      title={w.variants}
      aside={
        !isCounted &&
        form.offerId && (
          <ButtonLink href={`${base}/${form.offerId}/codes`} size="small">
            {w.codes}
          </ButtonLink>
        )
      }
    >
      <p className="mb-4 text-sm text-quiet">
        {!hasDimensions && w.variantsHint} {isCounted ? w.stockHint : w.codesLater}
      </p>
      <DimensionFields form={form} errors={errors} />
      <div className="variant-columns grid gap-4" data-dimensions={form.dimensions.length} data-counted={isCounted || undefined}>
        {hasDimensions && <Headings form={form} isCounted={isCounted} />}
        {form.variants.map((row, index) => (
          <VariantFieldset key={row.key} row={row} index={index} form={form} errors={errors} isCounted={isCounted} />
        ))}
      </div>
      {errors.variants && <p className="mt-3 text-sm text-error">{errors.variants}</p>}
      {(hasDimensions || form.variants.length === 0) && (
        <div className="mt-4 flex flex-wrap gap-2">
          <Button type="submit" name="intent" value="addVariant" size="small">
            <PlusIcon size={18} />
            {w.addVariant}
          </Button>
          {form.variants.length > 1 && (
            <Button type="submit" name="intent" value="samePrice" size="small" tone="bare">
              {w.samePrice}
            </Button>
          )}
        </div>
      )}
    </Card>
  )
}

function Headings({ form, isCounted }: { form: OfferForm; isCounted: boolean }) {
  const w = useWords(editorWords)
  const names = [
    ...form.dimensions.map(({ name }, index) => name['zh-CN'] || name.en || w.dimension(index + 1)),
    w.sku,
    w.price,
    w.compareAt,
    ...(isCounted ? [w.stock] : []),
    '',
  ]
  return (
    <div aria-hidden="true" className="hidden gap-3 text-xs text-quiet lg:grid lg:grid-cols-(--columns)">
      {names.map((name, index) => (
        <span key={index}>{name}</span>
      ))}
    </div>
  )
}
