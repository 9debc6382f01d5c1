import { percentiles } from '../checkout/measure.ts'
import { HttpClient } from '../checkout/http-client.ts'
import type { Answer, Send } from '../checkout/http-client.ts'

export interface Paced {
  /** Answered as they should be, a second. */
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly errors: number
}
interface Pace {
  readonly url: string
  readonly perSecond: number
  readonly seconds: number
  readonly connections: number
  readonly requestOf: (number: number) => Send
  readonly isGood: (answer: Answer) => boolean
}

/**
 * Sends so many requests a second, whether earlier ones were answered or not, over free connections. A request's time
 * begins when it was due: one that had to wait for a connection has waited as a person would have.
 */
export async function pace({ url, perSecond, seconds, connections, requestOf, isGood }: Pace): Promise<Paced> {
  const clients = Array.from({ length: connections }, () => new HttpClient(url))
  const times: number[] = []
  let errors = 0
  const start = performance.now()
  let next = 0
  const work = async (client: HttpClient) => {
    for (let number = (next += 1); number <= perSecond * seconds; number = next += 1) {
      const due = start + (number * 1000) / perSecond
      const wait = due - performance.now()
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      const answer = await client.send(requestOf(number))
      if (isGood(answer)) times.push(performance.now() - due)
      else errors += 1
    }
  }
  await Promise.all(clients.map(work))
  const took = (performance.now() - start) / 1000
  for (const client of clients) client.close()
  const { p50, p99 } = percentiles(times)
  return { perSecond: Math.round(times.length / took), p50, p99, errors }
}
