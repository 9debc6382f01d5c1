import type { CSSProperties } from 'react'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PlusIcon, TrashIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Cell } from './cell.tsx'
import { DimensionFields } from './dimension-fields.tsx'
import { editorWords } from './editor-words.ts'
import type { FormErrors, OfferForm, VariantRow } from './offer-form.ts'
import { stockOfKind } from './stock-of-kind.ts'

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
  // As a table on a wide screen: one column per dimension, then sku, price, struck price, stock, a button.
  const columns = {
    '--columns': `${form.dimensions.map(() => 'minmax(6rem,1.3fr)').join(' ')} minmax(6rem,1.2fr) minmax(5rem,1fr) minmax(5rem,1fr) ${isCounted ? 'minmax(4.5rem,0.9fr)' : ''} 2.75rem`,
  } as CSSProperties // as: a custom property
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
      <div style={columns} className="grid gap-4">
        {hasDimensions && <Headings form={form} isCounted={isCounted} />}
        {form.variants.map((row, index) => (
          <Variant key={row.key} row={row} index={index} form={form} errors={errors} isCounted={isCounted} />
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

interface VariantProps {
  row: VariantRow
  index: number
  form: OfferForm
  errors: FormErrors
  isCounted: boolean
}

function Variant({ row, index, form, errors, isCounted }: VariantProps) {
  const w = useWords(editorWords)
  const name = `variants.${row.key}`
  const hasDimensions = form.dimensions.length > 0
  const errorOf = (field: string) => errors[`${name}.${field}`]
  const isMoreOpen = Boolean(errorOf('weight') ?? errorOf('barcode'))
  return (
    <fieldset className="relative min-w-0 border-b border-line pb-4 last:border-0 last:pb-0">
      <legend className={hasDimensions ? 'mb-2 leading-11 text-sm font-medium lg:sr-only' : 'sr-only'}>{w.variantOf(index + 1)}</legend>
      <input type="hidden" name="variants" value={row.key} />
      <input type="hidden" name={`${name}.variantId`} value={row.variantId} />
      <input type="hidden" name={`${name}.stockBefore`} value={row.stockBefore} />
      <div className="grid grid-cols-2 items-start gap-3 md:grid-cols-4 lg:grid-cols-(--columns)">
        {form.dimensions.map((dimension, at) => (
          <div key={dimension.key} className="col-span-2 grid grid-cols-2 gap-x-3 gap-y-2 lg:col-span-1 lg:grid-cols-1">
            <Cell
              label={`${dimension.name['zh-CN'] || w.valueOf(at + 1)} · 中文`}
              isLabelNarrowOnly
              name={`${name}.values.${dimension.key}.zh-CN`}
              lang="zh-CN"
              placeholder="中文"
              defaultValue={row.values[at]?.['zh-CN']}
              error={at === 0 ? errorOf('values') : undefined}
            />
            <Cell
              label={`${dimension.name.en || w.valueOf(at + 1)} · English`}
              isLabelNarrowOnly
              name={`${name}.values.${dimension.key}.en`}
              lang="en"
              placeholder="English"
              defaultValue={row.values[at]?.en}
            />
          </div>
        ))}
        <Cell label={w.sku} isLabelNarrowOnly={hasDimensions} name={`${name}.sku`} defaultValue={row.sku} maxLength={100} error={errorOf('sku')} />
        <Cell
          key={`p${row.price}`}
          label={w.price}
          isLabelNarrowOnly={hasDimensions}
          name={`${name}.price`}
          inputMode="decimal"
          defaultValue={row.price}
          error={errorOf('price')}
        />
        <Cell
          key={`c${row.compareAt}`}
          label={w.compareAt}
          isLabelNarrowOnly={hasDimensions}
          name={`${name}.compareAt`}
          inputMode="decimal"
          defaultValue={row.compareAt}
          error={errorOf('compareAt')}
        />
        {isCounted && (
          <Cell
            label={w.stock}
            isLabelNarrowOnly={hasDimensions}
            name={`${name}.stock`}
            inputMode="numeric"
            defaultValue={row.stock}
            error={errorOf('stock')}
          />
        )}
        {hasDimensions && (
          <button
            name="intent"
            value={`removeVariant:${row.key}`}
            aria-label={w.removeVariant(index + 1)}
            className="absolute end-0 top-0 grid size-11 cursor-pointer place-items-center rounded-control text-quiet hover:bg-wash hover:text-ink lg:static"
          >
            <TrashIcon size={18} />
          </button>
        )}
      </div>
      <details open={isMoreOpen || undefined} className="mt-1">
        <summary className="inline-flex min-h-9 items-center text-sm text-quiet hover:text-ink hover:underline">{w.variantMore}</summary>
        <div className="mt-2 grid grid-cols-2 items-start gap-3 md:grid-cols-3">
          <Cell label={w.weight} name={`${name}.weight`} inputMode="numeric" defaultValue={row.weight} error={errorOf('weight')} />
          <Cell label={w.barcode} name={`${name}.barcode`} defaultValue={row.barcode} maxLength={100} error={errorOf('barcode')} />
          <label className="flex min-w-0 flex-col gap-1 text-xs text-quiet">
            {w.variantPicture}
            <select name={`${name}.pictureId`} defaultValue={row.pictureId} className="select px-2.5 text-sm text-ink">
              <option value="">{w.variantPictureNone}</option>
              {form.pictures.map(({ pictureId }, at) => (
                <option key={pictureId} value={pictureId}>
                  {w.pictureOf(at + 1)}
                </option>
              ))}
            </select>
          </label>
        </div>
      </details>
    </fieldset>
  )
}
