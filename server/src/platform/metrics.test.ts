import Fastify from 'fastify'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { createMetrics, metricsHttp } from './metrics.ts'

it('counts requests by route name and status class, never by address', async () => {
  const metrics = createMetrics()
  const http = Fastify()
  onTestFinished(() => http.close())
  metrics.observeHttp(http)
  await http.register(metricsHttp, { metrics })
  http.get('/things/:id', { config: { routeName: 'readThing' } }, async () => 'ok')
  http.get('/plain/:id', async () => 'ok')
  http.get('/broken', async () => Promise.reject(new Error('no')))
  for (const url of ['/things/1', '/things/2', '/plain/1', '/broken', '/made-up/secret']) await http.inject(url)
  const response = await http.inject('/metrics')
  expect(response.headers['content-type']).toContain('text/plain')
  expect(response.body).toContain('http_request_duration_seconds_count{route="readThing",status="2xx"} 2')
  expect(response.body).toContain('http_request_duration_seconds_count{route="/plain/:id",status="2xx"} 1')
  expect(response.body).toContain('http_request_duration_seconds_count{route="/broken",status="5xx"} 1')
  expect(response.body).toContain('http_request_duration_seconds_count{route="unmatched",status="4xx"} 1')
  expect(response.body).not.toContain('secret')
  expect(response.body).toContain('process_resident_memory_bytes')
})

it('counts jobs by outcome and shows the pool', async () => {
  const metrics = createMetrics()
  metrics.jobHooks.onFinished?.('greet', 'done', 0.2)
  metrics.jobHooks.onFinished?.('greet', 'failed', 1)
  metrics.observePool(new pg.Pool({ max: 1 }))
  const text = await metrics.registry.metrics()
  expect(text).toContain('jobs_finished_total{job="greet",outcome="done"} 1')
  expect(text).toContain('jobs_finished_total{job="greet",outcome="failed"} 1')
  expect(text).toContain('job_duration_seconds_count{job="greet"} 2')
  expect(text).toContain('db_pool_connections 0')
  expect(text).toContain('db_pool_waiting 0')
})
