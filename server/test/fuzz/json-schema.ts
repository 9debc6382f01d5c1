/** As much of JSON Schema as our own OpenAPI document uses. */
export interface JsonSchema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

const idPattern = /^\^([a-z]{3,4})_\[0-9a-hjkmnp-tv-z\]\{26\}\$$/

/** The prefix of the ids a schema asks for, if it asks for an id. */
export function idPrefixOf({ pattern }: JsonSchema): string | undefined {
  return idPattern.exec(pattern ?? '')?.[1]
}
