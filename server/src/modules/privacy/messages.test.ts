import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'
import { callerOf, livePerson, mailsTo, markers } from './lived-person.testing.ts'
import type { LivedPerson } from './lived-person.testing.ts'

let app: TestApp
let person: LivedPerson
beforeAll(async () => {
  app = await createTestApp({ PUBLIC_URL: 'http://localhost:3000', MAIL_FROM: 'Yizhan <shop@yizhan.example>' })
  person = await livePerson(app, 'mails')
})
afterAll(() => app.close())

const check = async (given: string, language?: string) => (await callerOf(app, undefined, language)('POST', '/message-checks', { given })).body
const codeOf = (text: string) => /\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/.exec(text)?.[0] ?? ''

describe('every mail', () => {
  it('ends with the person’s phrase and a code of its own, in text and in HTML', async () => {
    const mails = await mailsTo(app, person.email)
    expect(mails.length).toBeGreaterThanOrEqual(2)
    for (const { text, html } of mails) {
      for (const body of [text, html]) expect(body).toContain(markers.phrase)
      expect(html).toContain(codeOf(text))
      expect(text).toContain('http://localhost:3000/is-this-us')
    }
    expect(new Set(mails.map(({ text }) => codeOf(text))).size).toBe(mails.length)
  })

  it('shows the phrase in the person’s own mailbox alone', async () => {
    const call = callerOf(app, person)
    const { body: trade } = await call('POST', '/trades', {
      lines: [{ offerId: person.tea.offerId }],
      address: { recipient: '甲', phone: '13800000001', regionCode: '330106', street: '文三路 138 号' },
      contact: { email: 'somebody-else@test.yizhan.test' },
      payment: { method: 'sandbox' },
    })
    await call('POST', `/sandbox/payments/${trade.payment.paymentId}/outcome`, { outcome: 'succeeded' })
    await app.settle()
    const [mail] = await mailsTo(app, 'somebody-else@test.yizhan.test')
    expect(codeOf(mail?.text ?? '')).not.toBe('')
    expect(mail?.text).not.toContain(markers.phrase)
  })

  it('has a code that no table shows', async () => {
    const [mail] = await mailsTo(app, person.email)
    const { rows } = await app.database.pool.query<{ all: string }>("select string_agg(m::text, ' ') as all from mails m")
    const code = codeOf(mail?.text ?? '')
    expect(code).toHaveLength(11)
    for (const form of [code, code.replace('-', '')]) expect(rows[0]?.all).not.toContain(form)
  })
})

describe('is this us', () => {
  it('knows the code of a mail, however it is typed, and tells nothing of who received it', async () => {
    const [mail] = await mailsTo(app, person.email)
    const code = codeOf(mail?.text ?? '')
    const typed = [code, code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' ')} `, code.replaceAll('0', 'O').replaceAll('1', 'l')]
    for (const each of typed) {
      const answer = await check(each, 'en')
      expect(answer).toMatchObject({ verdict: 'ours', given: 'code' })
      expect(['order', 'codes']).toContain(answer.topic)
      expect(JSON.stringify(answer)).not.toContain(person.email)
      expect(Object.keys(answer).toSorted()).toEqual(['given', 'sentAt', 'text', 'topic', 'verdict'])
    }
  })

  it.each([
    ['00000-00000', 'notOurs', 'code'],
    ['http://localhost:3000/orders/1', 'ourAddress', 'link'],
    ['http://localhost:3000@evil.example/orders/1', 'notOurs', 'link'],
    ['http://localhost:3001/', 'notOurs', 'link'],
    ['Yizhan <SHOP@yizhan.example>', 'ourAddress', 'sender'],
    ['"shop@yizhan.example" <shop@yizhan.examp1e>', 'notOurs', 'sender'],
    ['10086', 'notOurs', 'sender'],
  ])('judges %s as %s', async (given, verdict, kind) => {
    expect(await check(given)).toMatchObject({ verdict, given: kind, topic: null, sentAt: null })
  })

  it('refuses nothing at all to ask about', async () => {
    expect((await check(' ')).code).toBe('request.invalid')
  })
})

describe('the phrase', () => {
  it('is sealed, can be changed, and can be taken away', async () => {
    const call = callerOf(app, person)
    const { rows } = await app.database.pool.query<{ phrase: string }>('select phrase from mail_phrases')
    expect(rows[0]?.phrase).toMatch(/^v1\./)
    expect((await call('GET', '/privacy/mail-phrase')).body).toEqual({ phrase: markers.phrase })
    expect((await call('PUT', '/privacy/mail-phrase', { phrase: '  另一句话 $& $1 ' })).body).toEqual({ phrase: '另一句话 $& $1' })
    expect((await mailsTo(app, person.email))[0]?.text).toContain('你的暗语：另一句话 $& $1。')
    expect((await call('PUT', '/privacy/mail-phrase', { phrase: null })).status).toBe(200)
    expect((await mailsTo(app, person.email))[0]?.text).not.toContain('你的暗语')
  })

  it.each(['abc', 'x'.repeat(41), '<b>bold</b>', 'two\nlines'])('refuses %j', async (phrase) => {
    expect((await callerOf(app, person)('PUT', '/privacy/mail-phrase', { phrase })).body.code).toBe('request.invalid')
  })

  it('asks for a fresh confirmation', async () => {
    app.clock.pass({ minutes: 11 })
    expect((await callerOf(app, person)('PUT', '/privacy/mail-phrase', { phrase: '新的暗语啊' })).body.code).toBe('auth.confirmation-required')
  })
})
