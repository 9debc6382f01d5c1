import { expect, test } from 'vitest'
import { findLicenceProblems, isPermissive } from './licences.ts'

test.each(['MIT', '(MIT OR GPL-3.0-only)', 'MIT AND Apache-2.0', '(MIT AND Zlib)'])('%s lets anyone use it', (expression) => {
  expect(isPermissive(expression)).toBe(true)
})

test.each(['', 'GPL-3.0-only', 'MIT AND GPL-3.0-only', 'SEE LICENSE IN LICENSE', '(MIT OR (GPL-2.0 AND ISC))', 'UNLICENSED'])(
  '"%s" is not taken for a permissive licence',
  (expression) => {
    expect(isPermissive(expression)).toBe(false)
  },
)

test('reports a licence that is not on the list, and one nobody named', () => {
  const packages = new Map([
    ['node_modules/free', { license: 'MIT' }],
    ['node_modules/strict', { license: 'AGPL-3.0-only' }],
    ['node_modules/free/node_modules/silent', {}],
    ['server', {}],
    ['node_modules/@yizhan/server', { link: true }],
  ])
  expect(findLicenceProblems(packages, [])).toEqual([
    'node_modules/strict is under AGPL-3.0-only, which is not on the list.',
    'node_modules/free/node_modules/silent is under no named licence, which is not on the list.',
  ])
})

test('an exception holds for its package under its licence alone, and is reported once nothing needs it', () => {
  const exceptions = [{ name: /^strict$/, licence: 'MPL-2.0', why: 'a test' }]
  expect(findLicenceProblems(new Map([['node_modules/strict', { license: 'MPL-2.0' }]]), exceptions)).toEqual([])
  expect(findLicenceProblems(new Map([['node_modules/strict', { license: 'GPL-3.0-only' }]]), exceptions)).toEqual([
    'node_modules/strict is under GPL-3.0-only, which is not on the list.',
    'The licence exception /^strict$/ (MPL-2.0) is not needed any more.',
  ])
})
