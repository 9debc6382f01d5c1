import { Readable } from 'node:stream'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localeCookie, namesVisitor, sizeCookie, themeCookie } from '@yizhan/contract/shared'
import { encodingFor, KeptPage } from './page-cache.ts'
import type { PageCache } from './page-cache.ts'
import type { ApiCall, Pages } from './pages.ts'
import { newNonce, nonceSources, pagePolicy, toHashes } from '#platform/http/content-policy.ts'
import { readCookie } from '#platform/http/cookies.ts'

export interface PagesHttpOptions {
  readonly pages: Pages
  readonly cache: PageCache
  readonly isSecure: boolean
}

const formBytesMax = 210 * 1024 * 1024
/** Cookies that change a page and are no one's own. */
const preferenceCookies = [localeCookie, themeCookie, sizeCookie]
const hashedForever = 'public, max-age=31536000, immutable'

/** Serves the pages and their files beside the API: everything that is no other route. */
export async function servePages(http: FastifyInstance, options: PagesHttpOptions): Promise<void> {
  const { pages } = options
  const { middleware } = pages
  if (pages.assetsDir) {
    await http.register(fastifyStatic, {
      root: pages.assetsDir,
      wildcard: false,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => void reply.header('cache-control', path.includes('/assets/') ? hashedForever : 'public, max-age=3600'),
    })
  }
  await http.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { bodyLimit: formBytesMax }, (_request, payload, done) => done(null, payload))
    if (middleware) {
      scope.addHook('onRequest', (request, reply, done) => {
        middleware(request.raw, reply.raw, (error) => done(error instanceof Error ? error : undefined))
      })
    }
    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: '/*',
      bodyLimit: formBytesMax,
      config: { routeName: 'page' },
      schema: { hide: true },
      handler: (request, reply) => answer(http, options, { request, reply }),
    })
  })
}

type Exchange = { request: FastifyRequest; reply: FastifyReply }

async function answer(http: FastifyInstance, options: PagesHttpOptions, { request, reply }: Exchange): Promise<FastifyReply> {
  if (request.url.startsWith('/api/')) return reply.callNotFound() as unknown as FastifyReply // as: it answers by itself
  const { cache, pages, isSecure } = options
  const mode = pages.assetsDir ? 'production' : 'development'
  const key = sharedKeyOf(request)
  const kept = key === undefined ? undefined : cache.find(key)
  if (kept) return sendKept(kept, { request, reply })
  const { era } = cache
  const nonce = newNonce()
  const response = await pages.handlePage(toRequest(request), { api: apiOf(http, request), mode, sharedEra: era, nonce, isSecure })
  const cookies = response.headers.getSetCookie()
  const policyOf = (scripts: readonly string[]) => pagePolicy({ scripts, isSecure, isLive: mode === 'development' })
  if (key === undefined || response.status !== 200 || cookies.length > 0) {
    void reply.status(response.status).headers(headersOf(response, policyOf(nonceSources(nonce))))
    for (const cookie of cookies) void reply.header('set-cookie', cookie)
    return reply.send(response.body ? Readable.fromWeb(response.body as never) : '') // as: the two web stream types differ in name only
  }
  const shared = toHashes(Buffer.from(await response.arrayBuffer()).toString(), nonce)
  const page = new KeptPage(response.status, headersOf(response, policyOf(shared.sources)), Buffer.from(shared.page))
  cache.keep(key, era, page)
  return sendKept(page, { request, reply })
}

async function sendKept(page: KeptPage, { request, reply }: Exchange): Promise<FastifyReply> {
  const encoding = encodingFor(request.headers['accept-encoding'])
  if (encoding !== 'identity') void reply.header('content-encoding', encoding)
  return reply
    .status(page.status)
    .headers(page.headers)
    .send(await page.bodyIn(encoding))
}

/** What anonymous readers share is told apart by address, language and theme. */
function sharedKeyOf(request: FastifyRequest): string | undefined {
  const { authorization, cookie } = request.headers
  if (request.method !== 'GET' || authorization !== undefined || namesVisitor(cookie)) return undefined
  const preferences = preferenceCookies.map((name) => readCookie(request, name) ?? '')
  return [request.host, request.url, request.headers['accept-language'] ?? '', ...preferences].join(' ')
}

function toRequest(request: FastifyRequest): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  const url = `${request.protocol}://${request.host}${request.url}`
  const hasBody = request.body instanceof Readable
  return new Request(url, {
    method: request.method,
    headers,
    ...(hasBody && { body: Readable.toWeb(request.body as Readable) as ReadableStream, duplex: 'half' }),
  }) // as: checked on the line above
}

function headersOf(response: Response, policy: string): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of response.headers) if (name !== 'set-cookie') headers[name] = value
  // A page's data, asked for by a script, keeps the policy under which nothing runs.
  if (headers['content-type']?.startsWith('text/html')) headers['content-security-policy'] ??= policy
  return headers
}

/** The public API, called in process with the visitor's own cookies and address. */
function apiOf(http: FastifyInstance, request: FastifyRequest): ApiCall {
  return async ({ method, path, headers, body }) => {
    const given = { ...headers, ...(request.headers['sec-fetch-site'] && { 'sec-fetch-site': String(request.headers['sec-fetch-site']) }) }
    const response = await http.inject({
      method: method as 'GET',
      url: path,
      headers: given,
      remoteAddress: request.ip,
      ...(body !== undefined && { payload: typeof body === 'string' ? body : Buffer.from(body) }),
    }) // as: inject names the same methods
    return { status: response.statusCode, headers: response.headers as Record<string, string | string[]>, body: response.body } // as: numbers are written as text
  }
}
