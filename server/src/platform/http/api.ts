import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { accessOf, isAudited, isAuditedOfStaff } from '@yizhan/contract/access'
import type { Locale, Route, RouteParsed, RouteResponse } from '@yizhan/contract/shared'
import { localeOf } from '@yizhan/contract/shared'
import { carryOut, recordRefusal, unrecorded } from '../audit/act.ts'
import type { Act, ActNotes } from '../audit/act.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import { assertAccess } from './access.ts'
import type { Limits } from '../limits.ts'
import { AppError } from './app-error.ts'
import { isStaff, nobody } from './caller.ts'
import type { Caller } from './caller.ts'
import { deviceOf } from './device.ts'
import { assertIdempotencyKey } from './idempotency.ts'
import type { Idempotency } from './idempotency.ts'
import { parseInput } from './parse-input.ts'
import { limitedStream } from './limited-stream.ts'
import type { SharedAnswers } from './shared-answers.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route's name in contract, for figures and logs. */
    routeName?: string
  }
}

/** What a handler knows of its request. */
export interface HandlerInput<R extends Route> extends RouteParsed<R> {
  readonly caller: Caller
  readonly locale: Locale
  readonly now: Date
  readonly requestId: string
  /** Network address of the caller. */
  readonly ip: string
  readonly idempotencyKey: string | null
  /** The body of a `rawBody` route; ends with a 413 error past its limit. */
  readonly raw: Readable
  readonly headers: FastifyRequest['headers']
  readonly reply: FastifyReply
  /** This act's entry in the audit log. */
  readonly audit: ActNotes
}
/** A handler that took the connection over (server-sent events) answers this: nothing more is sent. Never the reply itself, which is thenable. */
export const takenOver = Symbol('taken over')
export type Handler<R extends Route> = (input: HandlerInput<R>) => Promise<RouteResponse<R> | Readable | typeof takenOver>

export interface Api {
  /** Serves a route of contract. Audience, input, idempotency, audit and answer shape are held here, once for all. */
  handle<R extends Route>(route: R, handler: Handler<R>): void
  /** Every route served so far. */
  readonly routes: readonly Route[]
}
export interface ApiParts {
  readonly http: FastifyInstance
  readonly clock: Clock
  readonly idempotency: Idempotency
  readonly shared: SharedAnswers
  readonly audit: Audit
  /** Whether acts that ask for a strong factor insist on it; a demo lets a code by mail do. */
  readonly needsStrongFactor: boolean
  readonly limits: Pick<Limits, 'hold'>
  /** Finds who the request's token or cookie belongs to. */
  readonly identify: (request: FastifyRequest) => Promise<Caller>
}

export function createApi(parts: ApiParts): Api {
  const routes: Route[] = []
  return {
    routes,
    handle(route, handler) {
      routes.push(route)
      const serve = (request: FastifyRequest, reply: FastifyReply) => answer(parts, { route, handler: handler as Handler<Route>, request, reply }) // as: each handler meets only its own route
      const options = {
        method: route.method,
        url: route.path.replace(/\{(\w+)\}/g, ':$1'),
        handler: serve,
        schema: schemaOf(route),
        config: { routeName: route.name },
      }
      if (!route.rawBody) return void parts.http.route(options)
      const { bytesMax } = route.rawBody
      void parts.http.register(async (scope) => {
        scope.removeAllContentTypeParsers()
        scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
        scope.route({ ...options, bodyLimit: bytesMax })
      })
    },
  }
}

interface Exchange {
  readonly route: Route
  readonly handler: Handler<Route>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

async function answer(parts: ApiParts, exchange: Exchange): Promise<FastifyReply> {
  const { route, request, reply } = exchange
  const locale = localeOf(request.headers['accept-language'])
  void reply.header('content-language', locale).header('vary', 'accept-language, accept-encoding')
  if (route.sharedSeconds) return answerShared(parts, exchange, locale)
  void reply.header('cache-control', 'no-store')
  const caller = await parts.identify(request)
  await admit(parts, exchange, caller)
  await holdLimits(parts, exchange, caller)
  const parsed = parseInput(route, request, locale)
  const act = actOf(parts, exchange, { caller, params: parsed.params })
  const key = idempotencyKeyOf(route, request)
  const input = {
    ...parsed,
    caller,
    locale,
    now: parts.clock.now(),
    requestId: request.id,
    ip: request.ip,
    idempotencyKey: key,
    headers: request.headers,
    reply,
    raw: limitedStream(request.body, route.rawBody?.bytesMax),
    audit: act,
  }
  const status = route.status ?? 200
  const perform = () =>
    carryOut(act, { isAudited: isAudited(route.name, route.method) || (isAuditedOfStaff(route.name) && isStaff(caller)), status }, () =>
      exchange.handler(input),
    )
  if (key === null) return send(exchange, status, await perform())
  const scope = caller.shopperId ?? caller.userId ?? caller.apiKey?.apiKeyId ?? `anonymous:${request.ip}`
  const stored = await parts.idempotency.once({ scope, key, route: route.name, input: { params: parsed.params, body: parsed.body } }, async () => ({
    status,
    body: serialise(route, await perform()),
  }))
  if (stored.isReplay) void reply.header('idempotency-replayed', 'true')
  return reply.status(stored.status).type('application/json; charset=utf-8').send(stored.body)
}

/** Holds a call to the policy. What staff may not do is written down as well, unless a confirmation opens it. */
async function admit(parts: ApiParts, exchange: Exchange, caller: Caller): Promise<void> {
  const { route, request } = exchange
  const merchantId = merchantOf(request)
  try {
    assertAccess(accessOf(route.name), { caller, merchantId, now: parts.clock.now(), needsStrongFactor: parts.needsStrongFactor })
  } catch (error) {
    const isStaff = caller.operatorRoles.length > 0 || caller.apiKey !== null || caller.memberships.some((each) => each.merchantId === merchantId)
    const isFinal = error instanceof AppError && !error.definition.retryable
    if (isStaff && isFinal && isAudited(route.name, route.method)) await recordRefusal(actOf(parts, exchange, { caller, params: request.params }), error)
    throw error
  }
}

/** Counts the call for its network and person, and a program for its key; targets are counted by whoever knows them. */
async function holdLimits({ limits }: ApiParts, { route, request }: Exchange, { userId, apiKey }: Caller): Promise<void> {
  if (apiKey) await limits.hold('api-key', { target: apiKey.apiKeyId })
  const { limit } = accessOf(route.name)
  if (limit) await limits.hold(limit, { network: request.ip, person: userId ?? apiKey?.apiKeyId ?? null })
}

function actOf({ audit }: ApiParts, { route, request }: Exchange, { caller, params }: { caller: Caller; params: unknown }): Act {
  return audit.actOf({
    act: route.name,
    audience: accessOf(route.name).audience,
    caller,
    params,
    requestId: request.id,
    ip: request.ip,
    device: deviceOf(request),
    browser: request.headers['user-agent'],
  })
}

async function answerShared({ shared, clock }: ApiParts, { route, handler, request, reply }: Exchange, locale: Locale): Promise<FastifyReply> {
  const seconds = route.sharedSeconds ?? 0
  const key = `${locale} ${request.url}`
  const kept =
    shared.find(key) ??
    (await shared.make(key, seconds, async () => {
      const parsed = parseInput(route, request, locale)
      const result = await handler({
        ...parsed,
        caller: nobody,
        locale,
        now: clock.now(),
        requestId: request.id,
        ip: '',
        idempotencyKey: null,
        headers: {},
        reply,
        raw: limitedStream(undefined, 0),
        audit: unrecorded,
      })
      return serialise(route, result)
    }))
  void reply.header('etag', kept.etag).header('cache-control', `public, max-age=0, s-maxage=${seconds}, must-revalidate`)
  if (request.headers['if-none-match']?.includes(kept.etag)) return reply.status(304).send()
  return reply.type('application/json; charset=utf-8').send(kept.body)
}

function send({ route, reply }: Exchange, status: number, result: unknown): FastifyReply {
  if (result === takenOver) return reply
  void reply.status(status)
  if (route.responseType) return reply.type(route.responseType.startsWith('text/') ? `${route.responseType}; charset=utf-8` : route.responseType).send(result)
  return reply.type('application/json; charset=utf-8').send(serialise(route, result))
}

/** Answers carry what the contract names and nothing else: a field added to a row by mistake stays inside. */
function serialise(route: Route, result: unknown): string {
  return JSON.stringify(route.response.parse(result))
}

/** The shop in the path, if the route has one. */
function merchantOf(request: FastifyRequest): string | undefined {
  return (request.params as { merchantId?: string }).merchantId // as: Fastify's own type knows no names
}

function idempotencyKeyOf(route: Route, request: FastifyRequest): string | null {
  const given = request.headers['idempotency-key']
  const key = Array.isArray(given) ? given[0] : given
  if (key === undefined) {
    if (route.idempotency === 'required') throw new AppError('idempotency.key-missing')
    return null
  }
  assertIdempotencyKey(key)
  return route.method === 'GET' || route.rawBody ? null : key
}

function schemaOf(route: Route): Record<string, unknown> {
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [accessOf(route.name).audience],
    ...(route.params && { params: route.params }),
    ...(route.query && { querystring: route.query }),
    ...(route.body && { body: route.body }),
    response: { [route.status ?? 200]: route.response },
  }
}
