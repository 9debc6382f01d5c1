import { TrashIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Cell } from './cell.tsx'
import { editorWords } from './editor-words.ts'
import type { FormErrors, OfferForm, VariantRow } from './offer-form.ts'

interface VariantProps {
  row: VariantRow
  index: number
  form: OfferForm
  errors: FormErrors
  isCounted: boolean
}

/** One variant: a row of small fields on a wide screen, a block on a phone. */
export function VariantFieldset({ row, index, form, errors, isCounted }: VariantProps) {
  const w = useWords(editorWords)
  const name = `variants.${row.key}`
  const hasDimensions = form.dimensions.length > 0
  const errorOf = (field: string) => errors[`${name}.${field}`]
  return (
    <fieldset className="relative min-w-0 border-b border-line pb-4 last:border-0 last:pb-0">
      <legend className={hasDimensions ? 'mb-2 leading-11 text-sm font-medium lg:sr-only' : 'sr-only'}>{w.variantOf(index + 1)}</legend>
      <input type="hidden" name="variants" value={row.key} />
      <input type="hidden" name={`${name}.variantId`} value={row.variantId} />
      <input type="hidden" name={`${name}.stockBefore`} value={row.stockBefore} />
      <div className="grid grid-cols-2 items-start gap-3 md:grid-cols-4 lg:grid-cols-(--columns)">
        <VariantValues row={row} form={form} error={errorOf('values')} />
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
      <VariantMore row={row} form={form} errors={errors} />
    </fieldset>
  )
}

/** Its value of each dimension, in both languages. */
function VariantValues({ row, form, error }: { row: VariantRow; form: OfferForm; error: string | undefined }) {
  const w = useWords(editorWords)
  return form.dimensions.map((dimension, at) => (
    <div key={dimension.key} className="col-span-2 grid grid-cols-2 gap-x-3 gap-y-2 lg:col-span-1 lg:grid-cols-1">
      <Cell
        label={`${dimension.name['zh-CN'] || w.valueOf(at + 1)} · 中文`}
        isLabelNarrowOnly
        name={`variants.${row.key}.values.${dimension.key}.zh-CN`}
        lang="zh-CN"
        placeholder="中文"
        defaultValue={row.values[at]?.['zh-CN']}
        error={at === 0 ? error : undefined}
      />
      <Cell
        label={`${dimension.name.en || w.valueOf(at + 1)} · English`}
        isLabelNarrowOnly
        name={`variants.${row.key}.values.${dimension.key}.en`}
        lang="en"
        placeholder="English"
        defaultValue={row.values[at]?.en}
      />
    </div>
  ))
}

/** What is seldom needed. */
function VariantMore({ row, form, errors }: { row: VariantRow; form: OfferForm; errors: FormErrors }) {
  const w = useWords(editorWords)
  const name = `variants.${row.key}`
  const isOpen = Boolean(errors[`${name}.weight`] ?? errors[`${name}.barcode`])
  return (
    <details open={isOpen || undefined} className="mt-1">
      <summary className="inline-flex min-h-9 items-center text-sm text-quiet hover:text-ink hover:underline">{w.variantMore}</summary>
      <div className="mt-2 grid grid-cols-2 items-start gap-3 md:grid-cols-3">
        <Cell label={w.weight} name={`${name}.weight`} inputMode="numeric" defaultValue={row.weight} error={errors[`${name}.weight`]} />
        <Cell label={w.barcode} name={`${name}.barcode`} defaultValue={row.barcode} maxLength={100} error={errors[`${name}.barcode`]} />
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
  )
}
