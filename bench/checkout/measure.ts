import { HttpClient } from './http-client.ts'

export interface Figures {
  /** Finished a second. */
  readonly rate: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly errors: number
}
/** What one visitor does over one connection. Answers false when it did not go as it should. */
export type Visit = (client: HttpClient, visitor: number) => Promise<boolean>

const warmUpMillis = 3000
const measuredMillis = 8000

/** Visitors come one after the other over so many connections, for some seconds after a warm-up. Times in milliseconds. */
export async function measure(url: string, connections: number, visit: Visit): Promise<Figures> {
  const times: number[] = []
  let [errors, visitors] = [0, 0]
  const start = performance.now()
  const [from, until] = [start + warmUpMillis, start + warmUpMillis + measuredMillis]
  const work = async () => {
    const client = new HttpClient(url)
    while (performance.now() < until) {
      const began = performance.now()
      const isGood = await visit(client, (visitors += 1))
      if (began < from) continue
      if (isGood) times.push(performance.now() - began)
      else errors += 1
    }
    client.close()
  }
  await Promise.all(Array.from({ length: connections }, work))
  return { rate: Math.round(times.length / ((performance.now() - from) / 1000)), ...percentiles(times), errors }
}

/** Of times in milliseconds, to a tenth. */
export function percentiles(millis: readonly number[]): Pick<Figures, 'p50' | 'p95' | 'p99'> {
  const sorted = millis.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
