import { request, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createLive } from './live.ts'
import { createEventStreams, eventStreamLimits, type EventStreamLimits } from './sse.ts'

async function serve(limits: Partial<EventStreamLimits> = {}) {
  const live = createLive()
  const streams = createEventStreams({ ...eventStreamLimits, ...limits })
  const http = Fastify({ forceCloseConnections: true })
  http.get<{ Querystring: { caller?: string } }>('/events', (incoming, reply) => {
    void reply.header('x-request-id', 'r1')
    const subscribe = (send: (data: string) => void) => live.subscribe(['a'], send)
    if (streams.open(reply, { caller: incoming.query.caller ?? 'me', subscribe }) === 'tooMany') void reply.code(503).send('busy')
  })
  await http.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => http.close())
  const { port } = http.server.address() as AddressInfo // as: it listens on a port
  return { live, streams, port, open: (caller = 'me') => openStream(port, caller) }
}

interface Reader {
  readonly response: IncomingMessage
  text: string
  isEnded: boolean
}
function openStream(port: number, caller: string): Promise<Reader> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: `/events?caller=${caller}` }, (response) => {
      const reader: Reader = { response, text: '', isEnded: false }
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (reader.text += chunk))
      response.on('close', () => (reader.isEnded = true)).on('error', () => {})
      resolve(reader)
    })
      .on('error', reject)
      .end()
  })
}

it('sends what is published, each line in its field, with the headers set before', async () => {
  const { live, open } = await serve()
  const reader = await open()
  expect(reader.response.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-request-id': 'r1',
  })
  live.publish('a', '{"topic":"order"}')
  live.publish('a', 'two\r\nevent: lines')
  await vi.waitFor(() => expect(reader.text).toBe('retry: 3000\n\nid: 1\ndata: {"topic":"order"}\n\nid: 2\ndata: two\ndata: event: lines\n\n'))
})
it('keeps the connection alive and ends it after its lifetime', async () => {
  const { open, streams } = await serve({ heartbeatSeconds: 0.02, lifetimeSecondsMax: 0.2 })
  const reader = await open()
  await vi.waitFor(() => expect(reader.text).toContain('\n\n:\n\n:\n\n'))
  await vi.waitFor(() => expect(reader.isEnded).toBe(true))
  expect(streams.count).toBe(0)
})
it('lets go when the reader leaves, so that the next one fits', async () => {
  const { live, streams, open } = await serve({ connectionsPerCallerMax: 1 })
  const first = await open()
  expect((await open()).response.statusCode).toBe(503)
  expect((await open('other')).response.statusCode).toBe(200)
  first.response.destroy()
  await vi.waitFor(() => expect([streams.count, live.subscriberCount]).toEqual([1, 1]))
  expect((await open()).response.statusCode).toBe(200)
})
it('has a limit for all callers together', async () => {
  const { open } = await serve({ connectionsMax: 2 })
  await open('a')
  await open('b')
  expect((await open('c')).response.statusCode).toBe(503)
})
it('cuts a reader off that does not read', async () => {
  const { live, streams, port } = await serve({ bufferedBytesMax: 1000 })
  const socket = connect(port, '127.0.0.1', () => socket.write('GET /events HTTP/1.1\r\nhost: x\r\n\r\n'))
  socket.on('error', () => {}).pause()
  onTestFinished(() => void socket.destroy())
  await vi.waitFor(() => expect(streams.count).toBe(1))
  for (let round = 0; round < 200 && streams.count > 0; round += 1) {
    live.publish('a', 'x'.repeat(100_000))
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect([streams.count, live.subscriberCount]).toEqual([0, 0])
})
it('ends all streams at the end of the process and opens no more', async () => {
  const { streams, open } = await serve()
  const reader = await open()
  streams.close()
  await vi.waitFor(() => expect(reader.isEnded).toBe(true))
  expect((await open()).response.statusCode).toBe(503)
})
