import type { FastifyReply } from 'fastify'
import type { Locale } from '@yizhan/contract/shared'
import type { ActedFrom } from './factors/parts.ts'

/** From where a request comes, as far as it tells. */
export interface Visit extends ActedFrom {
  readonly locale: Locale
}
/** What is kept of a visit, sealed. */
export interface Place {
  readonly address: string
  readonly userAgent: string
}

const userAgentCharactersMax = 300

export function visitOf({ request }: FastifyReply, locale: Locale): Visit {
  return { ip: request.ip, userAgent: (request.headers['user-agent'] ?? '').slice(0, userAgentCharactersMax), locale }
}

export function placeOf({ ip, userAgent }: ActedFrom): Place {
  return { address: ip, userAgent }
}
