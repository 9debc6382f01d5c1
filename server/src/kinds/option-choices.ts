import type { choicesSchema } from '@yizhan/contract/kinds'
import { inLocale } from '@yizhan/contract/shared'
import type { Locale, Localized } from '@yizhan/contract/shared'
import type { z } from 'zod'
import type { OfferFacts, OptionChoiceFacts, OptionGroupFacts } from './kind.ts'

/** Group key to the chosen keys. */
export type Choices = z.output<typeof choicesSchema>
export interface PickedOption {
  readonly group: OptionGroupFacts
  readonly choice: OptionChoiceFacts
}
export type OptionsVerdict =
  { readonly ok: true; readonly choices: Choices } | { readonly ok: false; readonly reason: Localized; readonly group: string; readonly choice: string | null }

/**
 * Checks choices against the offer's option groups and compatibility rules. The answer lists groups and choices in
 * the offer's own order and leaves out empty groups, so that equal choices are equal as text.
 */
export function checkChoices(offer: Pick<OfferFacts, 'optionGroups' | 'optionRules'>, given: Choices): OptionsVerdict {
  const wanted = new Map(Object.entries(given))
  const canonical: Choices = {}
  for (const group of offer.optionGroups) {
    const keys = wanted.get(group.key) ?? []
    wanted.delete(group.key)
    const problem = checkGroup(group, keys)
    if (problem) return problem
    const ordered = group.choices.filter(({ key }) => keys.includes(key)).map(({ key }) => key)
    if (ordered.length > 0) canonical[group.key] = ordered
  }
  for (const [key, keys] of wanted) if (keys.length > 0) return refuse(words.groupUnknown(key), key, null)
  return checkRules(offer, canonical)
}

/** What was chosen, in the offer's order. */
export function pickedOptions(offer: Pick<OfferFacts, 'optionGroups'>, choices: Choices): PickedOption[] {
  return offer.optionGroups.flatMap((group) => group.choices.filter(({ key }) => hasChoice(choices, group.key, key)).map((choice) => ({ group, choice })))
}

function checkGroup(group: OptionGroupFacts, keys: readonly string[]): OptionsVerdict | undefined {
  for (const [index, key] of keys.entries()) {
    if (!group.choices.some((choice) => choice.key === key)) return refuse(words.choiceUnknown(group, key), group.key, key)
    if (keys.indexOf(key) !== index) return refuse(words.choiceRepeated(group), group.key, key)
  }
  if (keys.length < group.choicesMin) return refuse(words.tooFew(group), group.key, null)
  if (keys.length > group.choicesMax) return refuse(words.tooMany(group), group.key, null)
  return undefined
}

function checkRules(offer: Pick<OfferFacts, 'optionRules'>, choices: Choices): OptionsVerdict {
  for (const { when, excludes, reason } of offer.optionRules) {
    if (!hasChoice(choices, when.group, when.choice)) continue
    const blocked = excludes.find(({ group, choice }) => hasChoice(choices, group, choice))
    if (blocked) return refuse(reason, blocked.group, blocked.choice)
  }
  return { ok: true, choices }
}

function hasChoice(choices: Choices, group: string, choice: string): boolean {
  return Object.hasOwn(choices, group) && (choices[group] ?? []).includes(choice)
}
function refuse(reason: Localized, group: string, choice: string | null): OptionsVerdict {
  return { ok: false, reason, group, choice }
}

const nameIn = (group: OptionGroupFacts, locale: Locale) => inLocale(group.name, locale)
const words = {
  groupUnknown: (key: string): Localized => ({ 'zh-CN': `没有“${key}”这组选项。`, en: `there is no option group “${key}”.` }),
  choiceUnknown: (group: OptionGroupFacts, key: string): Localized => ({
    'zh-CN': `“${nameIn(group, 'zh-CN')}”里没有“${key}”这一项。`,
    en: `“${nameIn(group, 'en')}” has no choice “${key}”.`,
  }),
  choiceRepeated: (group: OptionGroupFacts): Localized => ({
    'zh-CN': `“${nameIn(group, 'zh-CN')}”里有一项选了两次。`,
    en: `one choice of “${nameIn(group, 'en')}” is there twice.`,
  }),
  tooFew: (group: OptionGroupFacts): Localized => ({
    'zh-CN': `“${nameIn(group, 'zh-CN')}”至少选 ${group.choicesMin} 项。`,
    en: `choose at least ${group.choicesMin} of “${nameIn(group, 'en')}”.`,
  }),
  tooMany: (group: OptionGroupFacts): Localized => ({
    'zh-CN': `“${nameIn(group, 'zh-CN')}”最多选 ${group.choicesMax} 项。`,
    en: `choose at most ${group.choicesMax} of “${nameIn(group, 'en')}”.`,
  }),
}
