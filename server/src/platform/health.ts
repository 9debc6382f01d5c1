import type { FastifyInstance } from 'fastify'
import type { Log } from './log.ts'

/** Resolves when the part can do its work; rejects, or takes too long, when it cannot. */
export type HealthCheck = (signal: AbortSignal) => Promise<unknown>

export interface HealthOptions {
  /** By name, as shown to whoever asks: `database`, `migrations`. */
  readonly checks: Readonly<Record<string, HealthCheck>>
  /** True from the moment the process was asked to end, so that no new visitors are sent here. */
  readonly isStopping: () => boolean
  readonly log: Log
  readonly checkMillisMax?: number
}

export const checkMillisMaxDefault = 2_000

/**
 * `GET /healthz`: this process runs (restart it when it does not answer). `GET /readyz`: it can serve visitors now,
 * 200 or 503, with the state of each part. Why a part failed goes to the log, not to whoever asks.
 */
export async function healthHttp(http: FastifyInstance, options: HealthOptions): Promise<void> {
  http.get('/healthz', { config: { routeName: 'readHealth' } }, async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'alive' }))
  http.get('/readyz', { config: { routeName: 'readReadiness' } }, async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    if (options.isStopping()) return reply.code(503).send({ status: 'stopping', checks: {} })
    const results = await Promise.all(Object.entries(options.checks).map(async ([name, check]) => [name, await stateOf(name, check, options)] as const))
    const isReady = results.every(([, state]) => state === 'ok')
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not-ready', checks: Object.fromEntries(results) })
  })
}

async function stateOf(name: string, check: HealthCheck, { log, checkMillisMax = checkMillisMaxDefault }: HealthOptions): Promise<'ok' | 'failed'> {
  const signal = AbortSignal.timeout(checkMillisMax)
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error(`no answer within ${checkMillisMax} ms`)), { once: true })
  })
  try {
    await Promise.race([check(signal), late])
    return 'ok'
  } catch (error) {
    log.warn({ err: error, check: name }, 'not ready')
    return 'failed'
  }
}
