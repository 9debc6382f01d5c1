import type { FastifyInstance } from 'fastify'
import secureJson from 'secure-json-parse'
import { AppError } from './app-error.ts'

/** Nothing we accept nests deeper; deeper input is an attempt to exhaust the stack of whoever walks it. */
export const jsonDepthMax = 32
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Reads JSON bodies strictly: UTF-8, no prototype keys, bounded depth. An empty body reads as undefined. */
export function parseJsonBodies(http: FastifyInstance): void {
  http.removeContentTypeParser('application/json')
  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) => {
    try {
      done(null, parseJson(bytes as Buffer)) // as: parseAs buffer
    } catch (error) {
      done(error as Error) // as: parseJson throws AppError only
    }
  })
}

export function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined
  try {
    const text = decoder.decode(bytes)
    assertShallow(text)
    const value: unknown = secureJson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' })
    if (!isStorable(value)) throw new AppError('request.malformed')
    return value
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('request.malformed', { cause })
  }
}

/** PostgreSQL takes neither NUL nor half of a character, to keep or to compare with. Depth is bounded by then. */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner))
}

/** Counts brackets outside strings; one pass, no recursion. */
function assertShallow(text: string): void {
  let depth = 0
  let isString = false
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index)
    if (isString) {
      if (char === 0x5c) index += 1
      else if (char === 0x22) isString = false
    } else if (char === 0x22) isString = true
    else if (char === 0x5b || char === 0x7b) {
      depth += 1
      if (depth > jsonDepthMax) throw new AppError('request.malformed', { details: { depthMax: jsonDepthMax } })
    } else if (char === 0x5d || char === 0x7d) depth -= 1
  }
}
