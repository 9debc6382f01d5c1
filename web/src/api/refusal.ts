/** A refused call in the reader's words; plain data, so that an action may return it to its page. */
export interface Refusal {
  readonly code: string
  /** What happened, what it means and what to do. */
  readonly message: string
  readonly status: number
  readonly isRetryable: boolean
  readonly requestId: string
  /** Words beside fields, by the API's field path: `address.phone`. */
  readonly fields: Readonly<Record<string, string>>
  readonly details: Readonly<Record<string, unknown>>
}

/** What a call came to. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }
