import { Redis } from 'ioredis'
import type { Log } from './log.ts'

const connectMillis = 3_000
const commandMillis = 500
const complaintMillis = 60_000

/**
 * A connection to Redis that answers or fails at once: what is kept there is never worth waiting for, and whoever asks knows
 * another way. It comes back by itself.
 */
export function openRedis(url: string, log: Log): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: connectMillis,
    commandTimeout: commandMillis,
    connectionName: 'yizhan',
  })
  let complainedAt = -Infinity
  redis.on('error', (error: Error) => {
    if (performance.now() - complainedAt < complaintMillis) return
    complainedAt = performance.now()
    log.warn({ err: error }, 'Redis is away; every process counts for itself until it is back')
  })
  return redis
}
