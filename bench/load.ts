import autocannon from 'autocannon'

export interface Load {
  readonly perSecond: number
  readonly p50Millis: number
  readonly p99Millis: number
  readonly errors: number
}
const seconds = 8
const warmUpSeconds = 2

/** Asks a server for these paths in turn, over keep-alive connections, after a short warm-up. */
export async function load(
  url: string,
  paths: readonly string[],
  { connections = 32, headers = {} }: { connections?: number; headers?: Record<string, string> } = {},
): Promise<Load> {
  const requests = paths.map((path) => ({ method: 'GET' as const, path, headers }))
  await autocannon({ url, connections, duration: warmUpSeconds, requests })
  const result = await autocannon({ url, connections, duration: seconds, requests })
  return {
    perSecond: Math.round(result.requests.average),
    p50Millis: result.latency.p50,
    p99Millis: result.latency.p99,
    errors: result.errors + result.timeouts + result.non2xx,
  }
}
