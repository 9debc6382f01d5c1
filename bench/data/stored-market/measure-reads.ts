import { HttpClient } from '../../checkout/http-client.ts'
import { percentiles } from '../../checkout/measure.ts'
import type { Read, ReadKind } from './reads.ts'

const rounds = 500
const warmUpRounds = 60

export interface AskedMarket {
  readonly url: string
  readonly kinds: Readonly<Record<string, ReadKind>>
}
export type Times = Pick<ReturnType<typeof percentiles>, 'p50' | 'p95'>

/** Asks every market the questions of this kind in turn, one at a time, so that what else the machine does slows all alike. Times in milliseconds. */
export async function measureReads(markets: readonly AskedMarket[], name: string): Promise<Times[]> {
  const asked = markets.map(({ url, kinds }) => ({ client: new HttpClient(url), kind: kinds[name]! })) // !: every market has every kind
  const times: number[][] = asked.map(() => [])
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    for (const [index, { client, kind }] of asked.entries()) {
      const millis = await ask(client, kind.read(round))
      if (round >= warmUpRounds && millis !== undefined) times[index]?.push(millis)
    }
  }
  for (const { client } of asked) client.close()
  return times.map((each) => {
    const { p50, p95 } = percentiles(each)
    return { p50, p95 }
  })
}

/** How long the answer took; undefined where a list has no second page. */
async function ask(client: HttpClient, { path, headers, page }: Read): Promise<number | undefined> {
  let address = `/api/v1${path}`
  if (page === 2) {
    const { next } = JSON.parse(await answer(client, address, headers)) as { next: string | null } // as: every list has it
    if (next === null) return undefined
    address += `${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}`
  }
  const began = performance.now()
  await answer(client, address, headers)
  return performance.now() - began
}

async function answer(client: HttpClient, address: string, headers: Read['headers']): Promise<string> {
  const { status, body } = await client.send({ method: 'GET', path: address, headers })
  if (status !== 200) throw new Error(`${address}: ${status} ${body}`)
  return body
}
