import { gunzipSync } from 'node:zlib'
import cookie from '@fastify/cookie'
import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { afterEach, expect, it } from 'vitest'
import { PageCache } from './page-cache.ts'
import { servePages } from './pages-http.ts'
import type { PageContext } from './pages.ts'

let http: FastifyInstance
let rendered: string[]
const cache = new PageCache()
const open = async () => {
  rendered = []
  http = Fastify()
  await http.register(cookie)
  const handlePage = async (request: Request, { nonce }: PageContext) => {
    const { pathname } = new URL(request.url)
    rendered.push(pathname)
    if (pathname === '/script')
      return new Response(`<script nonce="${nonce}">ours()</script><script>theirs()</script>`, { headers: { 'content-type': 'text/html' } })
    if (pathname === '/mail') return new Response('<p>', { headers: { 'content-type': 'text/html', 'content-security-policy': 'sandbox' } })
    return new Response(`page ${rendered.length}`, { headers: { 'content-type': 'text/html' } })
  }
  await servePages(http, { pages: { handlePage, close: async () => {} }, cache, isSecure: false })
}
const read = async (headers: Record<string, string> = {}) => (await http.inject({ url: '/', headers })).body
afterEach(async () => {
  cache.clear()
  await http.close()
})

it('shows anonymous visitors the same page, each language and theme its own', async () => {
  await open()
  expect([await read(), await read({ cookie: '_analytics=1' }), await read({ cookie: 'yz_locale=en' }), await read({ 'accept-language': 'en' })]).toEqual([
    'page 1',
    'page 1',
    'page 2',
    'page 3',
  ])
})

it('keeps no page of somebody known, and shows them none that was kept', async () => {
  await open()
  const known: Record<string, string>[] = [
    { cookie: 'yz_shopper=a' },
    { cookie: 'yizhan.session_token=a' },
    { cookie: '__Secure-yizhan.session_token=a' },
    { authorization: 'Bearer a' },
  ]
  await read()
  const pages = []
  for (const headers of known) pages.push(await read(headers))
  expect(pages).toEqual(['page 2', 'page 3', 'page 4', 'page 5'])
  expect(await read()).toBe('page 1')
})

it('renders anew after the catalogue changed, and keeps nothing that was begun before', async () => {
  await open()
  const { era } = cache
  await read()
  cache.clear()
  expect(await read()).toBe('page 2')
  expect(cache.era).not.toBe(era)
})

it('compresses a kept page once it is asked for so', async () => {
  await open()
  await read()
  const answer = await http.inject({ url: '/', headers: { 'accept-encoding': 'gzip' } })
  expect(answer.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(answer.rawPayload).toString()).toBe('page 1')
})

it('names the scripts of a shared page by content, and gives each reader of their own page a nonce', async () => {
  await open()
  const ask = async (headers: Record<string, string>) => {
    const answer = await http.inject({ url: '/script', headers })
    return { policy: String(answer.headers['content-security-policy']), body: answer.body }
  }
  const [shared, again] = [await ask({}), await ask({})]
  expect(shared).toEqual(again)
  expect(shared.body).toBe('<script>ours()</script><script>theirs()</script>')
  expect(shared.policy).toMatch(/^script-src 'self' 'sha256-[\w+/=]+';/)
  const [one, other] = [await ask({ cookie: 'yz_shopper=a' }), await ask({ cookie: 'yz_shopper=a' })]
  const [nonce] = /(?<=script-src 'nonce-)[^']+/.exec(one.policy) ?? []
  expect([one.body, one.policy.includes("'strict-dynamic'")]).toEqual([`<script nonce="${nonce}">ours()</script><script>theirs()</script>`, true])
  expect(other.policy).not.toBe(one.policy)
})

it('leaves an answer the policy it brings', async () => {
  await open()
  expect((await http.inject('/mail')).headers['content-security-policy']).toBe('sandbox')
})
