import { describe, expect, test } from 'vitest'
import { Committer } from './committer.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** A committer whose transactions end when told. */
function startCommitter(limits = { batchMax: 3, waitingMax: 5 }) {
  const batches: string[][] = []
  const ends: (() => void)[] = []
  const committer = new Committer<string, string>(async (items) => {
    batches.push([...items])
    await new Promise<void>((resolve) => ends.push(resolve))
    if (items.some((item) => item.startsWith('broken'))) throw new Error('the batch broke')
    return items.map((item) => `${item} placed`)
  }, limits)
  const endOne = async () => {
    await turn()
    ends.shift()?.()
    await turn()
  }
  return { committer, batches, endOne }
}

describe('the committer', () => {
  test('places together what arrives while a transaction is in flight, at most so many, in order of arrival', async () => {
    const { committer, batches, endOne } = startCommitter()
    const answers = [committer.submit('a')]
    await turn()
    expect(batches).toEqual([['a']])
    answers.push(...['b', 'c', 'd', 'e'].map((item) => committer.submit(item)))
    await endOne()
    await endOne()
    await endOne()
    expect(batches).toEqual([['a'], ['b', 'c', 'd'], ['e']])
    expect(await Promise.all(answers)).toEqual(['a placed', 'b placed', 'c placed', 'd placed', 'e placed'])
  })

  test('places together what arrives in one turn of the event loop', async () => {
    const { committer, batches, endOne } = startCommitter()
    const answers = ['a', 'b'].map((item) => committer.submit(item))
    await endOne()
    await Promise.all(answers)
    expect(batches).toEqual([['a', 'b']])
  })

  test('answers nobody before the transaction has ended', async () => {
    const { committer, endOne } = startCommitter()
    let isAnswered = false
    const answer = committer.submit('a').then(() => (isAnswered = true))
    await new Promise((resolve) => setImmediate(resolve))
    expect(isAnswered).toBe(false)
    await endOne()
    await answer
    expect(isAnswered).toBe(true)
  })

  test('repeats a broken batch one by one, so that only the broken one fails', async () => {
    const { committer, batches, endOne } = startCommitter()
    const submit = (item: string) => committer.submit(item).catch((error: Error) => error.message)
    const answers = [submit('a')]
    await turn()
    answers.push(...['b', 'broken', 'd'].map(submit))
    for (let round = 0; round < 5; round += 1) await endOne()
    expect(batches).toEqual([['a'], ['b', 'broken', 'd'], ['b'], ['broken'], ['d']])
    expect(await Promise.all(answers)).toEqual(['a placed', 'b placed', 'the batch broke', 'd placed'])
  })

  test('says that it is busy rather than keep an endless queue, and recovers', async () => {
    const { committer, endOne } = startCommitter()
    const answers = [committer.submit('a')]
    await turn()
    answers.push(...['b', 'c', 'd', 'e', 'f'].map((item) => committer.submit(item)))
    await expect(committer.submit('g')).rejects.toMatchObject({ code: 'server.busy', options: { details: { seconds: 1 } } })
    for (let round = 0; round < 4; round += 1) await endOne()
    expect(await Promise.all(answers)).toHaveLength(6)
    const late = committer.submit('h')
    await endOne()
    expect(await late).toBe('h placed')
  })
})
