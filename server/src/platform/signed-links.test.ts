import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import type { TestDatabase } from '../../test/database.ts'
import { derivedToken } from './crypto.ts'
import { openDatabase } from './db.ts'
import type { Database } from './db.ts'
import { createSignedLinks } from './signed-links.ts'

const secret = 'a-secret-of-more-than-thirty-two-letters'
const links = createSignedLinks({ secret })
const now = new Date('2026-05-01T12:00:00Z')
const claims = { purpose: 'take-back', subject: 'ers_1', expiresAt: new Date('2026-05-08T12:00:00Z') }
const token = links.sign(claims)

let testDatabase: TestDatabase
let database: Database
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = openDatabase({ url: testDatabase.url })
})
afterAll(async () => {
  await database.close()
  await testDatabase.close()
})

test('opens what it signed, until it expires', () => {
  expect(links.open('take-back', token, now)).toEqual(claims)
  expect(links.open('take-back', token, new Date(claims.expiresAt.getTime() - 1))).toEqual(claims)
  expect(links.open('take-back', token, claims.expiresAt)).toBeUndefined()
})

test('opens nothing else: another purpose, another secret, a changed, cut, lengthened or foreign text', () => {
  const [body = '', signature = ''] = token.split('.')
  const later = Buffer.from(JSON.stringify(['take-back', 'ers_1', claims.expiresAt.getTime() + 1])).toString('base64url')
  expect(links.open('fetch-export', token, now)).toBeUndefined()
  expect(createSignedLinks({ secret: `${secret}!` }).open('take-back', token, now)).toBeUndefined()
  const forged = [`${later}.${signature}`, token.slice(0, -1), token.slice(1), `${token}A`, `${token}.x`, body, `${body}.`, '.', '', '🎫', 'a'.repeat(2000)]
  // Another spelling of the same bytes: the last of 43 characters has two bits to spare.
  const spelt = `${token.slice(0, -1)}${String.fromCharCode(token.charCodeAt(token.length - 1) + 1)}`
  forged.push(spelt, `${token}=`)
  for (const each of forged) expect(links.open('take-back', each, now), each).toBeUndefined()
  // The same secret signs other things elsewhere; none of those signatures makes a link.
  expect(links.open('take-back', `${body}.${derivedToken(secret, body)}`, now)).toBeUndefined()
})

test('is used once, by one of ten at once, and is forgotten after it expired', async () => {
  const uses = await Promise.all(Array.from({ length: 10 }, () => database.transaction((tx) => links.useOnce(tx, token, claims))))
  expect(uses.filter(Boolean)).toHaveLength(1)
  expect(await database.transaction((tx) => links.forget(tx, now))).toBe(0)
  expect(await database.transaction((tx) => links.forget(tx, new Date('2026-06-01T00:00:00Z')))).toBe(1)
})
