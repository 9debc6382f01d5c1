import { errors, type ErrorCode } from '@yizhan/contract/api'
import { inLocale, type Locale, type Localized, type Problem } from '@yizhan/contract/shared'
import type { Refusal } from './refusal.ts'

/** The words of an error code in the reader's language, its `{names}` filled from details. */
export function wordsOfError(code: string, details: Readonly<Record<string, unknown>>, locale: Locale): string | null {
  const definition = Object.hasOwn(errors, code) ? errors[code as ErrorCode] : undefined // as: own key of the registry
  if (!definition) return null
  return definition.text[locale].replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in details ? textOf(details[name], locale) : whole))
}

/** A detail as words: a text in several languages in the reader's own. */
function textOf(detail: unknown, locale: Locale): string {
  const isLocalized = typeof detail === 'object' && detail !== null && ('zh-CN' in detail || 'en' in detail)
  return isLocalized ? inLocale(detail as Localized, locale) : String(detail) // as: checked on the line before
}

/** A problem of the API as its page shows it. */
export function refusalOf(problem: Problem, locale: Locale): Refusal {
  const details = { requestId: problem.requestId, ...problem.details }
  const fields: Record<string, string> = {}
  for (const { field, message } of problem.errors ?? []) fields[field] ??= message
  const ours = wordsOfError(problem.code, details, locale)
  const isComplete = ours !== null && !/\{\w+\}/.test(ours)
  return {
    code: problem.code,
    message: isComplete ? ours : problem.detail || problem.title || ours || problem.code,
    status: problem.status,
    isRetryable: problem.retryable,
    requestId: problem.requestId,
    fields,
    details: problem.details ?? {},
  }
}
