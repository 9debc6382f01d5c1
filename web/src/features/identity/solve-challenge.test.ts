import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { challengeSchema, solvedChallengeSchema } from '@yizhan/contract/protection'
import { expect, it } from 'vitest'
import { solveChallenge } from './solve-challenge.ts'

const hmacSignatureSecret = 'a secret of this test'
const create = async (keyPrefix: string) => {
  const options = { algorithm: 'PBKDF2/SHA-256', cost: 10, deriveKey, keyPrefix, expiresAt: 4_000_000_000, data: { network: 'n' }, hmacSignatureSecret }
  return challengeSchema.parse(await createChallenge(options))
}

it('answers in the form the server takes', async () => {
  const answer = await solveChallenge(await create('00'), new AbortController())
  const solved = solvedChallengeSchema.parse(JSON.parse(atob(answer ?? '')))
  expect(answer?.length).toBeLessThan(2000)
  expect(await verifySolution({ challenge: solved.challenge, solution: { time: 0, ...solved.solution }, deriveKey, hmacSignatureSecret })).toMatchObject({
    verified: true,
  })
})

it('ends when it is called off', async () => {
  const stop = new AbortController()
  const answer = solveChallenge(await create('00000000'), stop)
  stop.abort()
  expect(await answer).toBeNull()
})
