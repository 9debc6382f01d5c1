/** The trimmed text of a form field; empty when it is missing or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** As `textOf`, but nothing instead of an empty text: for optional fields of the API. */
export function textOrNothing(form: FormData, name: string): string | undefined {
  return textOf(form, name) || undefined
}

/** A whole number of a form field; the fallback when it is none. */
export function numberOf(form: FormData, name: string, fallback: number): number {
  const value = Number(textOf(form, name))
  return Number.isSafeInteger(value) && textOf(form, name) !== '' ? value : fallback
}

/** The key under which a repeated submit has one effect; made by `SubmitKey` on the page. */
export function submitKeyOf(form: FormData): string | undefined {
  const key = textOf(form, 'idempotencyKey')
  return /^[\x21-\x7e]{8,200}$/.test(key) ? key : undefined
}

/** A new key for a form of a page that is never shared. */
export function newSubmitKey(): string {
  return crypto.randomUUID()
}

/** An address of our own to return to; anything else reads as the fallback. */
export function ownPath(value: string | null | undefined, fallback: string): string {
  return value && /^\/(?![/\\])/.test(value) ? value : fallback
}
