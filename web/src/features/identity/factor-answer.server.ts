import type { Factor, FactorAnswer } from '@yizhan/contract/identity'
import { factorSchema } from '@yizhan/contract/identity'
import { textOf } from '../../api/form.server.ts'

/** The method a form names, if it is one. */
export function methodOf(form: FormData): Factor | undefined {
  return factorSchema.safeParse(textOf(form, 'method')).data
}

/** What a form answers to the question for a second factor. */
export function factorAnswerOf(form: FormData, method: Factor): FactorAnswer {
  if (method !== 'passkey') return { method, code: textOf(form, 'code') }
  return { method, response: parsedOf(form, 'passkey') }
}

/** The JSON object in a field; an empty one where there is none. The API checks what is in it. */
export function parsedOf(form: FormData, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(textOf(form, name))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {} // as: an object has keys of some sort
  } catch {
    return {}
  }
}
