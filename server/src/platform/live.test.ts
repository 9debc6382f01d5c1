import { expect, it } from 'vitest'
import { createLive } from './live.ts'

it('tells those who listen to the channel, and nobody else', () => {
  const live = createLive()
  const heard: string[] = []
  const leave = live.subscribe(['a', 'b', 'b'], (data) => heard.push(`one ${data}`))
  live.subscribe(['b'], (data) => heard.push(`two ${data}`))
  live.publish('a', '1')
  live.publish('b', '2')
  live.publish('c', '3')
  leave()
  leave()
  live.publish('b', '4')
  expect(heard).toEqual(['one 1', 'one 2', 'two 2', 'two 4'])
  expect(live.subscriberCount).toBe(1)
})
it('reaches the others when one leaves while it is told', () => {
  const live = createLive()
  const heard: string[] = []
  const leave = live.subscribe(['a'], () => leave())
  live.subscribe(['a'], (data) => heard.push(data))
  live.publish('a', '1')
  expect(heard).toEqual(['1'])
})
