import Fastify from 'fastify'
import pino from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { healthHttp, type HealthCheck } from './health.ts'

async function ask(url: string, checks: Record<string, HealthCheck>, isStopping = false): Promise<[number, unknown]> {
  const http = Fastify()
  onTestFinished(() => http.close())
  await http.register(healthHttp, { checks, isStopping: () => isStopping, log: pino({ level: 'silent' }), checkMillisMax: 30 })
  const response = await http.inject(url)
  expect(response.headers['cache-control']).toBe('no-store')
  return [response.statusCode, response.json()]
}
const ok = async () => {}
const broken = () => Promise.reject(new Error('password of the database'))

it('is alive even when it cannot serve', async () => {
  expect(await ask('/healthz', { database: broken }, true)).toEqual([200, { status: 'alive' }])
})
it('is ready when every part is', async () => {
  expect(await ask('/readyz', { database: ok, migrations: ok })).toEqual([200, { status: 'ready', checks: { database: 'ok', migrations: 'ok' } }])
})
it('is not ready when a part fails or does not answer in time, and does not tell why', async () => {
  const hanging = () => new Promise<void>(() => {})
  expect(await ask('/readyz', { database: ok, files: broken, mail: hanging })).toEqual([
    503,
    { status: 'not-ready', checks: { database: 'ok', files: 'failed', mail: 'failed' } },
  ])
})
it('is not ready once it is stopping', async () => {
  expect(await ask('/readyz', { database: ok }, true)).toEqual([503, { status: 'stopping', checks: {} }])
})
