import type { Redis } from 'ioredis'
import type { Count, LimitStore } from './store.ts'

const prefix = 'yizhan:limit:'
/** In one step; a counter without an end (its setter died in between, in other clients) gets one. */
const addScript = `
local points = redis.call('incrby', KEYS[1], ARGV[1])
local left = redis.call('pttl', KEYS[1])
if left < 0 then
  redis.call('pexpire', KEYS[1], ARGV[2])
  left = tonumber(ARGV[2])
end
return {points, left}`

/** Counts in Redis, shared by all processes; it forgets old counters by itself. Periods end by Redis's own clock. */
export function createRedisStore(redis: Redis): LimitStore {
  return {
    async add(key, { points, seconds, now }) {
      const answer: unknown = await redis.eval(addScript, 1, prefix + key, points, seconds * 1000)
      return countOf(answer, now)
    },
    async read(key, now) {
      const [points, left] = await Promise.all([redis.get(prefix + key), redis.pttl(prefix + key)])
      return points === null || left <= 0 ? undefined : countOf([Number(points), left], now)
    },
    async forget(key) {
      await redis.del(prefix + key)
    },
  }
}

function countOf(answer: unknown, now: Date): Count {
  const [points, left] = Array.isArray(answer) ? answer.map(Number) : []
  if (points === undefined || left === undefined || Number.isNaN(points + left)) throw new Error('Redis answered a counter in another form')
  return { points, resetsAt: new Date(now.getTime() + left) }
}
