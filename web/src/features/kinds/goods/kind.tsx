import { OptionPicker } from '../option-picker.tsx'
import type { KindView, PickerProps } from '../picker.ts'
import { VariantPicker } from '../variant-picker.tsx'

function GoodsPicker(props: PickerProps) {
  return (
    <>
      <VariantPicker {...props} />
      <OptionPicker {...props} />
    </>
  )
}

/** Things that are packed and sent, ready-made or built to order. */
export const goodsKind: KindView = { Picker: GoodsPicker, promise: 'goodsPromise' }
