import type { OfferDraft } from '@yizhan/contract/catalogue'
import type { FieldError, Locale, Localized } from '@yizhan/contract/shared'
import { lineTotalMinorMax } from '#kinds/index.ts'
import { valueKeys } from './match-variants.ts'

export interface DraftProblem {
  readonly field: string
  readonly code: string
  readonly message: Required<Localized>
  /** Whether it may stand in a draft and only keeps the offer from being published. */
  readonly isGap: boolean
}

/** The one validator of offers: what contradicts itself, and what is missing for the offer to be sold. */
export function checkDraft(draft: OfferDraft): DraftProblem[] {
  return [...checkVariants(draft), ...checkGroups(draft), ...checkRules(draft)]
}
export function fieldErrorsOf(problems: readonly DraftProblem[], locale: Locale): FieldError[] {
  return problems.map(({ field, code, message }) => ({ field, code, message: message[locale] }))
}

function checkVariants({ dimensions, variants }: OfferDraft): DraftProblem[] {
  const problems: DraftProblem[] = []
  const combinations = new Set<string>()
  const skus = new Set<string>()
  variants.forEach((variant, index) => {
    const field = `variants.${index}`
    if (variant.values.length > dimensions.length)
      problems.push(clash(`${field}.values`, 'value-surplus', '规格值多于规格名', 'there are more values than dimensions'))
    if (variant.values.length < dimensions.length)
      problems.push(gap(`${field}.values`, 'value-missing', `第 ${index + 1} 个规格没有填全规格值`, `variant ${index + 1} lacks a value`))
    const keys = valueKeys(variant.values)
    if (keys.some((key) => combinations.has(key)))
      problems.push(clash(`${field}.values`, 'values-repeated', '这组规格值重复了', 'another variant has the same values'))
    for (const key of keys) combinations.add(key)
    if (variant.sku && skus.has(variant.sku))
      problems.push(clash(`${field}.sku`, 'sku-repeated', '这个 SKU 在本商品中重复了', 'another variant has the same sku'))
    skus.add(variant.sku)
    if (variant.priceMinor > lineTotalMinorMax)
      problems.push(
        gap(
          `${field}.priceMinor`,
          'price-too-high',
          `第 ${index + 1} 个规格的价格太高，无法下单`,
          `the price of variant ${index + 1} is too high to be ordered`,
        ),
      )
  })
  return problems
}

function checkGroups({ optionGroups }: OfferDraft): DraftProblem[] {
  const problems: DraftProblem[] = []
  const groups = new Set<string>()
  optionGroups.forEach((group, index) => {
    const field = `optionGroups.${index}`
    if (groups.has(group.key)) problems.push(clash(`${field}.key`, 'key-repeated', '另一组选项用了同样的 key', 'another group has the same key'))
    groups.add(group.key)
    if (new Set(group.choices.map(({ key }) => key)).size < group.choices.length)
      problems.push(clash(`${field}.choices`, 'key-repeated', '有两个选项的 key 相同', 'two choices have the same key'))
    if (group.choicesMin > group.choicesMax)
      problems.push(clash(`${field}.choicesMin`, 'range-empty', '最少可选数大于最多可选数', 'the least is more than the most'))
    if (group.choicesMin > group.choices.length)
      problems.push(
        gap(`${field}.choices`, 'choices-too-few', `第 ${index + 1} 组选项少于最少可选数`, `option group ${index + 1} has fewer choices than must be chosen`),
      )
  })
  return problems
}

function checkRules({ optionGroups, optionRules }: OfferDraft): DraftProblem[] {
  const known = new Set(optionGroups.flatMap(({ key, choices }) => choices.map((choice) => `${key} ${choice.key}`)))
  return optionRules.flatMap(({ when, excludes }, index) => {
    const unknown = [when, ...excludes].filter(({ group, choice }) => !known.has(`${group} ${choice}`))
    return unknown.map(({ group, choice }) =>
      clash(`optionRules.${index}`, 'choice-unknown', `没有选项 ${group} / ${choice}`, `there is no choice ${group} / ${choice}`),
    )
  })
}

const clash = (field: string, code: string, zh: string, en: string): DraftProblem => ({ field, code, message: { 'zh-CN': zh, en }, isGap: false })
const gap = (field: string, code: string, zh: string, en: string): DraftProblem => ({ field, code, message: { 'zh-CN': zh, en }, isGap: true })
