import { filledChoices, filledGroups, filledRules, filledVariants } from './offer-draft.server.ts'
import type { OfferForm } from './offer-form.ts'

const variantFields: Readonly<Record<string, string>> = {
  priceMinor: 'price',
  compareAtMinor: 'compareAt',
  weightGrams: 'weight',
  stock: 'stock',
  sku: 'sku',
  barcode: 'barcode',
  values: 'values',
  pictureId: 'pictureId',
}
const choiceFields: Readonly<Record<string, string>> = { priceMinor: 'price', stock: 'stock', name: 'name' }
const groupFields: Readonly<Record<string, string>> = { name: 'name', choicesMin: 'least', choicesMax: 'most', choices: 'choices' }
const offerFields: Readonly<Record<string, string>> = { descriptionHtml: 'description', pictureIds: 'pictures' }

/** The API's words beside its fields, moved to the fields of the form; what has no field there goes to the top. */
export function formErrorsOf(fields: Readonly<Record<string, string>>, form: OfferForm): { errors: Record<string, string>; others: string[] } {
  const errors: Record<string, string> = {}
  const others: string[] = []
  for (const [path, message] of Object.entries(fields)) {
    const name = nameOf(path.split('.'), form)
    if (name) errors[name] ??= message
    else others.push(message)
  }
  return { errors, others }
}

function nameOf([first = '', second = '', third = '', ...rest]: string[], form: OfferForm): string | null {
  const index = Number(second)
  switch (first) {
    case 'variants': {
      const row = filledVariants(form)[index]
      return row ? `variants.${row.key}.${variantFields[third] ?? 'price'}` : 'variants'
    }
    case 'optionGroups':
      return groupName(index, [third, ...rest], form)
    case 'optionRules': {
      const rule = filledRules(form)[index]
      return rule ? `rules.${rule.key}` : null
    }
    case 'dimensions':
      return form.dimensions[index] ? `dimensions.${form.dimensions[index].key}.name` : null
    case 'attributes':
      return second in form.attributes ? `attributes.${second}` : null
    case 'slug':
    case 'title':
    case 'categorySlug':
    case 'vendor':
    case 'tags':
      return first
    default:
      return offerFields[first] ?? null
  }
}

function groupName(index: number, [field = '', choiceIndex = '', choiceField = '']: string[], form: OfferForm): string | null {
  const group = filledGroups(form)[index]
  if (!group) return null
  const choice = field === 'choices' && choiceIndex !== '' ? filledChoices(group)[Number(choiceIndex)] : undefined
  if (choice) return `groups.${group.key}.choices.${choice.key}.${choiceFields[choiceField] ?? 'name'}`
  return `groups.${group.key}.${groupFields[field] ?? 'name'}`
}
