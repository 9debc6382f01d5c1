import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import type { RateLimitPluginOptions } from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { LogController } from 'fastify'
import type { FastifyBaseLogger, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { OpenAPIV3_1 } from 'openapi-types'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { generalLimits } from '@yizhan/contract/access'
import { localeOf } from '@yizhan/contract/shared'
import { UnknownKeyError } from '../crypto.ts'
import { isDatabaseAway } from '../database-away.ts'
import { tellAnswerHeaders } from './answer-headers.ts'
import { networkOf } from './network.ts'
import { AppError, problemOf } from './app-error.ts'
import { renewOldCookies } from './cookies.ts'
import { parseJsonBodies } from './json-body.ts'
import { isWrite, refuseForged } from './refuse-forged.ts'
import { leaveClearText } from './secure-transport.ts'

export interface HttpOptions {
  readonly log: Logger
  readonly newRequestId: () => string
  readonly publicUrl: string
  readonly isRateLimited: boolean
  /** Whose `X-Forwarded-*` counts: addresses, networks, `loopback`; false for nobody's. This machine's unless told. */
  readonly trustedProxies?: string | false
  readonly isHstsPreloaded?: boolean
  /** Where the general limits of all processes are counted together; each counts for itself without one. */
  readonly redis?: Redis | null
  /** What stands for an address in Redis; the address's network unless told. */
  readonly networkKey?: (ip: string) => string
}

const jsonBytesMax = 1024 * 1024
const urlCharactersMax = 8192
/** A large product file over a slow line. */
const requestMillisMax = 300_000

/** Where no route is: an address that cannot be read meets the same headers, hooks and words as one that is unknown. */
const unreadablePath = '/unreadable-address'

/** The HTTP server without a route: headers, compression, limits, errors as problem details, OpenAPI. */
export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const isSecure = options.publicUrl.startsWith('https:')
  const http = Fastify({
    loggerInstance: options.log as FastifyBaseLogger, // as: pino's own type has more methods
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: options.newRequestId,
    requestIdHeader: false,
    bodyLimit: jsonBytesMax,
    requestTimeout: requestMillisMax,
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : unreadablePath),
    routerOptions: { maxParamLength: urlCharactersMax, ignoreTrailingSlash: true },
    trustProxy: options.trustedProxies ?? 'loopback',
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  }) as unknown as FastifyInstance // as: the logger's type does not matter to routes
  http.setValidatorCompiler(() => (data) => ({ value: data })) // api.ts parses, in the reader's language
  http.setSerializerCompiler(() => (data) => JSON.stringify(data))
  parseJsonBodies(http)
  http.setErrorHandler((error, request, reply) => sendProblem(toAppError(error as FastifyError, request), request, reply)) // as: Fastify's own errors
  http.setNotFoundHandler((request, reply) => sendProblem(new AppError('request.not-found'), request, reply))
  // First the headers, which refusals carry too.
  await tellAnswerHeaders(http, { isSecure, isHstsPreloaded: options.isHstsPreloaded ?? false })
  await http.register(cookie)
  if (isSecure) renewOldCookies(http)
  http.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id)
    if (leaveClearText(request, reply, options.publicUrl)) return reply
    refuseForged(request, options.publicUrl)
  })
  await http.register(compress, { global: true, encodings: ['br', 'gzip'], threshold: 1024, brotliOptions: { params: { 1: 4 } } })
  if (options.isRateLimited) await http.register(rateLimit, rateLimits(options))
  await http.register(swagger, { openapi: openApi(options.publicUrl), transform: jsonSchemaTransform })
  return http
}

/** Whether the path's percent signs stand for UTF-8. Fastify would answer others by itself, without our headers and in its own form. */
function isReadable(url: string): boolean {
  if (!url.includes('%')) return true
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** The limits of every request; acts have their own in the policy. Redis being away refuses nobody. */
function rateLimits({ redis, networkKey = networkOf }: HttpOptions): RateLimitPluginOptions {
  return {
    global: true,
    max: (request) => (isWrite(request) ? generalLimits.writesPerMinute : generalLimits.readsPerMinute),
    keyGenerator: (request) => `${networkKey(request.ip)} ${isWrite(request) ? 'write' : 'read'}`,
    timeWindow: 60_000,
    cache: 20_000,
    ...(redis && { redis, nameSpace: 'yizhan:general:', skipOnError: true }),
    errorResponseBuilder: (_request, { ttl }) => new AppError('request.rate-limited', { details: { seconds: Math.ceil(ttl / 1000) } }),
  }
}

function openApi(publicUrl: string): Partial<OpenAPIV3_1.Document> {
  const description = 'Everything that can be ordered, in one API. Errors are RFC 9457 problem details with a stable `code`.'
  return {
    openapi: '3.1.0',
    info: { title: 'Yizhan API', version: '1', description },
    servers: [{ url: publicUrl }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' }, session: { type: 'apiKey', in: 'cookie', name: 'yizhan.session_token' } } },
  }
}

function sendProblem(error: AppError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, { locale: localeOf(request.headers['accept-language']), requestId: request.id })
  if (problem.status >= 500)
    request.log.error({ err: error.cause ?? error, requestId: request.id, method: request.method, path: request.url.split('?', 1)[0] }, 'a request failed')
  const seconds = error.options.details?.seconds
  if (problem.status === 429 || problem.status === 503) void reply.header('retry-after', typeof seconds === 'number' ? seconds : 1)
  return reply.status(problem.status).header('cache-control', 'no-store').type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

const codesOfFastify: Readonly<Record<string, AppError['code']>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.malformed',
  FST_ERR_BAD_URL: 'request.not-found',
}

/** Whatever was thrown as one of our refusals; what we cannot name is a bug and says only its number. */
function toAppError(error: FastifyError, request: FastifyRequest): AppError {
  if (error instanceof AppError) return error
  // A key another process made is being loaded: the same request succeeds a moment later.
  if (isDatabaseAway(error) || error instanceof UnknownKeyError) return new AppError('server.unavailable', { cause: error })
  const code = codesOfFastify[error.code]
  if (code) return new AppError(code, { cause: error, details: code === 'request.too-large' ? { limit: '1 MB' } : undefined })
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) return new AppError('request.malformed', { cause: error })
  return new AppError('server.failed', { cause: error, details: { requestId: request.id } })
}
