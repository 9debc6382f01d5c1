import type { ComponentType } from 'react'
import type { Offer } from '@yizhan/contract/catalogue'
import type { KindName } from '@yizhan/contract/kinds'
import type { Choice } from './choice.ts'
import { codeKind } from './code/kind.tsx'
import { goodsKind } from './goods/kind.tsx'
import type { kindWords } from './words.ts'

export interface PickerProps {
  offer: Offer
  choice: Choice
  onChange: (choice: Choice) => void
}
/** How one kind of thing is chosen and how it reaches the shopper. */
export interface KindView {
  Picker: ComponentType<PickerProps>
  /** The word that says how it reaches the shopper. */
  promise: keyof (typeof kindWords)['zh-CN'] & `${string}Promise`
}

/** The one place on the web that knows which kinds there are. A new kind adds its folder and its line. */
const kinds: Record<KindName, KindView> = { goods: goodsKind, code: codeKind }

export function kindView(name: KindName): KindView {
  return kinds[name]
}
