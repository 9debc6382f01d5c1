import type { Category } from '@yizhan/contract/catalogue'
import type { Localized } from '@yizhan/contract/shared'

export type AttributeType = Category['attributes'][number]['type']
export const attributeTypes: readonly AttributeType[] = ['text', 'number', 'choice']

/** A category as typed. */
export interface CategoryForm {
  isNew: boolean
  slug: string
  parentSlug: string
  name: Localized
  icon: string
  position: string
  attributes: readonly AttributeRow[]
}
export interface AttributeRow {
  /** Of the row, not of the attribute. */
  row: string
  key: string
  label: Localized
  type: AttributeType
  unit: string
  /** One a line: `牛皮/Leather`. */
  choices: string
}
