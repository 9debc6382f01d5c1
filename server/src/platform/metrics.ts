import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { JobHooks } from './jobs.ts'

export interface Metrics {
  /** Where others add figures of their own. */
  readonly registry: Registry
  /** Given to `createJobs`. */
  readonly jobHooks: JobHooks
  /** Counts and times every request from here on, by route name and status class. */
  observeHttp(http: FastifyInstance): void
  observePool(pool: Pool): void
}

/** From a page out of a cache to a report; a request beyond the last is in trouble. */
const requestSecondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const jobSecondsBuckets = [0.01, 0.05, 0.25, 1, 5, 30, 120, 300]

/** The process's figures in a registry of their own, so that two servers in one process (tests) do not collide. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer.',
    labelNames: ['route', 'status'],
    buckets: requestSecondsBuckets,
    registers,
  })
  const jobs = new Counter({ name: 'jobs_finished_total', help: 'Attempts at jobs, by outcome.', labelNames: ['job', 'outcome'], registers })
  const jobSeconds = new Histogram({ name: 'job_duration_seconds', help: 'Time of one attempt.', labelNames: ['job'], buckets: jobSecondsBuckets, registers })
  return {
    registry,
    jobHooks: {
      onFinished: (job, outcome, seconds) => {
        jobs.inc({ job, outcome })
        jobSeconds.observe({ job }, seconds)
      },
    },
    observeHttp: (http) => {
      http.addHook('onResponse', (request, reply, done) => {
        // Never the address itself: whoever asks for made-up addresses would make a figure of each.
        const { config, url } = request.routeOptions
        const route = config.routeName ?? url ?? 'unmatched'
        requests.observe({ route, status: `${Math.floor(reply.statusCode / 100)}xx` }, reply.elapsedTime / 1000)
        done()
      })
    },
    observePool: (pool) => observePool(pool, registers),
  }
}

function observePool(pool: Pool, registers: Registry[]): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  gauge('db_pool_connections', 'Open database connections.', () => pool.totalCount)
  gauge('db_pool_idle', 'Open database connections without work.', () => pool.idleCount)
  gauge('db_pool_waiting', 'Statements and transactions waiting for a connection.', () => pool.waitingCount)
}

/** `GET /metrics` in Prometheus' text format. */
export async function metricsHttp(http: FastifyInstance, { metrics }: { readonly metrics: Metrics }): Promise<void> {
  http.get('/metrics', { config: { routeName: 'readMetrics' } }, async (_request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .type(metrics.registry.contentType)
      .send(await metrics.registry.metrics()),
  )
}
