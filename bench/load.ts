import autocannon from 'autocannon'
import type { Request } from 'autocannon'

export interface Load {
  readonly perSecond: number
  readonly p50Millis: number
  readonly p99Millis: number
  readonly errors: number
}
const seconds = 8
const warmUpSeconds = 2

/** Asks a server for these paths in turn, or for what `paths` makes of a rising number, over keep-alive connections, after a short warm-up. */
export async function load(
  url: string,
  paths: readonly string[] | ((round: number) => string),
  { connections = 32, headers = {} }: { connections?: number; headers?: Record<string, string> } = {},
): Promise<Load> {
  let round = 0
  const requests =
    typeof paths === 'function'
      ? [{ method: 'GET' as const, headers, setupRequest: (request: Request) => ({ ...request, path: paths((round += 1)) }) }]
      : paths.map((path) => ({ method: 'GET' as const, path, headers }))
  await autocannon({ url, connections, duration: warmUpSeconds, requests })
  const result = await autocannon({ url, connections, duration: seconds, requests })
  return {
    perSecond: Math.round(result.requests.average),
    p50Millis: result.latency.p50,
    p99Millis: result.latency.p99,
    errors: result.errors + result.timeouts + result.non2xx,
  }
}
