import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One call of the public API. Server registration, typed client and OpenAPI all come from this description; who may call
 * it stands in the policy (`access/policy.ts`), under its name.
 */
export interface Route {
  readonly name: string
  readonly method: Method
  /** Path with `{parameter}` placeholders, as OpenAPI writes it. */
  readonly path: string
  readonly summary: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly response: z.ZodType
  /** Status of success; 200 unless told. */
  readonly status?: 200 | 201 | 202 | 204
  /** Codes of refusals beside the ones any request can meet. */
  readonly errors?: readonly string[]
  /** Whether writes must carry an Idempotency-Key: `required` where repeating would order or charge twice. */
  readonly idempotency?: 'required' | 'optional'
  /** Whether anonymous readers share one answer: it carries an ETag and may be cached that many seconds. */
  readonly sharedSeconds?: number
  /** A body that is not JSON, read as a stream of at most this many bytes. */
  readonly rawBody?: { readonly types: readonly string[]; readonly bytesMax: number }
  /** Set when the answer is not JSON. */
  readonly responseType?: string
}

/** Keeps the exact types of a route's schemas. */
export function defineRoute<const R extends Route>(route: R): R {
  return route
}

type Input<S> = S extends z.ZodType ? z.input<S> : undefined
type Output<S> = S extends z.ZodType ? z.output<S> : undefined

/** What a caller gives. */
export interface RouteInput<R extends Route> {
  params: Input<R['params']>
  query: Input<R['query']>
  body: Input<R['body']>
}
/** What a handler receives, parsed. */
export interface RouteParsed<R extends Route> {
  params: Output<R['params']>
  query: Output<R['query']>
  body: Output<R['body']>
}
/** What a handler returns and a caller receives. */
export type RouteResponse<R extends Route> = z.output<R['response']>
