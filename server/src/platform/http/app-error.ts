import { errors } from '@yizhan/contract/api'
import type { ErrorCode } from '@yizhan/contract/api'
import type { ErrorDefinition, FieldError, Locale, Problem } from '@yizhan/contract/shared'

export interface ErrorOptions {
  /** Values for the `{name}` places in the public text; also given to programs as `details`. */
  readonly details?: Record<string, unknown>
  readonly fields?: readonly FieldError[]
  /** Says more than `details` in the reader's language; computed when the language is known. */
  readonly fieldsIn?: (locale: Locale) => FieldError[]
  readonly cause?: unknown
}

/** Ends a request with one of the refusals in contract. Anything else thrown is a bug and answers 500. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly options: ErrorOptions
  constructor(code: ErrorCode, options: ErrorOptions = {}) {
    super(code, { cause: options.cause })
    this.code = code
    this.options = options
  }
  get definition(): ErrorDefinition {
    return errors[this.code]
  }
}

/** The refusal's public text with its details filled in. */
export function errorText(code: ErrorCode, locale: Locale, details: Record<string, unknown> = {}): string {
  return errors[code].text[locale].replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = details[name]
    if (value !== null && typeof value === 'object' && locale in value) return String((value as Record<string, unknown>)[locale]) // as: checked on this line
    return value === undefined ? place : String(value)
  })
}

/** RFC 9457 problem details of a refusal. */
export function problemOf(error: AppError, { locale, requestId }: { locale: Locale; requestId: string }): Problem {
  const { definition, options, code } = error
  const fields = options.fields ?? options.fieldsIn?.(locale)
  return {
    type: `/help/errors#${code}`,
    title: errorText(code, locale, { requestId, ...options.details }),
    status: definition.status,
    code,
    requestId,
    retryable: definition.retryable,
    ...(fields && { errors: [...fields] }),
    ...(options.details && { details: options.details }),
  }
}
