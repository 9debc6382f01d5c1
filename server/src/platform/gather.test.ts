import { expect, test } from 'vitest'
import type { Db } from './db.ts'
import { gather } from './gather.ts'

const db = {} as Db // as: never asked, the reads are ours
const turn = () => new Promise((resolve) => setImmediate(resolve))
function startReader() {
  const asked: string[][] = []
  const ends: (() => void)[] = []
  const read = gather<string, string>(db, async (_executor, keys) => {
    asked.push([...keys])
    await new Promise<void>((resolve) => ends.push(resolve))
    if (keys.includes('broken')) throw new Error('the read broke')
    return new Map(keys.filter((key) => key !== 'unknown').map((key) => [key, `${key}!`]))
  })
  const endOne = async () => {
    await turn()
    ends.shift()?.()
    await turn()
  }
  return { asked, endOne, read: (keys: string[]) => read(db, keys) }
}

test('asks once for what is asked while a read is in flight, and gives everyone their own', async () => {
  const { asked, endOne, read } = startReader()
  const answers = [read(['a'])]
  await turn()
  answers.push(read(['b', 'c']), read(['c', 'unknown']))
  await endOne()
  await endOne()
  expect(asked).toEqual([['a'], ['b', 'c', 'unknown']])
  expect(await Promise.all(answers)).toEqual([
    new Map([['a', 'a!']]),
    new Map([
      ['b', 'b!'],
      ['c', 'c!'],
    ]),
    new Map([['c', 'c!']]),
  ])
})

test('never answers with what was read before it was asked', async () => {
  const { asked, endOne, read } = startReader()
  const first = read(['a'])
  await turn()
  const second = read(['a'])
  await endOne()
  await endOne()
  await Promise.all([first, second])
  expect(asked).toEqual([['a'], ['a']])
})

test('reads together what is asked in one turn of the event loop', async () => {
  const { asked, endOne, read } = startReader()
  const answers = [read(['a']), read(['b'])]
  await endOne()
  await Promise.all(answers)
  expect(asked).toEqual([['a', 'b']])
})

test('a failed read fails those who waited for it, and the next one works', async () => {
  const { endOne, read } = startReader()
  const broken = expect(read(['broken'])).rejects.toThrow('the read broke')
  await endOne()
  await broken
  const next = read(['a'])
  await endOne()
  expect(await next).toEqual(new Map([['a', 'a!']]))
})
