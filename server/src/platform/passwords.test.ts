import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPasswords, type Passwords } from './passwords.ts'
import { openBreachedFile } from './passwords/breached-file.ts'
import { StartError } from './start-error.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'yizhan-passwords-'))
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase()
let passwords: Passwords
beforeAll(async () => {
  passwords = await openPasswords({ breachedFile: null })
})
afterAll(async () => {
  await passwords.close()
  rmSync(folder, { recursive: true })
})

describe('a judgement', () => {
  it('accepts a sentence and a random word, without advice', async () => {
    for (const password of ['correct horse battery staple', '晚饭后沿着河边慢慢走回家', 'vKq8-tRz2-mWx5'])
      expect(await passwords.judge(password, []), password).toEqual({ score: 4, isBreached: false, isAcceptable: true, warnings: [] })
  })

  it.each([
    ['short', 'vKq8-tRz2', 'short'],
    ['leaked', '1234567890', 'breached'],
    ['leaked in other letters', 'QWERTYUIOP', 'breached'],
    ['a run', 'abcdefghijkl', 'sequence'],
    ['keys side by side', '4rfvbgt5%', 'keyboard'],
    ['one repeated', 'aaaaaaaaaaaa', 'repeated'],
    ['something repeated', 'woaini520woaini520', 'repeated'],
    ['a common one with an ending', 'Password123!', 'common'],
    ['a date', '1990-05-02', 'date'],
    ['a Chinese habit', 'woaini1314520', 'longer'],
  ])('refuses what is %s', async (_what, password, warning) => {
    const judgement = await passwords.judge(password, [])
    expect(judgement).toMatchObject({ isAcceptable: false, warnings: expect.arrayContaining([warning]) })
    expect(judgement.score).toBeLessThan(2)
  })

  it('refuses what holds a name, the part of an address before the @, or a shop', async () => {
    for (const [password, personal] of [
      ['vKq8-wangfang-tRz2', 'Wang Fang'],
      ['vKq8-tRz2-王小明', '王小明'],
      ['xiaoming.1988-vKq8', 'xiaoming.1988@example.com'],
      ['vKq8-YiZhan-tRz2', ''],
      ['清风茶舍-vKq8-tRz2', '清风茶舍'],
    ] as const)
      expect(await passwords.judge(password, [personal]), password).toMatchObject({ isAcceptable: false, warnings: expect.arrayContaining(['personal']) })
  })

  it('lets short names and mail domains stand in other words', async () => {
    expect(await passwords.judge('channel-example-orbit-7', ['Ann', 'ann@example.com'])).toMatchObject({ isAcceptable: true })
  })

  it('judges the longest and most laborious without stopping this thread', async () => {
    const hostile = [
      'p4ssw0rd'.repeat(25),
      '@1$0!'.repeat(40),
      '1'.repeat(100) + 'a'.repeat(100),
      '4@8({[<3691!|x'.repeat(14) + 'zzzz',
      'é'.repeat(5000),
      '\ud800'.repeat(30),
    ]
    let ticks = 0
    const timer = setInterval(() => (ticks += 1), 1)
    const judged = await Promise.all(hostile.map((password) => passwords.judge(password, ['x'.repeat(200)])))
    clearInterval(timer)
    expect(judged.map(({ score }) => score >= 0 && score <= 4)).toEqual(hostile.map(() => true))
    expect(ticks).toBeGreaterThan(5)
  })

  it('turns away those who would wait too long', async () => {
    const all = await Promise.allSettled(Array.from({ length: 60 }, () => passwords.judge('vKq8-tRz2-mWx5', [])))
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    expect(refused).toEqual(Array.from({ length: 9 }, () => 'server.busy'))
  })
})

describe('a file of leaked passwords', () => {
  const known = Array.from({ length: 5000 }, (_, index) => `leaked-${index}-vKq8-tRz2`)
  const file = path.join(folder, 'ordered-by-hash.txt')
  beforeAll(() => {
    const lines = known.map((password, index) => `${sha1(password)}:${(index * 7919) % 1_000_000}`).toSorted()
    writeFileSync(file, `${lines.join('\r\n')}\r\n`)
  })

  it('finds each of its passwords and no other, first and last included', async () => {
    const breached = await openBreachedFile(file)
    for (const password of known) expect(await breached.has(sha1(password))).toBe(true)
    for (let index = 0; index < 500; index += 1) expect(await breached.has(sha1(`other-${index}`))).toBe(false)
    for (const end of ['0'.repeat(40), 'F'.repeat(40)]) expect(await breached.has(end)).toBe(false)
    await breached.close()
  })

  it('is read the same with other line ends, a single line, and no line break at its end', async () => {
    for (const [name, text] of [
      [
        'unix',
        `${known
          .slice(0, 50)
          .map((password) => `${sha1(password)}:1`)
          .toSorted()
          .join('\n')}\n`,
      ],
      [
        'open',
        known
          .slice(0, 50)
          .map((password) => `${sha1(password)}:12`)
          .toSorted()
          .join('\n'),
      ],
      ['single', `${sha1('leaked-0-vKq8-tRz2')}:3`],
    ] as const) {
      writeFileSync(path.join(folder, name), text)
      const breached = await openBreachedFile(path.join(folder, name))
      expect([await breached.has(sha1('leaked-0-vKq8-tRz2')), await breached.has(sha1('nobody'))], name).toEqual([true, false])
      await breached.close()
    }
  })

  it('decides instead of the short list', async () => {
    const withFile = await openPasswords({ breachedFile: file })
    expect(await withFile.judge('leaked-42-vKq8-tRz2', [])).toMatchObject({ isBreached: true, isAcceptable: false, score: 1 })
    expect(await withFile.judge('leaked-x-vKq8-tRz2', [])).toMatchObject({ isBreached: false, isAcceptable: true })
    await withFile.close()
  })

  it('that is none stops the start with a sentence', async () => {
    writeFileSync(path.join(folder, 'words.txt'), 'password\n')
    for (const name of ['missing.txt', 'words.txt']) await expect(openPasswords({ breachedFile: path.join(folder, name) })).rejects.toThrow(StartError)
  })
})
