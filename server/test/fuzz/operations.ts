import { routes } from '@yizhan/contract/api'
import type { Route } from '@yizhan/contract/shared'
import type { JsonSchema } from './json-schema.ts'

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly schema: JsonSchema
}
export interface Answer {
  readonly contentType: string
  /** Absent where the answer is no JSON. */
  readonly schema?: JsonSchema
}
/** One call as the OpenAPI document describes it. */
export interface Operation {
  readonly name: string
  readonly method: string
  /** With `{parameter}` places. */
  readonly path: string
  readonly parameters: readonly Parameter[]
  readonly body?: JsonSchema
  /** Content types of a body that is not JSON. */
  readonly rawTypes: readonly string[]
  readonly answers: ReadonlyMap<number, Answer>
  /** Mails and text messages of everybody, for whoever develops: shown to all, and served in development alone. */
  readonly isForDevelopers: boolean
}

interface DocumentedOperation {
  readonly operationId?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> }>>
}
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>
}

/** Takes the connection over and never ends by itself; its own test is platform/sse.test.ts, and the walk over refusals routes.test.ts. */
const endless = 'readEvents'

/**
 * Every call of the document that has a name. What the document cannot say (a body or an answer that is no JSON) is read
 * from contract, which it is made from.
 */
export function readOperations(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, described]) => {
      const { operationId: name } = described
      return name && name !== endless ? [readOperation({ name, method: method.toUpperCase(), path, described })] : []
    }),
  )
}

interface Described {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly described: DocumentedOperation
}
function readOperation({ name, method, path, described }: Described): Operation {
  const route = (routes as Readonly<Record<string, Route | undefined>>)[name] // as: the document's names come from contract, which a test holds
  return {
    name,
    method,
    path,
    isForDevelopers: path.includes('/development/'),
    parameters: described.parameters ?? [],
    body: described.requestBody?.content['application/json']?.schema,
    rawTypes: route?.rawBody?.types ?? [],
    answers: new Map(
      Object.entries(described.responses).map(([status, { content }]) => [
        Number(status),
        route?.responseType ? { contentType: route.responseType } : { contentType: 'application/json', schema: content?.['application/json']?.schema },
      ]),
    ),
  }
}
