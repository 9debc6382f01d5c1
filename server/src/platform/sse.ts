import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'

export interface EventStreamLimits {
  readonly heartbeatSeconds: number
  /** Streams of one caller: browser tabs, mostly. */
  readonly connectionsPerCallerMax: number
  readonly connectionsMax: number
  /** After this long the stream ends and the browser opens another, so that a caller whose rights ended is noticed. */
  readonly lifetimeSecondsMax: number
  /** What may wait for a slow reader before it is cut off. */
  readonly bufferedBytesMax: number
  /** How long a browser waits before it opens a stream again. */
  readonly retryMillis: number
}

export const eventStreamLimits: EventStreamLimits = {
  heartbeatSeconds: 15,
  connectionsPerCallerMax: 8,
  connectionsMax: 5_000,
  lifetimeSecondsMax: 1_800,
  bufferedBytesMax: 64 * 1024,
  retryMillis: 3_000,
}

const endMillisMax = 2_000

export interface EventStream {
  /** Whose connections are counted together. */
  readonly caller: string
  /** Begins to send and returns what ends that. Called once the stream is open. */
  readonly subscribe: (send: (data: string) => void) => () => void
}

export interface EventStreams {
  /**
   * Answers a request with server-sent events (HTML Standard, section 9.2) until either side ends it.
   * @returns `tooMany` when the caller or the process has all the streams it may have; nothing was answered then
   */
  open(reply: FastifyReply, stream: EventStream): 'opened' | 'tooMany'
  /** Ends all streams and opens no more. Called first when the process stops: open streams would hold it up. */
  close(): void
  readonly count: number
}

/** All event streams of a process. Ids count up within a stream: nothing is replayed, a reader asks the API again. */
export function createEventStreams(limits: EventStreamLimits = eventStreamLimits): EventStreams {
  const ends = new Set<() => void>()
  const perCaller = new Map<string, number>()
  let isClosed = false
  return {
    open: (reply, { caller, subscribe }) => {
      const own = perCaller.get(caller) ?? 0
      if (isClosed || own >= limits.connectionsPerCallerMax || ends.size >= limits.connectionsMax) return 'tooMany'
      perCaller.set(caller, own + 1)
      const end = stream(reply, { subscribe, limits, onEnd: () => release(caller, end) })
      ends.add(end)
      return 'opened'
    },
    close: () => {
      isClosed = true
      for (const end of ends) end()
    },
    get count() {
      return ends.size
    },
  }

  function release(caller: string, end: () => void): void {
    ends.delete(end)
    const left = (perCaller.get(caller) ?? 1) - 1
    if (left > 0) perCaller.set(caller, left)
    else perCaller.delete(caller)
  }
}

interface StreamOptions {
  readonly subscribe: EventStream['subscribe']
  readonly limits: EventStreamLimits
  readonly onEnd: () => void
}

/** Writes the events of one connection. Returns what ends it in order. */
function stream(reply: FastifyReply, { subscribe, limits, onEnd }: StreamOptions): () => void {
  const response = begin(reply, limits)
  let sentCount = 0
  const send = (text: string) => writeBounded(response, text, limits.bufferedBytesMax)
  const heartbeat = setInterval(() => send(':\n\n'), limits.heartbeatSeconds * 1000).unref()
  const lifetime = setTimeout(() => endSoon(response), limits.lifetimeSecondsMax * 1000).unref()
  const unsubscribe = subscribe((data) => {
    sentCount += 1
    send(`id: ${sentCount}\n${dataLines(data)}\n\n`)
  })
  // 'close' comes in every case: ended by us, by the reader, or cut off.
  response.once('close', () => {
    clearInterval(heartbeat)
    clearTimeout(lifetime)
    unsubscribe()
    onEnd()
  })
  response.on('error', () => response.destroy())
  return () => endSoon(response)
}

/** Ends in order; a reader that does not even take the end is cut off. */
function endSoon(response: ServerResponse): void {
  response.end()
  setTimeout(() => response.destroy(), endMillisMax).unref()
}

function begin(reply: FastifyReply, { retryMillis }: EventStreamLimits): ServerResponse {
  reply.hijack()
  const response = reply.raw
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) response.setHeader(name, value)
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no', // nginx would hold events back until a buffer is full
  })
  response.socket?.setNoDelay(true)
  response.write(`retry: ${retryMillis}\n\n`)
  return response
}

/** A reader that does not keep up is cut off; its browser comes back and asks the API for what it missed. */
function writeBounded(response: ServerResponse, text: string, bufferedBytesMax: number): void {
  if (response.writableEnded || response.destroyed) return
  response.write(text)
  if (response.writableLength > bufferedBytesMax) response.destroy()
}

/** Every line of the data gets its own field: a line break inside must not begin another field. */
function dataLines(data: string): string {
  return data
    .split(/\r\n|\r|\n/)
    .map((line) => `data: ${line}`)
    .join('\n')
}
