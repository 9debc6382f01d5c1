import type { Locale } from '@yizhan/contract/shared'

/** The texts we send. Providers have each approved beforehand and send it by number; we fill the places. */
export const textTemplates = {
  /** A one-time code. */
  code: {
    parameters: ['code', 'minutes'],
    text: {
      'zh-CN': '验证码 {code}，{minutes} 分钟内有效。我们不会向你索要验证码，请勿告诉任何人。',
      en: 'Your code is {code}, valid for {minutes} minutes. We never ask for it; tell nobody.',
    },
  },
} as const satisfies Record<string, { readonly parameters: readonly string[]; readonly text: Record<Locale, string> }>
export type TextTemplate = keyof typeof textTemplates
export type TextParameters<T extends TextTemplate> = Readonly<Record<(typeof textTemplates)[T]['parameters'][number], string>>

/** The text with its places filled, as the person reads it. */
export function renderText(template: TextTemplate, parameters: Readonly<Record<string, string>>, locale: Locale): string {
  return textTemplates[template].text[locale].replaceAll(/\{(\w+)\}/g, (_place, name: string) => parameters[name] ?? '')
}

/** The parameters in the order in which the template names them. */
export function orderedParameters(template: TextTemplate, parameters: Readonly<Record<string, string>>): string[] {
  return textTemplates[template].parameters.map((name) => parameters[name] ?? '')
}
