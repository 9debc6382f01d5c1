import type { Db } from '#platform/db.ts'
import type { Factors } from './factors/factors.ts'
import type { SecondFactors } from './parts.ts'

/** What a person set up, as sign-in and confirmation ask for it. */
export function secondFactorsOf(factors: Factors, db: Db): SecondFactors {
  return {
    methodsOf: factors.methodsOf,
    count: factors.count,
    passkeyOptions: ({ proofId, userId }) => factors.passkeys.request(db, { proofId, userId }),
    async check({ userId, proofId, answer, from }) {
      if (answer.method === 'email' || answer.method === 'sms') return false
      const attempt = answer.method === 'passkey' ? { method: answer.method, proofId, response: answer.response } : { method: answer.method, code: answer.code }
      return (await factors.check({ userId, from }, attempt)) !== null
    },
  }
}
