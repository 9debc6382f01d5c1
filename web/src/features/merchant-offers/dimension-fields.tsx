import { Button } from '../../ui/button.tsx'
import { PlusIcon, TrashIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Cell } from './cell.tsx'
import { editorWords } from './editor-words.ts'
import { dimensionsMax, type FormErrors, type OfferForm } from './offer-form.ts'

/** What its variants differ by, and a quick way to make all of them. */
export function DimensionFields({ form, errors }: { form: OfferForm; errors: FormErrors }) {
  const w = useWords(editorWords)
  const { dimensions } = form
  return (
    <div className="mb-5 grid gap-3 border-b border-line pb-5">
      {dimensions.map((dimension, index) => {
        const name = `dimensions.${dimension.key}`
        return (
          <fieldset key={dimension.key} className="grid grid-cols-[1fr_1fr_2.75rem] items-start gap-3 md:grid-cols-[1fr_1fr_2fr_2.75rem]">
            <legend className="sr-only">{w.dimension(index + 1)}</legend>
            <input type="hidden" name="dimensions" value={dimension.key} />
            <Cell
              label={`${w.dimension(index + 1)} · 中文`}
              name={`${name}.name.zh-CN`}
              lang="zh-CN"
              defaultValue={dimension.name['zh-CN']}
              error={errors[`${name}.name`]}
            />
            <Cell label={`${w.dimension(index + 1)} · English`} name={`${name}.name.en`} lang="en" defaultValue={dimension.name.en} />
            <div className="order-last col-span-3 md:order-none md:col-span-1">
              <Cell label={w.dimensionValues} name={`${name}.values`} defaultValue={dimension.values} placeholder="红/Red，蓝/Blue" />
            </div>
            <button
              name="intent"
              value={`removeDimension:${dimension.key}`}
              aria-label={w.removeDimension}
              className="mt-5.5 grid size-11 cursor-pointer place-items-center rounded-control text-quiet hover:bg-wash hover:text-ink"
            >
              <TrashIcon size={18} />
            </button>
          </fieldset>
        )
      })}
      {dimensions.length > 0 && <p className="text-xs text-quiet">{w.dimensionValuesHint}</p>}
      <div className="flex flex-wrap gap-2">
        {dimensions.length < dimensionsMax && (
          <Button type="submit" name="intent" value="addDimension" size="small">
            <PlusIcon size={18} />
            {w.addDimension}
          </Button>
        )}
        {dimensions.length > 0 && (
          <Button type="submit" name="intent" value="combine" size="small">
            {w.combine}
          </Button>
        )}
      </div>
    </div>
  )
}
