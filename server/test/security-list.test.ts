import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
/** Numbers of OWASP ASVS 5.0.0 that are of level 1 or 2; its words stand in the standard alone. */
const asked = readFileSync(path.join(import.meta.dirname, 'security-list/asvs-5.0.0-level-2.txt'), 'utf8')
  .trim()
  .split('\n')
const rows = readFileSync(path.join(root, 'docs/security.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [number = '', words = '', heldBy = '', provedBy = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    return { number, words, heldBy, provedBy }
  })
const pathsIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '').filter((name) => /[/.]/.test(name) && !name.startsWith('/'))
const hasReason = (cell: string) => /^(not applicable|not yet): .{5,}/.test(cell)

describe('docs/security.md', () => {
  it('has every requirement of level 2 once, in the order of the standard', () => {
    expect(asked).toHaveLength(253)
    expect(rows.map(({ number }) => number)).toEqual(asked)
  })

  it.each(rows.map((row) => [row.number, row] as const))('%s says what holds and proves it, or why not', (_, { words, heldBy, provedBy }) => {
    expect(words.length).toBeGreaterThan(3)
    if (hasReason(heldBy)) return expect(provedBy).toBe('')
    expect(pathsIn(heldBy).length).toBeGreaterThan(0)
    if (!provedBy.startsWith('not yet: ')) expect(pathsIn(provedBy).filter((name) => name.endsWith('.test.ts'))).not.toEqual([])
    else expect(hasReason(provedBy)).toBe(true)
  })

  it('names only files that are there', () => {
    const named = new Set(rows.flatMap(({ heldBy, provedBy }) => [...pathsIn(heldBy), ...pathsIn(provedBy)]))
    expect([...named].filter((name) => !existsSync(path.join(root, name)))).toEqual([])
    expect(named.size).toBeGreaterThan(100)
  })

  it('counts what is not done yet as it is', () => {
    const text = readFileSync(path.join(root, 'docs/security.md'), 'utf8')
    const count = (pattern: RegExp) => rows.filter(({ heldBy, provedBy }) => pattern.test(heldBy) || pattern.test(provedBy)).length
    const [unmet, foreign] = [count(/^not yet: /), count(/^not applicable: /)]
    expect(text).toContain(`${rows.length - unmet - foreign} held and proved, ${foreign} not applicable, ${unmet} not yet`)
  })
})
