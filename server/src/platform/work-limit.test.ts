import { expect, it } from 'vitest'
import { WorkLimit } from './work-limit.ts'

it('runs two at once, in order, lets two wait and turns the rest away', async () => {
  const limit = new WorkLimit({ atOnceMax: 2, waitingMax: 2 })
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
  const begun: number[] = []
  const results = gates.map((gate, number) =>
    limit.run(async () => {
      begun.push(number)
      await gate.promise
      return number
    }),
  )
  expect(await results[4]).toBe('busy')
  expect(begun).toEqual([0, 1])
  gates[1]?.resolve()
  await results[1]
  expect(begun).toEqual([0, 1, 2])
  for (const gate of gates) gate.resolve()
  expect(await Promise.all(results)).toEqual([0, 1, 2, 3, 'busy'])
  expect(await limit.run(async () => 'free')).toBe('free')
})
it('gives its place on after a failure', async () => {
  const limit = new WorkLimit({ atOnceMax: 1, waitingMax: 1 })
  const failing = limit.run(() => Promise.reject(new Error('no')))
  const next = limit.run(async () => 'ran')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('ran')
})
