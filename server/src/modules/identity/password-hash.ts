import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { AppError } from '#platform/http/app-error.ts'
import { WorkLimit } from '#platform/work-limit.ts'
import type { WorkLimits } from '#platform/work-limit.ts'

/** Slow on purpose: 20 ms of a core and 19 MiB each. */
export interface PasswordHash {
  /** @throws AppError server.busy when too many wait */
  hash(password: string): Promise<string>
  /** @throws AppError server.busy when too many wait */
  verify(known: { hash: string; password: string }): Promise<boolean>
}

/** argon2id with OWASP's second setting: 19 MiB, two passes, one lane. */
const argon2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/**
 * Hashing runs on the four threads that files and names wait for as well (libuv's pool): one of them is always left to those.
 * On few cores two at once are enough to use them, and more would only take turns away from the thread that answers everybody.
 */
const [atOnceMin, atOnceMost] = [2, 3]
const hashLimits: WorkLimits = { atOnceMax: Math.max(atOnceMin, Math.min(atOnceMost, availableParallelism() - 1)), waitingMax: 200 }
const retrySeconds = 5

export function createPasswordHash(limits: WorkLimits = hashLimits): PasswordHash {
  const limit = new WorkLimit(limits)
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const result = await limit.run(work)
    if (result === 'busy') throw new AppError('server.busy', { details: { seconds: retrySeconds } })
    return result as T // as: a hash is no 'busy', and a comparison neither
  }
  return {
    hash: (password) => inTurn(() => hash(password, argon2)),
    verify: ({ hash: known, password }) => inTurn(() => verify(known, password)),
  }
}
