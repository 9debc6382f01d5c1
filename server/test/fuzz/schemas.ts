import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv'
import type { FuzzAnswer } from './check-answer.ts'
import type { Operation } from './operations.ts'

/** The document's own schemas, read by somebody else's code than wrote them. */
export interface Schemas {
  /** What of a successful answer is not as the document says, or nothing. */
  problemOf(operation: Operation, answer: FuzzAnswer): string | undefined
}

export function createSchemas(): Schemas {
  // Formats stand beside patterns that say the same.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false })
  const compiled = new Map<string, ValidateFunction>()
  const validatorOf = (operation: Operation, status: number): ValidateFunction | undefined => {
    const key = `${operation.name} ${status}`
    const schema = operation.answers.get(status)?.schema
    if (!schema) return undefined
    const validate = compiled.get(key) ?? ajv.compile(schema)
    compiled.set(key, validate)
    return validate
  }
  return {
    problemOf(operation, { statusCode, body }) {
      const validate = validatorOf(operation, statusCode)
      if (!validate || validate(JSON.parse(body))) return undefined
      const [first] = validate.errors ?? []
      return `${first?.instancePath ?? ''} ${first?.message ?? ''}`
    },
  }
}
