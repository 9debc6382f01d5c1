import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { LookUp } from './public-address.ts'
import { createRemoteFileReader } from './remote-file.ts'
import type { RemoteFileRules } from './remote-file.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})
/** A host on this machine, at an address of its own: 127.0.0.1 stands for the internet, 127.0.0.9 for what is inside. */
async function host(answer: RequestListener, { address = '127.0.0.1', port = 0 } = {}): Promise<number> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(port, address, resolve))
  return (server.address() as AddressInfo).port // as: it listens on a port
}
const reader = (rules: Partial<RemoteFileRules> = {}) =>
  createRemoteFileReader({
    bytesMax: 1000,
    accepts: (type) => type.startsWith('image/'),
    isAllowed: (address) => address === '127.0.0.1',
    ports: 'any',
    idleMillis: 200,
    totalMillis: 600,
    ...rules,
  })
const refused = { ok: false, failure: 'refused-address', reason: 'not public', isHostDown: false }
const textOf = (result: Awaited<ReturnType<ReturnType<typeof reader>>>) => (result.ok ? Buffer.from(result.bytes).toString() : result)

describe('an address that somebody names', () => {
  it.each([
    'http://127.0.0.1/a.png',
    'http://localhost/a.png',
    'http://[::1]/a.png',
    'http://169.254.169.254/latest/meta-data',
    'http://10.1.2.3/',
    'http://0/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127。0。0。1/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fd00::1]/',
    'https://1.1.1.1:22/',
    'http://1.1.1.1:6379/',
    Object.assign(new URL('http://1.1.1.1/'), { username: 'me', password: 'whatever' }).href,
    'ftp://1.1.1.1/a.png',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'gopher://1.1.1.1/',
  ])('is never asked when it is not of the public web: %s', async (url) => {
    expect(await createRemoteFileReader({ bytesMax: 1000, accepts: () => true })(url)).toEqual(refused)
  })
  it('is none when it cannot be read', async () => {
    expect(await reader()('not an address')).toMatchObject({ ok: false, failure: 'unreachable', isHostDown: false })
  })
})

describe('a name', () => {
  it('is resolved once and connected to where it was found allowed, whatever it resolves to next', async () => {
    const asked: string[] = []
    const port = await host((_request, response) => response.end('public'))
    await host(() => asked.push('inside'), { address: '127.0.0.9', port })
    const answers = ['127.0.0.1', '127.0.0.9']
    let lookups = 0
    const lookUp: LookUp = (_name, _options, answer) => answer(null, [{ address: answers[lookups++] ?? '', family: 4 }])
    const read = reader({ lookUp })
    expect(textOf(await read(`http://rebinding.example:${port}/`))).toBe('public')
    expect(lookups).toBe(1)
    expect(await read(`http://rebinding.example:${port}/`)).toEqual(refused)
    expect([lookups, asked]).toEqual([2, []])
  })
  it('with one address inside among others is refused whole', async () => {
    const lookUp: LookUp = (_name, _options, answer) =>
      answer(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '127.0.0.9', family: 4 },
      ])
    expect(await reader({ lookUp })('http://two.example/')).toEqual(refused)
  })
})

describe('a redirect', () => {
  const leadTo = async (location: string) => {
    const port = await host((request, response) => (request.url === '/' ? response.writeHead(302, { location }).end() : response.end('there')))
    return textOf(await reader()(`http://127.0.0.1:${port}/`))
  }
  it('is followed, and its end looked at like its beginning', async () => {
    expect(await leadTo('/there')).toBe('there')
    for (const inside of ['http://127.0.0.9/', 'http://169.254.169.254/', '//127.0.0.9/', 'file:///etc/passwd', 'http://a:b@127.0.0.1/', 'gopher://127.0.0.1/'])
      expect([inside, await leadTo(inside)]).toEqual([inside, refused])
  })
  it('is followed three times and not four', async () => {
    const port = await host((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) return response.end('there')
      response.writeHead(307, { location: `/${left - 1}` }).end()
    })
    expect(textOf(await reader()(`http://127.0.0.1:${port}/3`))).toBe('there')
    expect(await reader()(`http://127.0.0.1:${port}/4`)).toMatchObject({ failure: 'unreachable', reason: 'too many redirects' })
  })
})

describe('a host', () => {
  it('is told nothing of us but our name', async () => {
    let told: NodeJS.Dict<string | string[]> = {}
    const port = await host((request, response) => {
      told = request.headers
      response.setHeader('set-cookie', 'a=1').end('x')
    })
    for (let count = 0; count < 2; count += 1) await reader()(`http://127.0.0.1:${port}/`)
    expect(told).toEqual({ host: `127.0.0.1:${port}`, accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'Yizhan', connection: 'close' })
  })
  it.each([
    ['/big', 'too-large'],
    ['/told', 'too-large'],
    ['/drip', 'unreachable'],
    ['/silent', 'unreachable'],
    ['/html', 'wrong-type'],
    ['/svg-as-text', 'wrong-type'],
    ['/missing', 'unreachable'],
  ])('that answers %s is given up', async (path, failure) => {
    const port = await host((request, response) => {
      if (request.url === '/drip') return void response.write('x')
      if (request.url === '/silent') return
      if (request.url === '/told') return void response.writeHead(200, { 'content-length': '5000' }).flushHeaders()
      if (request.url === '/html') return response.writeHead(200, { 'content-type': 'Text/HTML; charset=utf-8' }).end('<html>')
      if (request.url === '/svg-as-text') return response.writeHead(200, { 'content-type': 'text/xml' }).end('<svg>')
      if (request.url === '/missing') return response.writeHead(404).end()
      response.end(Buffer.alloc(5000))
    })
    expect(await reader()(`http://127.0.0.1:${port}${path}`)).toMatchObject({ ok: false, failure })
  })
  it('is left when whoever asked has gone', async () => {
    const port = await host(() => {})
    const gone = AbortSignal.abort()
    expect(await reader()(`http://127.0.0.1:${port}/`, gone)).toMatchObject({ ok: false, failure: 'unreachable' })
  })
})
