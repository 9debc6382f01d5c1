import type { Redis } from 'ioredis'
import { z } from 'zod'
import { limits as allRules, type LimitName, type LimitRule, type LimitSubject } from '@yizhan/contract/access'
import type { Clock } from './clock.ts'
import type { Crypto } from './crypto.ts'
import type { Db } from './db.ts'
import { AppError } from './http/app-error.ts'
import { networkOf } from './http/network.ts'
import type { Jobs } from './jobs.ts'
import { createMemoryStore } from './limits/memory-store.ts'
import { createPostgresStore, forgetOldCounters } from './limits/postgres-store.ts'
import { createRedisStore } from './limits/redis-store.ts'
import type { LimitStore } from './limits/store.ts'
import type { Log } from './log.ts'

declare module './jobs.ts' {
  interface JobPayloads {
    'forget-counters': Record<string, never>
  }
}

export interface LimitsOptions {
  /** Without it everything is allowed. */
  readonly isOn: boolean
  /** Counters are kept here when there is one, else in PostgreSQL. */
  readonly redis: Redis | null
  readonly db: Db
  readonly crypto: Crypto
  readonly clock: Clock
  readonly jobs: Jobs
  readonly log: Log
}

/**
 * Who and what is counted: `network` an IP address as it came, `person` an id, `target` what the act is aimed at, in one
 * form (an e-mail address in small letters, a number in E.164). A rule whose subject is not given is not counted, so that
 * the door counts networks and persons, and whoever knows the target counts it.
 */
export type LimitSubjects = Readonly<Partial<Record<LimitSubject, string | null>>>

export interface Taken {
  readonly isAllowed: boolean
  /** 0 when allowed. */
  readonly retryAfterSeconds: number
}

export interface Limits {
  /** Counts `points` (1 unless told), refused ones too. Stops at the first rule that refuses: a blocked network does not use up its target. */
  take(name: LimitName, subjects: LimitSubjects, points?: number): Promise<Taken>
  /** As `take`. @throws AppError request.rate-limited, with the seconds to wait */
  hold(name: LimitName, subjects: LimitSubjects): Promise<void>
  /** What `take` would answer; nothing is counted. */
  peek(name: LimitName, subjects: LimitSubjects): Promise<Taken>
  /** Lets these subjects begin anew, as after a sign-in that succeeded. */
  reset(name: LimitName, subjects: LimitSubjects): Promise<void>
}

const allowed: Taken = { isAllowed: true, retryAfterSeconds: 0 }
const forgetSeconds = 600

/** Counts what is worth repeating, over all processes. Defines the job that removes old counters. */
export function createLimits(options: LimitsOptions): Limits {
  const { isOn, redis, db, clock, jobs, log } = options
  const store = insured(redis ? createRedisStore(redis) : createPostgresStore(db), log)
  jobs.define('forget-counters', z.object({}).strict(), async () => void (await forgetOldCounters(db, clock.now())))
  jobs.every('forget-counters', forgetSeconds)

  const counters = (name: LimitName, subjects: LimitSubjects) => (isOn ? countersOf(options.crypto, name, subjects) : [])
  const take: Limits['take'] = async (name, subjects, points = 1) => {
    const now = clock.now()
    for (const { key, rule } of counters(name, subjects)) {
      const count = await store.add(key, { points, seconds: rule.seconds, now })
      if (count.points > rule.points) return refusedUntil(count.resetsAt, now)
    }
    return allowed
  }
  return {
    take,
    async hold(name, subjects) {
      const { isAllowed, retryAfterSeconds } = await take(name, subjects)
      if (!isAllowed) throw new AppError('request.rate-limited', { details: { seconds: retryAfterSeconds } })
    },
    async peek(name, subjects) {
      const now = clock.now()
      for (const { key, rule } of counters(name, subjects)) {
        const count = await store.read(key, now)
        if (count && count.points >= rule.points) return refusedUntil(count.resetsAt, now)
      }
      return allowed
    },
    async reset(name, subjects) {
      for (const { key } of counters(name, subjects)) await store.forget(key)
    },
  }
}

function refusedUntil(resetsAt: Date, now: Date): Taken {
  return { isAllowed: false, retryAfterSeconds: Math.max(1, Math.ceil((resetsAt.getTime() - now.getTime()) / 1000)) }
}

/** The counters an act touches. Nobody reads from a key whom it counts, and one subject has other keys for other acts. */
function countersOf(crypto: Crypto, name: LimitName, subjects: LimitSubjects): { key: string; rule: LimitRule }[] {
  return allRules[name].flatMap((rule: LimitRule) => {
    const given = subjects[rule.per]
    if (!given) return []
    const subject = rule.per === 'network' ? networkOf(given) : given
    return [{ key: `${name}:${rule.per}:${crypto.blindIndex(subject, `limit ${name} ${rule.per}`)}`, rule }]
  })
}

const complaintMillis = 60_000
/** While the store is away this process counts for itself: nobody is refused for it, and nobody may try without end. */
function insured(store: LimitStore, log: Log): LimitStore {
  const memory = createMemoryStore()
  let complainedAt = -Infinity
  const orInMemory = async <T>(shared: () => Promise<T>, own: () => Promise<T>): Promise<T> => {
    try {
      return await shared()
    } catch (error) {
      if (performance.now() - complainedAt >= complaintMillis) {
        complainedAt = performance.now()
        log.warn({ err: error }, 'limits cannot be shared; this process counts for itself')
      }
      return own()
    }
  }
  return {
    add: (key, added) =>
      orInMemory(
        () => store.add(key, added),
        () => memory.add(key, added),
      ),
    read: (key, now) =>
      orInMemory(
        () => store.read(key, now),
        () => memory.read(key, now),
      ),
    async forget(key) {
      await memory.forget(key)
      await orInMemory(
        () => store.forget(key),
        async () => {},
      )
    },
  }
}
