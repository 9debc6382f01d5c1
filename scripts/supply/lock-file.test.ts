import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { findLockProblems, readLockFile } from './lock-file.ts'
import type { LockedPackage } from './lock-file.ts'

const integrity = `sha512-${'A'.repeat(86)}==`
const problemsOf = (place: string, locked: LockedPackage) => findLockProblems(new Map([[place, locked]]), new Set(['decided']))

describe('where packages come from', () => {
  test('accepts a package with a SHA-512 and no address', () => {
    expect(problemsOf('node_modules/a', { version: '1.0.0', integrity })).toEqual([])
  })

  test('reports a package without integrity, or with a weak one', () => {
    expect(problemsOf('node_modules/a', {})).toEqual(['node_modules/a has no SHA-512 integrity.'])
    expect(problemsOf('node_modules/a', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' })).toHaveLength(1)
  })

  test('reports a package that brings its own address', () => {
    const resolved = 'https://elsewhere.example/a.tgz'
    expect(problemsOf('node_modules/a', { integrity, resolved })).toEqual(['node_modules/a names an address to load it from.'])
  })

  test('reports an install script nobody decided about', () => {
    expect(problemsOf('node_modules/decided', { integrity, hasInstallScript: true })).toEqual([])
    expect(problemsOf('node_modules/b/node_modules/a', { integrity, hasInstallScript: true })).toHaveLength(1)
  })

  test.each(['git+ssh://git@example.org/a.git', 'https://example.org/a.tgz', 'file:../a', 'someone/a', 'npm:other@1'])(
    'reports a dependency taken from %s',
    (range) => {
      expect(problemsOf('', { dependencies: { a: range } })).toEqual([`package.json takes a from "${range}", not from the registry.`])
      expect(problemsOf('server', { devDependencies: { a: range } })).toHaveLength(1)
    },
  )

  test('refuses to read a lock file of another form', () => {
    expect(() => readLockFile('{"lockfileVersion":1,"dependencies":{}}')).toThrow()
  })

  test('this lock file names hundreds of packages', () => {
    const text = readFileSync(path.resolve(import.meta.dirname, '../../package-lock.json'), 'utf8')
    expect(readLockFile(text).size).toBeGreaterThan(500)
  })
})
