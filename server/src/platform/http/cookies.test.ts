import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { clearCookie, readCookie, setCookie } from './cookies.ts'
import { createHttpServer } from './http-server.ts'

let http: Awaited<ReturnType<typeof createHttpServer>>
const open = async (publicUrl: string) => {
  http = await createHttpServer({ log: pino({ level: 'silent' }), newRequestId: () => 'req-1', publicUrl, isRateLimited: false })
  const isSecure = publicUrl.startsWith('https:')
  http.get('/read', (request, reply) => reply.send({ shopper: readCookie(request, 'yz_shopper') ?? null }))
  http.get('/set', async (_request, reply) => {
    setCookie(reply, { name: 'yz_shopper', value: 'new', seconds: 60, isSecure })
    return {}
  })
  http.get('/clear', async (_request, reply) => {
    clearCookie(reply, 'yz_shopper')
    return {}
  })
  await http.ready()
}
afterEach(() => http.close())
const ask = (url: string, cookie?: string) => http.inject({ url, headers: cookie === undefined ? {} : { cookie } })
const own = { path: '/', httpOnly: true, sameSite: 'Lax' }

describe('over https', () => {
  it('a cookie is for this host alone', async () => {
    await open('https://shop.example')
    const [cookie] = (await ask('/set')).cookies
    expect(cookie).toEqual({ ...own, name: '__Host-yz_shopper', value: 'new', maxAge: 60, secure: true })
  })
  it('an old name is read, and leaves as the new one', async () => {
    await open('https://shop.example')
    const answer = await ask('/read', 'yz_shopper=old; yz_theme=dark; other=1')
    expect(answer.json()).toEqual({ shopper: 'old' })
    const [first, second, third, fourth, ...none] = answer.cookies
    expect([first?.name, second, third?.name, fourth?.name]).toEqual([
      'yz_shopper',
      { ...own, name: '__Host-yz_shopper', value: 'old', maxAge: 400 * 86_400, secure: true },
      'yz_theme',
      '__Host-yz_theme',
    ])
    expect([first?.value, none]).toEqual(['', []])
  })
  it('an old name counts for nothing beside the new one', async () => {
    await open('https://shop.example')
    const answer = await ask('/read', 'yz_shopper=planted; __Host-yz_shopper=own')
    expect([answer.json(), answer.cookies]).toEqual([{ shopper: 'own' }, []])
  })
  it('what the answer sets or takes back itself is not renewed', async () => {
    await open('https://shop.example')
    expect((await ask('/set', 'yz_shopper=old')).cookies.map(({ name, value }) => [name, value])).toEqual([['__Host-yz_shopper', 'new']])
    expect((await ask('/clear', 'yz_shopper=old')).cookies.map(({ name, value }) => [name, value])).toEqual([['yz_shopper', '']])
  })
  it('is taken back under each name it came with', async () => {
    await open('https://shop.example')
    const taken = async (cookie?: string) => (await ask('/clear', cookie)).cookies.map(({ name, value, secure }) => [name, value, secure])
    expect([await taken(), await taken('yz_shopper=old; __Host-yz_shopper=own')]).toEqual([
      [],
      [
        ['yz_shopper', '', undefined],
        ['__Host-yz_shopper', '', true],
      ],
    ])
  })
})

it('where there is no https, a cookie has its plain name and nothing is renewed', async () => {
  await open('http://localhost:3000')
  expect((await ask('/set')).cookies).toEqual([{ ...own, name: 'yz_shopper', value: 'new', maxAge: 60 }])
  expect((await ask('/read', 'yz_shopper=old')).cookies).toEqual([])
})
