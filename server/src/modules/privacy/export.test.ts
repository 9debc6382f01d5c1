import { existsSync, globSync, readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from '../../../test/app.ts'
import type { TestApp } from '../../../test/app.ts'
import { signUpTester } from '../../../test/people.ts'
import { run, sql } from '#platform/db.ts'
import { callerOf, livePerson, mailsTo, markers } from './lived-person.testing.ts'
import type { LivedPerson } from './lived-person.testing.ts'

let app: TestApp
let person: LivedPerson
let exportId: string
let link: string
beforeAll(async () => {
  app = await createTestApp()
  person = await livePerson(app, 'export')
})
afterAll(() => app.close())

const fetchBy = (path: string, headers: Readonly<Record<string, string>> = person.headers) => app.http.inject({ url: path, headers })
const pathOf = (url: string) => url.replace(/^.*\/account\/privacy\/exports\/(\w+)\?token=/, '/api/v1/privacy/exports/$1/file?token=')

/** The files of a zip, by its central directory (APPNOTE 4.3.12). */
function unzip(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\u0005\u0006')) + 16)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extraLength, commentLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)]
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 20))
    files.set(zip.toString('utf8', at + 46, at + 46 + nameLength), (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'))
    at += 46 + nameLength + extraLength + commentLength
  }
  return files
}

describe('an export', () => {
  it('is asked for, written in the background, and told by mail', async () => {
    const call = callerOf(app, person)
    const asked = await call('POST', '/privacy/exports')
    expect([asked.status, asked.body.state, asked.body.partsDone]).toEqual([202, 'waiting', 0])
    const second = await call('POST', '/privacy/exports')
    expect([second.status, second.body.code]).toEqual([409, 'privacy.export-under-way'])
    await app.settle()
    exportId = asked.body.exportId
    const { body } = await call('GET', '/privacy/exports')
    expect(body.items).toMatchObject([{ exportId, state: 'ready', token: null }])
    expect(body.items[0].partsDone).toBe(body.items[0].partsTotal)
    const [mail] = await mailsTo(app, person.email)
    link = /http\S+\/account\/privacy\/exports\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
    expect(link).toContain(exportId)
  })

  it('holds everything the person gave us and everything we told them, and no secret', async () => {
    const answer = await fetchBy(pathOf(link))
    expect([answer.statusCode, answer.headers['cache-control'], answer.headers['content-type']]).toEqual([200, 'no-store', 'application/zip'])
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="yizhan-${exportId}.zip"`)
    const files = unzip(answer.rawPayload)
    const of = (name: string) => files.get(name) ?? ''
    expect(files.get('README.zh-CN.md')).toContain('你在一站的个人资料')
    for (const name of [...files.keys()].filter((each) => each.endsWith('.json'))) {
      expect(of('README.en.md'), name).toContain(name)
      expect(() => JSON.parse(of(name)), name).not.toThrow()
    }
    expect(of('account.json')).toContain(person.email)
    for (const marker of [markers.recipient, markers.phone, markers.street]) expect(of('addresses.json')).toContain(marker)
    for (const marker of [markers.recipient, markers.phone, markers.street, markers.note, person.email]) expect(of('orders.json')).toContain(marker)
    expect(of('mail-phrase.json')).toContain(markers.phrase)
    expect(of('deliveries.json')).toContain('CODE-export')
    expect(of('mails.json')).toContain('CODE-export')
    expect(of('cart.json')).toContain(person.tea.offerId)
    expect(of('payments.json')).toContain(person.paymentId)
    expect(JSON.parse(of('consents.json'))).toMatchObject([{ purpose: 'personalisation', isGiven: true }])
    expect(JSON.parse(of('sessions.json')).length).toBeGreaterThan(0)
    const everything = [...files.values()].join('\n')
    expect(everything).not.toMatch(/\$argon2|"v1\.[\w-]+\./)
    const { rows } = await app.database.pool.query<{ token: string }>('select token from sessions where user_id = $1', [person.userId])
    for (const { token } of rows) expect(everything).not.toContain(token)
  })

  it('lies sealed in the store', async () => {
    const { rows } = await app.database.pool.query<{ fileKey: string }>('select file_key as "fileKey" from privacy_exports')
    const [stored = ''] = globSync(`${app.dataDir}/files/${rows[0]?.fileKey}`)
    const bytes = readFileSync(stored)
    for (const text of ['PK\u0003\u0004', 'orders.json', person.email, markers.street]) expect(bytes.includes(text)).toBe(false)
  })

  it('opens for nobody else, by no other link, in the same words', async () => {
    const stranger = await signUpTester(app, 'stranger')
    const token = new URL(link).searchParams.get('token') ?? ''
    const foreign = app.platform.signedLinks.sign({ purpose: 'keep-account', subject: `${exportId} ${person.userId}`, expiresAt: new Date('2100-01-01') })
    const own = app.platform.signedLinks.sign({ purpose: 'privacy-export', subject: `${exportId} ${stranger.userId}`, expiresAt: new Date('2100-01-01') })
    const answers = [
      await fetchBy(pathOf(link), stranger.headers),
      await fetchBy(`/api/v1/privacy/exports/${exportId}/file?token=${own}`, stranger.headers),
      ...(await Promise.all([token.slice(0, -2), `${token}x`, foreign, ''].map((each) => fetchBy(`/api/v1/privacy/exports/${exportId}/file?token=${each}`)))),
      await fetchBy(`/api/v1/privacy/exports/pxp_01jd0000000000000000000000/file?token=${token}`),
    ]
    for (const answer of answers) expect([answer.statusCode, answer.json().code]).toEqual([404, 'privacy.link-invalid'])
    expect(new Set(answers.map((answer) => answer.json().title)).size).toBe(1)
    expect((await fetchBy(pathOf(link), {})).statusCode).toBe(401)
    expect((await callerOf(app, stranger)('GET', '/privacy/exports')).body.items).toEqual([])
  })

  it('is gone after its time, file and all', async () => {
    const { rows } = await app.database.pool.query<{ fileKey: string }>('select file_key as "fileKey" from privacy_exports')
    app.clock.pass({ days: 3, seconds: 1 })
    expect((await fetchBy(pathOf(link))).statusCode).toBe(404)
    await app.modules.privacy.holdRetention()
    await app.settle()
    expect(existsSync(`${app.dataDir}/files/${rows[0]?.fileKey}`)).toBe(false)
    expect((await callerOf(app, person)('GET', '/privacy/exports')).body.items).toMatchObject([{ state: 'removed', bytes: expect.any(Number) }])
  })

  it('asks for a fresh confirmation', async () => {
    expect((await callerOf(app, person)('POST', '/privacy/exports')).body.code).toBe('auth.confirmation-required')
  })

  it('begins anew after a process was killed, and fails in the open', async () => {
    const { privacy } = app.modules
    const { exportId: again } = await privacy.startExport(person.userId, 'en')
    await run(app.database.db, sql`update privacy_exports set state = 'running', parts_done = 4 where id = ${again}`)
    await app.settle()
    expect((await privacy.exports(person.userId))[0]).toMatchObject({ exportId: again, state: 'ready' })
    const { exportId: broken } = await privacy.startExport(person.userId, 'en')
    await run(app.database.db, sql`update addresses set address = 'v1.k1.broken' where shopper_id = ${person.shopperId}`)
    const context = { log: app.http.log as never, attempt: 5, isLastAttempt: true, signal: new AbortController().signal } // as: its log is not written to
    await expect(privacy.writeExport(broken, context)).rejects.toThrow('cut short')
    expect((await privacy.exports(person.userId))[0]).toMatchObject({ exportId: broken, state: 'failed' })
    expect(globSync(`${app.dataDir}/files/exports/${broken}*`)).toEqual([])
  })
})
