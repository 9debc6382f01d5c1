import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import { challengeSchema, solvedChallengeSchema, type Challenge } from '@yizhan/contract/protection'
import type { Clock } from './clock.ts'
import { derivedToken, type Crypto } from './crypto.ts'
import { run, sql, type Db } from './db.ts'
import { networkOf } from './http/network.ts'
import type { Jobs } from './jobs.ts'
import type { Limits } from './limits.ts'

declare module './jobs.ts' {
  interface JobPayloads {
    'forget-challenges': Record<string, never>
  }
}

export interface ChallengesOptions {
  readonly db: Db
  readonly crypto: Crypto
  readonly clock: Clock
  readonly jobs: Jobs
  readonly limits: Limits
  /** Challenges are signed with a key made of it. */
  readonly secret: string
}

/** Proofs of work: a moment of computing that one person does not notice and somebody with a list of passwords pays for each. */
export interface Challenges {
  /** Signed, for this address's network; harder the more it asks for. */
  create(ip: string): Promise<Challenge>
  /**
   * Whether the answer solves a challenge of ours, made for this network, not yet expired or used. It counts as used from
   * here on. Why not is told to nobody.
   */
  verify(answer: string, ip: string): Promise<boolean>
}

export const challengeSeconds = 600
/** Iterations of one of some 256 tries: a third of a second on a desktop computer, then four and ten times that. */
const costs = { light: 2_000, middle: 8_000, heavy: 20_000 } as const
const keyPrefix = '00'
const forgetSeconds = 600

/** Self-hosted challenges by altcha-lib; nobody else learns who was asked. Defines the job that forgets used ones. */
export function createChallenges(options: ChallengesOptions): Challenges {
  const { db, clock, jobs, secret } = options
  const hmacSignatureSecret = derivedToken(secret, 'challenges')
  jobs.define('forget-challenges', z.object({}).strict(), async () => void (await run(db, sql`delete from used_challenges where expires_at <= ${clock.now()}`)))
  jobs.every('forget-challenges', forgetSeconds)
  return {
    async create(ip) {
      const made = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: await costFor(options, ip),
        deriveKey,
        keyPrefix,
        expiresAt: Math.floor(clock.now().getTime() / 1000) + challengeSeconds,
        data: { network: networkIndex(options, ip) },
        hmacSignatureSecret,
      })
      return challengeSchema.parse(made)
    },
    async verify(answer, ip) {
      const solved = parseAnswer(answer)
      if (!solved) return false
      const { expiresAt, data, nonce } = solved.challenge.parameters
      if (expiresAt * 1000 <= clock.now().getTime() || data.network !== networkIndex(options, ip)) return false
      const { verified } = await verifySolution({ ...solved, solution: { time: 0, ...solved.solution }, deriveKey, hmacSignatureSecret })
      return verified && isFirstUse(db, nonce, new Date(expiresAt * 1000))
    },
  }
}

/** One row per nonce: of two that come at once, one inserts it. */
async function isFirstUse(db: Db, nonce: string, expiresAt: Date): Promise<boolean> {
  return (await run(db, sql`insert into used_challenges (nonce, expires_at) values (${nonce}, ${expiresAt}) on conflict do nothing`)) === 1
}

async function costFor({ limits }: ChallengesOptions, ip: string): Promise<number> {
  if ((await limits.take('challenge-light', { network: ip })).isAllowed) return costs.light
  return (await limits.take('challenge-middle', { network: ip })).isAllowed ? costs.middle : costs.heavy
}

function networkIndex({ crypto }: ChallengesOptions, ip: string): string {
  return crypto.blindIndex(networkOf(ip), 'challenge-network')
}

function parseAnswer(answer: string): z.infer<typeof solvedChallengeSchema> | undefined {
  try {
    return solvedChallengeSchema.parse(JSON.parse(Buffer.from(answer, 'base64').toString('utf8')))
  } catch {
    return undefined // not base64 of JSON of this form: as good as no answer
  }
}
