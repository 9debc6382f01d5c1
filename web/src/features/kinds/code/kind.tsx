import { useWords } from '../../../ui/language.tsx'
import { OptionPicker } from '../option-picker.tsx'
import type { KindView, PickerProps } from '../picker.ts'
import { VariantPicker } from '../variant-picker.tsx'
import { kindWords } from '../words.ts'

function CodePicker(props: PickerProps) {
  const w = useWords(kindWords)
  return (
    <>
      <VariantPicker {...props} />
      <OptionPicker {...props} />
      <p className="text-sm text-quiet">{w.codeHint}</p>
    </>
  )
}

/** Card codes and licence keys: shown and mailed at payment. */
export const codeKind: KindView = { Picker: CodePicker, promise: 'codePromise' }
